"""The escalation ladder: who hears of a handoff that nobody claims, and when; and how long a claim may lie idle."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args
from uuid import UUID

from flowpilot.domain.account import User
from flowpilot.domain.duty import DutyCalendar, duty_instant
from flowpilot.domain.session import Priority

Clock = Literal["duty", "wall"]
Tell = Literal["again", "tier", "admins", "banner"]

PRIORITIES: tuple[Priority, ...] = get_args(Priority)

# Where an account has no ladder for a priority, the others hear of a handoff that names a person after this long.
OTHERS_HEAR_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Step:
    """`after` minutes without a claim, somebody is told: whoever was told before, one tier, the admins; or every page
    says that it is still unowned."""

    after: int
    tell: Tell
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """What happens to a handoff of one priority. Minutes count on the clock that is named.

    With a `first_tier` only its people hear at once by mail, push and chat. A claimer without a first action is asked
    after `ask_minutes`; `lapse_minutes` later the claim lapses.
    """

    priority: Priority
    clock: Clock = "duty"
    first_tier: int | None = None
    steps: Sequence[Step] = ()
    ask_minutes: int = 10
    lapse_minutes: int = 5


@dataclass(frozen=True, slots=True)
class LadderSettings:
    """One policy a priority, and the account's calendar; without one everybody is always on duty."""

    policies: Mapping[Priority, Policy]
    calendar: DutyCalendar | None

    def instant(self, priority: Priority, start: datetime, minutes: int) -> datetime | None:
        """So many minutes after `start` on this priority's clock; nothing when they never go by."""
        on_duty = self.policies[priority].clock == "duty"
        return duty_instant(start, minutes, self.calendar if on_duty else None)

    def timed(self, priority: Priority, now: datetime) -> "list[tuple[Step, datetime]]":
        """The steps of a handoff that asks from `now` on, with their times; those that never come are left out."""
        steps = self.policies[priority].steps
        return [(step, at) for step in steps if (at := self.instant(priority, now, step.after))]

    def rungs(self, priority: Priority, now: datetime) -> "list[Rung]":
        """The same as it is kept with the handoff."""
        return [Rung(at, step.tell, step.tier) for step, at in self.timed(priority, now)]

    def telling(self, priority: Priority, rungs: "Sequence[Rung]", now: datetime) -> "TellingPlan":
        """Who hears at once, and from when on the others do."""
        others_at = rungs[0].at if rungs else now + OTHERS_HEAR_AFTER
        return TellingPlan(others_at, self.policies[priority].first_tier)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of one handoff's ladder, with its time."""

    at: datetime
    tell: Tell
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class TellingPlan:
    """Who hears of an escalation at once by mail, push and chat, and from when on the others do.

    With a person named the others hear at `others_at`; with a `first_tier` only its people hear at all, until a step
    of the ladder tells the rest.
    """

    others_at: datetime
    first_tier: int | None = None

    def hears_at(
        self, user: User, team: Collection[User], target_user_id: UUID | None, now: datetime
    ) -> datetime | None:
        """When one of the `team` hears; nothing where the bell alone says it for now. A tier without anybody leaves
        nobody out."""
        if user.id == target_user_id:
            return now
        if self.first_tier in {one.tier for one in team} and user.tier != self.first_tier:
            return None
        return self.others_at if target_user_id else now


def default_policy(priority: Priority) -> Policy:
    """Where nothing was saved: everybody hears at once, and a claim is leased."""
    return Policy(priority, ask_minutes=3, lapse_minutes=2) if priority == "urgent" else Policy(priority)


def told_by(rung: Rung, team: Collection[User], told: Collection[UUID | None]) -> list[User]:
    """Whom a rung tells of the `team`; `told` are those who were told before it."""
    match rung.tell:
        case "again":
            return [user for user in team if user.id in told]
        case "tier":
            return [user for user in team if user.tier == rung.tier]
        case "admins":
            return [user for user in team if user.role == "admin"]
        case "banner":
            return []
