"""An account's canary: whether and how often it flies, and where its mail goes."""

from dataclasses import replace
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_ladder import NewTimer
from flowpilot.domain import event
from flowpilot.domain.account import Actor, Person, hidden_user
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.canary import NAME, PROBLEM, Canary
from flowpilot.domain.errors import Invalid, WrongState
from flowpilot.domain.session import AISession

CANARY = "canary"  # the kind of its user
FLIGHT = "canary"  # the kind of its timers


async def change_canary(unit: Unit, actor: Actor, *, enabled: bool, every_minutes: int, address: str | None) -> Canary:
    """Set it up; what is changed is tried at once."""
    if enabled and not address:
        raise Invalid("/address", "Please say where its mail goes.")
    before = await unit.canaries.hold()
    after = before.with_wishes(enabled=enabled, every_minutes=every_minutes, address=address, now=unit.now)
    if enabled and before.user_id is None:
        after = await _hatched(unit, after)
    if before.enabled and not enabled and before.session_id:
        await _call_back(unit, before.session_id)
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


async def end_flight(unit: Unit, session: AISession) -> None:
    """End the handoff of the canary's locked session, where one is open, and what signs the canary in."""
    await unit.logins.end_tokens(session.user_id, unit.now)
    handoff_id = await unit.canaries.left_open(session.id)
    if handoff_id is None:
        return
    await unit.handoffs.end(handoff_id, "cancelled")
    await unit.deliveries.cancel_waiting(handoff_id, "the flight is over")
    await unit.sessions.move(session.id, "active")
    person = Person(session.user_id, session.user_name)
    unit.announce(event.of_canary(event.cancelled(handoff_id, session.id, person, unit.now)))
    unit.audit(AuditEntry("session_handoff.cancel", "session_handoff", handoff_id, session.user_id))


async def _call_back(unit: Unit, session_id: UUID) -> None:
    session = await unit.canaries.lock_session(session_id)
    if session:
        await end_flight(unit, session)


async def _write(unit: Unit, before: Canary, after: Canary) -> None:
    # A timer that was set before finds another `next_at` and does nothing.
    await unit.canaries.write(after)
    if after.next_at and after.next_at != before.next_at:
        await unit.timers.set(None, [NewTimer(FLIGHT, after.next_at)])


async def _hatched(unit: Unit, canary: Canary) -> Canary:
    user, session_id = hidden_user(CANARY, unit.new_id(), NAME, unit.now), unit.new_id()
    await unit.people.add_hidden(user)
    await unit.canaries.begin_session(session_id, user.id, PROBLEM)
    return replace(canary, user_id=user.id, session_id=session_id)
