"""An account's canary: whether and how often it flies, and where its mail goes."""

from dataclasses import replace

from flowpilot.application.ports import Unit
from flowpilot.application.ports_ladder import NewTimer
from flowpilot.domain.account import Actor, User
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.canary import NAME, PROBLEM, Canary
from flowpilot.domain.errors import Invalid, WrongState

FLIGHT = "canary"  # the kind of its timers


async def change_canary(unit: Unit, actor: Actor, *, enabled: bool, every_minutes: int, address: str | None) -> Canary:
    """Set it up; what is changed is tried at once."""
    if enabled and not address:
        raise Invalid("/address", "Please say where its mail goes.")
    before = await unit.canaries.hold()
    after = before.with_wishes(enabled=enabled, every_minutes=every_minutes, address=address, now=unit.now)
    if enabled and before.user_id is None:
        after = await _hatched(unit, after)
    await _write(unit, before, after)
    wishes = ("enabled", "every_minutes", "address")
    changed = [name for name in wishes if getattr(before, name) != getattr(after, name)]
    unit.audit(AuditEntry("canary.change", "account", unit.account_id, actor.id, {"changed": changed}))
    return after


async def fly_now(unit: Unit, actor: Actor) -> Canary:
    """Let it fly as soon as it may; while it flies nothing changes. Raises `WrongState` while it rests."""
    before = await unit.canaries.hold()
    if not before.enabled:
        raise WrongState("resting")
    after = before if before.is_flying(unit.now) else replace(before, next_at=before.soonest(unit.now))
    await _write(unit, before, after)
    unit.audit(AuditEntry("canary.fly", "account", unit.account_id, actor.id))
    return after


async def _write(unit: Unit, before: Canary, after: Canary) -> None:
    # A timer that was set before finds another `next_at` and does nothing.
    await unit.canaries.write(after)
    if after.next_at and after.next_at != before.next_at:
        await unit.timers.set(None, [NewTimer(FLIGHT, after.next_at)])


async def _hatched(unit: Unit, canary: Canary) -> Canary:
    """With a user, whom nobody sees and who has neither password nor address, and a session."""
    user_id, session_id = unit.new_id(), unit.new_id()
    user = User(
        id=user_id,
        email=f"canary {user_id}",
        name=NAME,
        role="engineer",
        tier=1,
        locale=None,
        created_at=unit.now,
        disabled_at=None,
        deleted_at=None,
        invited=False,
    )
    await unit.canaries.hatch(user, session_id, PROBLEM)
    return replace(canary, user_id=user_id, session_id=session_id)
