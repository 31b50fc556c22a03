"""The ladder, the duty calendar and what they would do, as JSON."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from flowpilot.api.account import TimeZone
from flowpilot.api.schemas import Body, Name, Out, Time, TimeIn
from flowpilot.application.ladder import Foreseen
from flowpilot.domain.duty import DAY, DutyCalendar, DutyRange, Holiday, clock_of_minutes, minutes_of_clock
from flowpilot.domain.errors import Invalid, Unfit
from flowpilot.domain.ladder import PRIORITIES, Clock, LadderSettings, Policy, Step, Tell, default_policy
from flowpilot.domain.ladder_check import LONGEST_AFTER, MOST_STEPS, NeverFires
from flowpilot.domain.language import Language, Text
from flowpilot.domain.session import Priority

NO_RANGE = Text(
    "A range begins before 24:00 and ends at another time than it begins.",
    "Ein Zeitraum beginnt vor 24:00 und endet zu einer anderen Zeit, als er beginnt.",
)
PRIORITY_TWICE = Text("This priority has a ladder already.", "Diese Priorität hat schon eine Eskalationskette.")
Tier = Annotated[int, Field(ge=1, le=3)]
LeaseMinutes = Annotated[int, Field(ge=1, le=1440)]
Weekday = Literal["0", "1", "2", "3", "4", "5", "6"]


def _range(value: tuple[str, str]) -> tuple[str, str]:
    start, end = (minutes_of_clock(text) for text in value)
    if start in (DAY, end):
        raise Unfit(NO_RANGE)
    return value


Range = Annotated[tuple[str, str], AfterValidator(_range)]


class StepBody(Body):
    after: int = Field(ge=1, le=LONGEST_AFTER, description="Minutes without a claim, on the policy's clock.")
    tell: Tell = Field(
        description="`again`: whoever was told before; `tier`: one tier; `admins`; `banner`: the pages say that it is "
        "still unowned."
    )
    tier: Tier | None = None


class PolicyBody(Body):
    priority: Priority
    clock: Clock = Field(description="`duty` counts minutes of the duty calendar, `wall` all of them.")
    first_tier: Tier | None = Field(
        default=None, description="Only this tier hears at once by mail, push and chat; null: everybody."
    )
    steps: list[StepBody] = Field(max_length=MOST_STEPS)
    ask_minutes: LeaseMinutes = Field(description="A claimer without a first action is asked after so long.")
    lapse_minutes: LeaseMinutes = Field(description="So long after that the claim lapses.")

    def policy(self) -> Policy:
        """For the domain."""
        steps = [Step(step.after, step.tell, step.tier) for step in self.steps]
        return Policy(self.priority, self.clock, self.first_tier, steps, self.ask_minutes, self.lapse_minutes)


class HolidayBody(Body):
    date: dt.date
    name: Name


class CalendarBody(Body):
    time_zone: TimeZone
    week: dict[Weekday, Annotated[list[Range], Field(max_length=12)]] = Field(
        description='Ranges of each weekday, 0 is Monday: {"0": [["08:00", "12:00"], ["13:00", "17:00"]]}. What lies '
        "between is a break; a day ends at 24:00, and a range that ends no later than it begins goes over midnight."
    )
    holidays: list[HolidayBody] = Field(max_length=400)

    def calendar(self) -> DutyCalendar:
        """For the domain."""
        week = {
            int(day): [DutyRange(minutes_of_clock(start), minutes_of_clock(end)) for start, end in ranges]
            for day, ranges in self.week.items()
        }
        return DutyCalendar(self.time_zone, week, [Holiday(one.date, one.name) for one in self.holidays])


class LadderIn(Body):
    policies: list[PolicyBody] = Field(
        max_length=len(PRIORITIES), description="One a priority; what is left out has its defaults."
    )
    calendar: CalendarBody | None = Field(description="null: always on duty.")

    def settings(self) -> LadderSettings:
        """For the domain. Raises `Invalid` for a priority that comes twice."""
        return LadderSettings(policies_of(self.policies), self.calendar.calendar() if self.calendar else None)


class WarningOut(Out):
    priority: Priority | None
    step: int | None
    reason: str


class LadderOut(Out):
    policies: list[PolicyBody]
    calendar: CalendarBody | None
    warnings: list[WarningOut] = Field(description="What can no longer happen because people have changed since.")

    @classmethod
    def of(cls, settings: LadderSettings, faults: Sequence[NeverFires], language: Language) -> "LadderOut":
        """From the domain."""
        return cls(
            policies=[_policy(policy) for policy in settings.policies.values()],
            calendar=_calendar(settings.calendar) if settings.calendar else None,
            warnings=[
                WarningOut(priority=one.priority, step=one.step, reason=one.reason.of(language)) for one in faults
            ],
        )


class PreviewIn(Body):
    priority: Priority
    at: TimeIn | None = Field(default=None, description="When somebody would escalate; null: now.")
    target_user_id: UUID | None = None
    policies: list[PolicyBody] | None = Field(
        default=None, max_length=len(PRIORITIES), description="A draft instead of what is saved."
    )
    calendar: CalendarBody | None = Field(
        default=None, description="A draft instead of what is saved; null, where it is given: always on duty."
    )


class ForeseenOut(Out):
    at: Time
    tell: Tell | Literal["others"] = Field(description="`others`: those who let the named person go first.")
    tier: int | None
    names: list[str]
    after_minutes: int

    @classmethod
    def of(cls, foreseen: Foreseen) -> "ForeseenOut":
        """From the domain."""
        names = sorted((user.name for user in foreseen.people), key=str.casefold)
        return cls(at=foreseen.at, tell=foreseen.tell, tier=foreseen.tier, names=names, after_minutes=foreseen.after)


class PreviewOut(Out):
    items: list[ForeseenOut]


def policies_of(bodies: Sequence[PolicyBody]) -> dict[Priority, Policy]:
    """One a priority, in the order given and then the defaults. Raises `Invalid` where one comes twice."""
    policies: dict[Priority, Policy] = {}
    for place, body in enumerate(bodies):
        if body.priority in policies:
            raise Invalid(f"/policies/{place}/priority", PRIORITY_TWICE)
        policies[body.priority] = body.policy()
    return policies | {one: default_policy(one) for one in PRIORITIES if one not in policies}


def _policy(policy: Policy) -> PolicyBody:
    return PolicyBody(
        priority=policy.priority,
        clock=policy.clock,
        first_tier=policy.first_tier,
        steps=[StepBody(after=step.after, tell=step.tell, tier=step.tier) for step in policy.steps],
        ask_minutes=policy.ask_minutes,
        lapse_minutes=policy.lapse_minutes,
    )


def _calendar(calendar: DutyCalendar) -> CalendarBody:
    week = {
        str(day): [(clock_of_minutes(one.start), clock_of_minutes(one.end)) for one in ranges]
        for day, ranges in calendar.week.items()
    }
    holidays = [{"date": one.date, "name": one.name} for one in calendar.holidays]
    return CalendarBody.model_validate({"time_zone": calendar.time_zone, "week": week, "holidays": holidays})
