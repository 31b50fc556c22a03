"""Who can be reached right now, and what happens if nobody claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flowpilot.application import ladder
from flowpilot.application.ladder import Foreseen
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor, audience, check_target
from flowpilot.domain.alert import Preferences
from flowpilot.domain.reach import Circumstances, Reach, reach
from flowpilot.domain.session import Priority

# Streams are written down once a minute, so that is once and a half.
PRESENT_FOR = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Reachable:
    """Everybody who would be told, by name, and the ladder of an escalation that is sent now."""

    people: Sequence[Reach]
    foreseen: Sequence[Foreseen]


async def who_can_be_reached(
    unit: Unit, actor: Actor, priority: Priority, target_user_id: UUID | None, *, mail_is_set_up: bool
) -> Reachable:
    """What would happen if this person escalated now. Raises `TargetNotAvailable`."""
    account = await unit.alerts.team()
    team = audience(list(account.people), without={actor.id})
    if target_user_id:
        check_target(next((user for user in team if user.id == target_user_id), None), without=())
    wishes = await unit.alerts.preferences()
    around = Circumstances(
        now=unit.now,
        priority=priority,
        time_zone=actor.account.time_zone,
        mail_is_set_up=mail_is_set_up,
        listening=account.listening,
        present=await unit.alerts.present(unit.now - PRESENT_FOR),
    )
    plan = ladder.plan(account.ladder, priority, unit.now).telling
    people = [
        reach(
            user,
            wishes.get(user.id, Preferences(user.id)),
            plan.hears_at(user, team, target_user_id, unit.now),
            around,
        )
        for user in team
    ]
    return Reachable(people, ladder.foresee(account.ladder, priority, team, target_user_id, unit.now))
