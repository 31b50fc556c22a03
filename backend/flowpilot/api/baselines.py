"""The stopwatch: calls that people timed, their changes and removals, and frozen periods."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from flowpilot.api.baseline_schemas import (
    CallChangeIn,
    CallIn,
    CallOut,
    CallsOut,
    FreezeIn,
    FreezeOut,
    FreezesOut,
    RevisionOut,
    RevisionsOut,
)
from flowpilot.api.requests import ADMIN, WORKING, TheActor, TheUnit, router_for
from flowpilot.api.schemas import read_cursor, write_cursor
from flowpilot.api.session_schemas import ReasonIn
from flowpilot.application import baselines
from flowpilot.application.ports_baselines import CallQuery
from flowpilot.domain.baseline import BaselineCall

working = router_for(WORKING, prefix="/baselines", tags=["baseline"])
admin = router_for(ADMIN, prefix="/baselines", tags=["baseline"])


async def _changeable(call_id: UUID, unit: TheUnit, actor: TheActor) -> BaselineCall:
    return await baselines.changeable(unit, actor, call_id)


Changeable = Annotated[BaselineCall, Depends(_changeable)]


@working.post("", status_code=201)
async def record_call(body: CallIn, unit: TheUnit, actor: TheActor) -> CallOut:
    """Keep a call that was timed."""
    return CallOut.of(await baselines.record(unit, actor, body.measured()))


@working.get("")
async def list_calls(
    unit: TheUnit,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    *,
    removed: Annotated[bool, Query(description="Also those that were removed.")] = False,
) -> CallsOut:
    """Timed calls of the account, the latest start first."""
    found = await unit.baselines.list(CallQuery(read_cursor(cursor), limit + 1, removed))
    page = found[:limit]
    more = write_cursor((page[-1].measured.started_at, page[-1].id)) if len(found) > limit else None
    return CallsOut(items=[CallOut.of(call) for call in page], next_cursor=more)


@working.get("/freezes")
async def list_freezes(unit: TheUnit) -> FreezesOut:
    """Frozen periods, the newest first; at most one is not lifted, and savings use its copies."""
    return FreezesOut(items=[FreezeOut.of(one) for one in await unit.baselines.freezes()])


@admin.post("/freezes", status_code=201)
async def freeze_period(body: FreezeIn, unit: TheUnit, actor: TheActor) -> FreezeOut:
    """Copy the calls of a period, at least five: what is recorded, changed or removed later does not touch the
    copies. 409 `wrong_state` (`frozen`) while another one is in force."""
    return FreezeOut.of(await baselines.freeze(unit, actor, baselines.NewFreeze(body.from_at, body.to_at, body.name)))


@admin.post("/freezes/{freeze_id}/lift")
async def lift_freeze(freeze_id: UUID, body: ReasonIn, unit: TheUnit, actor: TheActor) -> FreezeOut:
    """From now on all calls count again."""
    return FreezeOut.of(await baselines.lift(unit, actor, freeze_id, body.reason))


@working.patch("/{call_id}")
async def change_call(call: Changeable, body: CallChangeIn, unit: TheUnit, actor: TheActor) -> CallOut:
    """Correct a call; what stood before stays readable. Admins may correct everybody's."""
    return CallOut.of(await baselines.change(unit, actor, call, body.given(), body.reason))


@working.delete("/{call_id}")
async def remove_call(call: Changeable, body: ReasonIn, unit: TheUnit, actor: TheActor) -> CallOut:
    """Take a call out of the baseline; it stays readable, with who, when and why."""
    return CallOut.of(await baselines.remove(unit, actor, call, body.reason))


@working.get("/{call_id}/revisions")
async def list_revisions(call_id: UUID, unit: TheUnit) -> RevisionsOut:
    """What was changed in it, the newest first."""
    return RevisionsOut(items=[RevisionOut.of(one) for one in await baselines.revisions(unit, call_id)])
