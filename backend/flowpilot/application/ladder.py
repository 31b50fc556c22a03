"""The ladder of one handoff: planned in the transaction that asks the team, and previewed in the same way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_ladder import NewTimer
from flowpilot.domain.account import Actor, User, audience, check_target
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import Invalid
from flowpilot.domain.ladder import OTHERS_HEAR_AFTER, LadderSettings, Rung, Tell, TellingPlan, told_by
from flowpilot.domain.ladder_check import NeverFires, never_fires
from flowpilot.domain.session import Priority

RUNG = "ladder"


@dataclass(frozen=True, slots=True)
class Ladder:
    """What one handoff does from now on while nobody claims it."""

    rungs: Sequence[Rung]
    telling: TellingPlan


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Who is told at which time if nobody claims until then, `after` minutes of the policy's clock.

    `others` are those who let a named person go first.
    """

    at: datetime
    after: int
    tell: Tell | Literal["others"]
    tier: int | None
    people: Sequence[User]


def plan(settings: LadderSettings, priority: Priority, now: datetime) -> Ladder:
    """The ladder of a handoff that asks the team now."""
    rungs = settings.rungs(priority, now)
    return Ladder(rungs, settings.telling(priority, rungs, now))


async def begin(unit: Unit, handoff_id: UUID, ladder: Ladder) -> None:
    """Set its timers, in the transaction that writes the handoff."""
    await unit.timers.set(handoff_id, [NewTimer(RUNG, rung.at, step=step) for step, rung in enumerate(ladder.rungs)])


def foresee(
    settings: LadderSettings, priority: Priority, team: Collection[User], target_user_id: UUID | None, now: datetime
) -> list[Foreseen]:
    """What happens to a handoff of this priority that asks the `team` at `now`, in order."""
    timed = settings.timed(priority, now)
    telling = settings.telling(priority, settings.rungs(priority, now), now)
    told = told_at_once(telling, team, target_user_id, now)
    others = [user for user in team if telling.hears_at(user, team, target_user_id, now) == telling.others_at]
    foreseen: list[Foreseen] = []
    if target_user_id and others:
        after = timed[0][0].after if timed else OTHERS_HEAR_AFTER // timedelta(minutes=1)
        foreseen.append(Foreseen(telling.others_at, after, "others", None, others))
    for step, at in timed:
        people = told_by(Rung(at, step.tell, step.tier), team, told)
        foreseen.append(Foreseen(at, step.after, step.tell, step.tier, people))
        told = told | {user.id for user in (*others, *people)}
    return foreseen


def told_at_once(
    telling: TellingPlan, team: Collection[User], target_user_id: UUID | None, now: datetime
) -> frozenset[UUID]:
    """Who hears at `now` by mail, push and chat."""
    hear = (user.id for user in team if telling.hears_at(user, team, target_user_id, now) == now)
    return frozenset(hear)


async def change_ladder(unit: Unit, actor: Actor, settings: LadderSettings) -> None:
    """Save it. Raises `Invalid` where something of it could never happen."""
    _require_possible(settings, await unit.people.list(), unit.now)
    before = await unit.policies.settings()
    await unit.policies.save(settings)
    changed: list[str] = [one for one, policy in settings.policies.items() if policy != before.policies[one]]
    if settings.calendar != before.calendar:
        changed.append("calendar")
    unit.audit(AuditEntry("ladder.change", "account", unit.account_id, actor.id, {"changed": changed}))


async def faults(unit: Unit, settings: LadderSettings) -> list[NeverFires]:
    """What of these settings can never happen with the people of today."""
    people = await unit.people.list()
    return list(never_fires(settings, people, unit.now))


@dataclass(frozen=True, slots=True)
class Question:
    """What a preview is asked. Nothing for `at` is now; with `draft` settings nobody is taken for the escalator."""

    priority: Priority
    at: datetime | None = None
    target_user_id: UUID | None = None
    draft: LadderSettings | None = None


async def preview(unit: Unit, actor: Actor, question: Question) -> list[Foreseen]:
    """What would happen if the actor escalated. Raises `Invalid` where a draft could never do what it says."""
    settings = question.draft or await unit.policies.settings()
    people = list(await unit.people.list())
    if question.draft:
        _require_possible(settings, people, unit.now)
    team = audience(people, without=set() if question.draft else {actor.id})
    if question.target_user_id:
        check_target(next((user for user in team if user.id == question.target_user_id), None), without=())
    return foresee(settings, question.priority, team, question.target_user_id, question.at or unit.now)


def _require_possible(settings: LadderSettings, people: Collection[User], now: datetime) -> None:
    for fault in never_fires(settings, people, now):
        raise Invalid(fault.pointer, fault.reason)
