"""All that an account has as one file: an admin asks for it, the worker makes it beside its rounds, it is kept for
some days."""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import IO
from uuid import UUID

from flowpilot.application.errands import Errands
from flowpilot.application.ports import Unit, Units
from flowpilot.application.ports_exports import Archive, TakenExport
from flowpilot.application.ports_ladder import NewTimer, Timer
from flowpilot.domain.account import Actor
from flowpilot.domain.account_export import TRIES, AccountExport
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound, WrongState
from flowpilot.domain.session_file import PART

EXPORT = "export"
FOUND_AGAIN_AFTER = timedelta(minutes=15)
AT_ONCE = 1


async def ask(unit: Unit, actor: Actor) -> AccountExport:
    """A new export, which the worker makes soon. Raises `WrongState` while another one is pending."""
    export_id = unit.new_id()
    if not await unit.exports.add(export_id, actor.id):
        raise WrongState("pending")
    await unit.timers.set(None, [NewTimer(EXPORT, unit.now)])
    unit.audit(AuditEntry("account_export.ask", "account_export", export_id, actor.id))
    return await get(unit, export_id)


async def get(unit: Unit, export_id: UUID) -> AccountExport:
    """One of them, or `NotFound`."""
    export = await unit.exports.get(export_id)
    if export is None:
        raise NotFound
    return export


async def delete(unit: Unit, actor: Actor, export_id: UUID) -> None:
    """Delete one that is over. Raises `NotFound`, or `WrongState` while it is pending."""
    if not await unit.exports.delete(export_id):
        raise WrongState((await get(unit, export_id)).state)
    unit.audit(AuditEntry("account_export.delete", "account_export", export_id, actor.id))


async def parts_of(units: Units, account_id: UUID, export: AccountExport) -> AsyncIterator[bytes]:
    """Its content, part by part, each in a transaction of its own: a slow reader holds no connection."""
    for number in range(-(-(export.size or 0) // PART)):
        async with units.begin(account_id) as unit:
            part = await unit.exports.part(export.id, number)
        if part is None:
            raise NotFound
        yield part


class Exporters:
    """Makes exports beside the worker's rounds, one at a time. `units` may take long. `lost` hears of what went wrong;
    the export is found again after `FOUND_AGAIN_AFTER`, and fails for good after `TRIES`."""

    def __init__(self, units: Units, archive: Archive, lost: Callable[[BaseException], None]) -> None:
        self._units = units
        self._archive = archive
        self._errands = Errands(lost)
        self._turn = asyncio.Semaphore(AT_ONCE)

    @property
    def busy(self) -> bool:
        """Whether one is being made."""
        return self._errands.count > 0

    async def take_up(self, unit: Unit, timer: Timer) -> None:  # noqa: ARG002 - what a timer's act is given
        """The act of a timer: begin when this unit has committed, and look again whether it was done."""
        taken = await unit.exports.take()
        if taken is None:
            return
        if taken.tries > TRIES:
            await unit.exports.fail(taken.id)
            unit.audit(AuditEntry("account_export.fail", "account_export", taken.id, None))
            return
        await unit.timers.set(None, [NewTimer(EXPORT, unit.now + FOUND_AGAIN_AFTER)])
        self._errands.begin(self._make(unit.account_id, taken))

    async def run(self) -> None:
        """Until it is cancelled; what is under way then is left to the next worker."""
        await self._errands.run()

    async def _make(self, account_id: UUID, taken: TakenExport) -> None:
        async with self._turn:
            with tempfile.TemporaryFile() as file:
                await self._archive.write(account_id, file)
                async with self._units.begin(account_id) as unit:
                    await _store(unit, taken, file)


async def _store(unit: Unit, taken: TakenExport, file: IO[bytes]) -> None:
    # Waits for the unit that took it up; whatever was taken away from the account meanwhile let it fail.
    if not await unit.exports.hold(taken):
        return
    digest, size = hashlib.sha256(), file.tell()
    file.seek(0)
    for number in range(-(-size // PART)):
        part = file.read(PART)
        digest.update(part)
        await unit.exports.add_part(taken.id, number, part)
    await unit.exports.finish(taken.id, size, digest.digest())
    unit.audit(AuditEntry("account_export.finish", "account_export", taken.id, None, {"size": size}))
