"""Who is told of something, by bell, mail, push and chat, in the transaction that makes it true."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_alerts import Team
from flowpilot.domain import event
from flowpilot.domain.account import Actor, Person, audience
from flowpilot.domain.alert import Listening
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound
from flowpilot.domain.handoff import Handoff
from flowpilot.domain.ladder import TellingPlan
from flowpilot.domain.language import Text
from flowpilot.domain.notification import (
    FIRST_TIER_FIRST,
    NAMED_PERSON_FIRST,
    NewDelivery,
    NewNotification,
    NotificationKind,
    mail_due,
    over,
)
from flowpilot.domain.session import AISession, Priority
from flowpilot.domain.titles import TO_ESCALATOR, escalation_title


@dataclass(frozen=True, slots=True)
class Hearing:
    """That somebody hears of something, and from when on by mail, push and chat; absent for the bell alone.

    Without a person it is the account's rooms that hear. `reason` says why a later moment was chosen.
    """

    user_id: UUID | None
    at: datetime | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What there is to tell; without a priority it is for all channels."""

    kind: NotificationKind
    title: Text
    href: str
    priority: Priority | None


async def tell_people(
    unit: Unit,
    handoff_id: UUID | None,
    kind: NotificationKind,
    title: Text,
    href: str,
    hearings: Sequence[Hearing],
    priority: Priority | None = None,
) -> None:
    """One notification for each of them, with a mail and a delivery over each of their channels that hear this
    priority (without one: all); one for each room. One read and one write, however many they are."""
    by_more_than_bell = any(hearing.at for hearing in hearings)
    listening = await unit.alerts.listening() if by_more_than_bell else Listening((), ())
    news = News(kind, title, href, priority)
    await unit.notifications.add(handoff_id, _notifications(news, hearings, listening))


async def tell_team(
    unit: Unit,
    handoff_id: UUID,
    session: AISession,
    escalator: Person,
    team: Team,
    target_user_id: UUID | None,
    plan: TellingPlan,
    priority: Priority,
    without: UUID | None = None,
) -> None:
    """Everybody who could take it hears of it, except the escalator and whoever just let go; the rooms too, but not
    before everybody does."""
    title = escalation_title(escalator.name, session.ticket_ref, session.problem)
    left_out = {escalator.id} | ({without} if without else set())
    people = audience(list(team.people), without=left_out)
    times: dict[UUID | None, datetime | None]
    times = {user.id: plan.hears_at(user, people, target_user_id, unit.now) for user in people}
    times[None] = unit.now if all(at == unit.now for at in times.values()) else plan.others_at
    first = NAMED_PERSON_FIRST if target_user_id else FIRST_TIER_FIRST
    hearings = [Hearing(user_id, at, first if at and at > unit.now else None) for user_id, at in times.items()]
    news = News("escalation", title, f"/escalations/{handoff_id}", priority)
    await unit.notifications.add(handoff_id, _notifications(news, hearings, team.listening))


async def tell_escalator(
    unit: Unit, actor: Actor | None, session: AISession, handoff: Handoff, kind: NotificationKind
) -> None:
    """The bell of the escalator, and of whom the session was given to since, says what became of it; no mail."""
    title = TO_ESCALATOR[kind].filled(name=actor.user.name if actor else "FlowPilot")
    hearings = [Hearing(handoff.escalated_by.id, None)]
    if session.user_id != handoff.escalated_by.id and (actor is None or session.user_id != actor.id):
        hearings.append(Hearing(session.user_id, None))
    await tell_people(unit, handoff.id, kind, title, f"/pilot/{session.id}", hearings)


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


def _notifications(news: News, hearings: Sequence[Hearing], listening: Listening) -> list[NewNotification]:
    return [
        NewNotification(hearing.user_id, news.kind, news.title, news.href, deliveries)
        for hearing in hearings
        for deliveries in _deliveries(news, hearing, listening)
    ]


def _deliveries(news: News, hearing: Hearing, listening: Listening) -> list[list[NewDelivery]]:
    """Those of each notification: a person has one notification with everything, the rooms have one each."""
    if hearing.at is None:
        return [[]]
    over_channels = [
        over(channel, hearing.at, hearing.reason) for channel in listening.of(hearing.user_id, news.priority)
    ]
    if hearing.user_id is None:
        return [[delivery] for delivery in over_channels]
    mail = NewDelivery("email", mail_due(listening, hearing.user_id, news.kind, hearing.at), reason=hearing.reason)
    return [[mail, *over_channels]]
