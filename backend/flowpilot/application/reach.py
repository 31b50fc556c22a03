"""Who can be reached right now."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor, audience, check_target
from flowpilot.domain.alert import Preferences
from flowpilot.domain.reach import Circumstances, Reach, reach
from flowpilot.domain.session import Priority

# Twice missed: streams are written down once a minute.
PRESENT_FOR = timedelta(seconds=90)


async def who_can_be_reached(
    unit: Unit, actor: Actor, priority: Priority, target_user_id: UUID | None, *, mail_is_set_up: bool
) -> Sequence[Reach]:
    """Everybody who would be told if this person escalated now, by name. Raises `TargetNotAvailable`."""
    team = audience(list(await unit.people.list()), without={actor.id})
    if target_user_id:
        check_target(next((user for user in team if user.id == target_user_id), None), without=())
    wishes = await unit.alerts.preferences()
    around = Circumstances(
        now=unit.now,
        priority=priority,
        time_zone=actor.account.time_zone,
        mail_is_set_up=mail_is_set_up,
        listening=await unit.alerts.listening(),
        present=await unit.alerts.present(unit.now - PRESENT_FOR),
    )
    ladder = await unit.policies.settings()
    plan = ladder.telling(priority, ladder.rungs(priority, unit.now), unit.now)
    return [
        reach(
            user,
            wishes.get(user.id, Preferences(user.id)),
            plan.hears_at(user, team, target_user_id, unit.now),
            around,
        )
        for user in team
    ]
