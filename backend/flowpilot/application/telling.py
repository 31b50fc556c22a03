"""Who is told of a handoff, by bell and mail, in the transaction that makes it true."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.domain import event
from flowpilot.domain.account import Actor, Person, User, audience
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound
from flowpilot.domain.handoff import Handoff
from flowpilot.domain.ladder import TellingPlan
from flowpilot.domain.notification import (
    NewDelivery,
    NewNotification,
    NotificationKind,
    escalation_title,
)
from flowpilot.domain.session import AISession

ESCALATOR_TITLES: dict[NotificationKind, str] = {
    "claimed": "{name} picked up your escalation",
    "released": "{name} gave your escalation back to the queue",
    "handed_back": "{name} handed your session back with an answer",
    "resolved": "{name} resolved your session",
    "cancelled": "{name} cancelled your escalation",
}


@dataclass(frozen=True, slots=True)
class Hearing:
    """That somebody hears of something, and from when on by mail, push and chat; absent for the bell alone."""

    user_id: UUID
    at: datetime | None


async def tell_people(
    unit: Unit, handoff_id: UUID | None, kind: NotificationKind, title: str, href: str, hearings: Sequence[Hearing]
) -> None:
    """One notification for each of them, with a delivery over each of their channels."""
    await unit.notifications.add(
        handoff_id,
        [
            NewNotification(
                hearing.user_id, kind, title, href, [NewDelivery("email", hearing.at)] if hearing.at else []
            )
            for hearing in hearings
        ],
    )


async def tell_team(
    unit: Unit,
    handoff_id: UUID,
    session: AISession,
    escalator: Person,
    people: Sequence[User],
    target_user_id: UUID | None,
    plan: TellingPlan,
    without: UUID | None = None,
) -> None:
    """Everybody who could take it hears of it, except the escalator and whoever just let go."""
    title = escalation_title(escalator.name, session.ticket_ref, session.problem)
    left_out = {escalator.id} | ({without} if without else set())
    team = audience(list(people), without=left_out)
    hearings = [Hearing(user.id, plan.hears_at(user, team, target_user_id, unit.now)) for user in team]
    await tell_people(unit, handoff_id, "escalation", title, f"/escalations/{handoff_id}", hearings)


async def tell_escalator(
    unit: Unit, actor: Actor | None, session: AISession, handoff: Handoff, kind: NotificationKind
) -> None:
    """The escalator's own bell says what became of it; no mail."""
    title = ESCALATOR_TITLES[kind].format(name=actor.user.name if actor else "FlowPilot")
    escalator = Hearing(handoff.escalated_by.id, None)
    await tell_people(unit, handoff.id, kind, title, f"/pilot/{session.id}", [escalator])


async def frames_written(unit: Unit, handoff_id: UUID, user_ids: Sequence[UUID]) -> None:
    """Somebody's stream carried the card: they are told from now on, and everybody sees the new number."""
    if await unit.sessions.lock_of_handoff(handoff_id) is None:
        return
    before = await unit.deliveries.told_of(handoff_id)
    await unit.notifications.streamed(handoff_id, user_ids)
    after = await unit.deliveries.told_of(handoff_id)
    if after != before:
        unit.announce(event.delivery_changed(handoff_id, after))


async def mark_read(unit: Unit, actor: Actor, notification_id: UUID) -> None:
    """Mark one's own notification as read."""
    if not await unit.notifications.read(notification_id, actor.id):
        raise NotFound
    unit.audit(AuditEntry("notification.read", "notification", notification_id, actor.id))
