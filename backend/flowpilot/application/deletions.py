"""What goes for good: a client with its sessions, and what is kept no longer."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from flowpilot.application.ports import Unit, Units
from flowpilot.application.ports_deletions import Deletions
from flowpilot.domain.account import Actor
from flowpilot.domain.account_export import KEPT
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import ClientInTransit, NotFound
from flowpilot.domain.retention import (
    ATTEMPT_DETAILS_ARE_KEPT,
    CANARY_FLIGHTS_ARE_KEPT,
    TIMERS_ARE_KEPT,
    Contents,
    Retention,
)

SESSIONS_AT_ONCE = 100
ROWS_AT_ONCE = 1_000


async def lock_client(unit: Unit, client_id: UUID) -> Sequence[UUID]:
    """The client's sessions, locked with it; or `NotFound`."""
    session_ids = await unit.deletions.lock_client(client_id)
    if session_ids is None:
        raise NotFound
    return session_ids


async def delete_client(unit: Unit, actor: Actor, client_id: UUID, session_ids: Sequence[UUID]) -> None:
    """The locked client with all its sessions and what hangs on them. Events about them can be replayed no more, so
    another history of events begins for everybody. Raises `ClientInTransit`."""
    contents = await unit.deletions.contents_of_client(client_id)
    if contents.in_transit:
        raise ClientInTransit(contents.in_transit)
    for first in range(0, len(session_ids), SESSIONS_AT_ONCE):
        await unit.deletions.delete_sessions(session_ids[first : first + SESSIONS_AT_ONCE])
    await unit.deletions.delete_client(client_id)
    await unit.exports.forget_all()
    if session_ids:
        await unit.deletions.begin_history()
    members = {"sessions": contents.sessions, "steps": contents.steps, "files": contents.files}
    unit.audit(AuditEntry("client.delete", "client", client_id, actor.id, members))


async def keep_for(unit: Unit, actor: Actor, retention: Retention) -> Retention:
    """Keep sessions and files for so long from now on; the worker deletes what is older within an hour."""
    before = await unit.deletions.retention()
    await unit.deletions.keep_for(retention)
    members = {
        "changed": [
            name for name in ("session_days", "file_days") if getattr(before, name) != getattr(retention, name)
        ],
        "session_days": retention.session_days,
        "file_days": retention.file_days,
    }
    unit.audit(AuditEntry("retention.change", "account", actor.account.id, actor.id, members))
    return retention


async def would_go(unit: Unit, retention: Retention) -> Contents:
    """What these days would delete now."""
    await unit.deletions.retention()  # the clock is known after the first answer
    return await unit.deletions.contents_ended_before(
        _before(unit.now, retention.session_days), _before(unit.now, retention.file_days)
    )


async def clear(units: Units, account_id: UUID) -> None:
    """Delete what an account keeps no longer, batch by batch, each in a transaction of its own. Raises
    `Unavailable`."""
    always = [_older_than(kept, delete) for kept, delete in _ALWAYS]
    for some in (_old_sessions, _old_files, *always, _old_exports):
        more = True
        while more:
            async with units.begin(account_id) as unit:
                more = await some(unit)


Some = Callable[[Unit], Awaitable[bool]]
Delete = Callable[[Deletions, datetime, int], Awaitable[int]]


async def delete_all_sessions(units: Units, account_id: UUID) -> int:
    """Delete the sessions of an account that leaves, batch by batch; how many. Raises `Unavailable`."""
    deleted = 0
    while True:
        async with units.begin(account_id) as unit:
            session_ids = await unit.deletions.lock_any(SESSIONS_AT_ONCE)
            if not session_ids:
                return deleted
            await unit.deletions.delete_sessions(session_ids)
        deleted += len(session_ids)


async def _old_sessions(unit: Unit) -> bool:
    days = (await unit.deletions.retention()).session_days
    before = _before(unit.now, days)
    if before is None:
        return False
    session_ids = await unit.deletions.lock_ended_before(before, SESSIONS_AT_ONCE)
    if session_ids:
        await unit.deletions.delete_sessions(session_ids)
        members = {"sessions": len(session_ids), "session_days": days}
        unit.audit(AuditEntry("retention.delete", "account", unit.account_id, None, members))
    return len(session_ids) == SESSIONS_AT_ONCE


async def _old_files(unit: Unit) -> bool:
    days = (await unit.deletions.retention()).file_days
    before = _before(unit.now, days)
    if before is None:
        return False
    files = await unit.deletions.delete_files(before, SESSIONS_AT_ONCE)
    if files:
        members = {"files": files, "file_days": days}
        unit.audit(AuditEntry("retention.delete", "account", unit.account_id, None, members))
    return files == SESSIONS_AT_ONCE


def _older_than(kept: timedelta, delete: Delete) -> Some:
    async def some(unit: Unit) -> bool:
        await unit.deletions.retention()  # the clock is known after the first answer
        return await delete(unit.deletions, unit.now - kept, ROWS_AT_ONCE) == ROWS_AT_ONCE

    return some


async def _old_exports(unit: Unit) -> bool:
    await unit.deletions.retention()
    await unit.exports.forget_old(unit.now - KEPT)
    return False


_ALWAYS: Sequence[tuple[timedelta, Delete]] = (
    (CANARY_FLIGHTS_ARE_KEPT, lambda deletions, before, limit: deletions.delete_flights(before, limit)),
    (TIMERS_ARE_KEPT, lambda deletions, before, limit: deletions.delete_timers(before, limit)),
    (ATTEMPT_DETAILS_ARE_KEPT, lambda deletions, before, limit: deletions.clear_attempts(before, limit)),
)


def _before(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else now - timedelta(days=days)
