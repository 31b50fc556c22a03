"""The stopwatch's calls: recorded, changed and removed with a trace, and frozen period by period."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.baseline import (
    CALLS_FLOOR,
    BaselineCall,
    BaselineFreeze,
    BaselineRevision,
    Measurement,
    Removal,
    check_changer,
    check_in_force,
    check_measurement,
    check_period,
)
from flowpilot.domain.errors import Invalid, NotFound, WrongState


@dataclass(frozen=True, slots=True)
class NewFreeze:
    """Which period to freeze, up to but without `to_at`."""

    from_at: datetime
    to_at: datetime
    name: str | None


async def record(unit: Unit, actor: Actor, measured: Measurement) -> BaselineCall:
    """A new call. Raises `Invalid`."""
    check_measurement(measured, unit.now)
    call = BaselineCall(unit.new_id(), measured, actor.person, unit.now, None, 0, None)
    await unit.baselines.add(call)
    unit.audit(AuditEntry("baseline_call.record", "baseline_call", call.id, actor.id))
    return call


async def changeable(unit: Unit, actor: Actor, call_id: UUID) -> BaselineCall:
    """One, locked, that this person may change or remove. Raises `NotFound` or `Forbidden`."""
    call = await unit.baselines.lock(call_id)
    if call is None:
        raise NotFound
    check_changer(call, actor)
    return call


async def change(
    unit: Unit, actor: Actor, call: BaselineCall, given: Mapping[str, object], reason: str
) -> BaselineCall:
    """Replace the given members of the measurement; what stood before is kept. Nothing happens where nothing differs.
    Raises `WrongState` or `Invalid`."""
    check_in_force(call)
    now_stands = asdict(call.measured)
    changed = tuple(sorted(name for name, value in given.items() if value != now_stands[name]))
    if not changed:
        return call
    measured = Measurement(**{**now_stands, **given})
    check_measurement(measured, unit.now)
    revision = BaselineRevision(call.revisions + 1, unit.now, actor.person, reason, changed, call.measured)
    later = replace(call, measured=measured, changed_at=unit.now, revisions=revision.number)
    await unit.baselines.change(later, revision)
    members = {"changed": list(changed), "revision": revision.number}
    unit.audit(AuditEntry("baseline_call.change", "baseline_call", call.id, actor.id, members))
    return later


async def remove(unit: Unit, actor: Actor, call: BaselineCall, reason: str) -> BaselineCall:
    """Take it out of the baseline; it stays readable. Raises `WrongState`."""
    check_in_force(call)
    removed = replace(call, removed=Removal(unit.now, actor.person, reason))
    await unit.baselines.remove(removed)
    unit.audit(AuditEntry("baseline_call.remove", "baseline_call", call.id, actor.id))
    return removed


async def revisions(unit: Unit, call_id: UUID) -> Sequence[BaselineRevision]:
    """What was changed, the newest first. Raises `NotFound`."""
    if await unit.baselines.get(call_id) is None:
        raise NotFound
    return await unit.baselines.revisions(call_id)


async def freeze(unit: Unit, actor: Actor, new: NewFreeze) -> BaselineFreeze:
    """Copy the calls of a period; later calls, changes and removals do not touch the copies. Raises `WrongState`
    while another freeze is in force, or `Invalid`."""
    await unit.baselines.hold()
    if await unit.baselines.freeze_in_force():
        raise WrongState("frozen")
    check_period(new.from_at, new.to_at, unit.now)
    n_calls = await unit.baselines.count(new.from_at, new.to_at)
    if n_calls < CALLS_FLOOR:
        raise Invalid("/from", f"At least {CALLS_FLOOR} calls are needed in it, and there are {n_calls}.")
    made = BaselineFreeze(unit.new_id(), new.from_at, new.to_at, new.name, n_calls, actor.person, unit.now, None)
    await unit.baselines.freeze(made)
    unit.audit(AuditEntry("baseline_freeze.make", "baseline_freeze", made.id, actor.id, {"n_calls": n_calls}))
    return made


async def lift(unit: Unit, actor: Actor, freeze_id: UUID, reason: str) -> BaselineFreeze:
    """From now on all calls count again. Raises `NotFound` or `WrongState`."""
    await unit.baselines.hold()
    found = next((one for one in await unit.baselines.freezes() if one.id == freeze_id), None)
    if found is None:
        raise NotFound
    if found.lifted:
        raise WrongState("lifted")
    lifted = replace(found, lifted=Removal(unit.now, actor.person, reason))
    await unit.baselines.lift(lifted)
    unit.audit(AuditEntry("baseline_freeze.lift", "baseline_freeze", found.id, actor.id))
    return lifted
