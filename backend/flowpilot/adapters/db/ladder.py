"""Policies and the duty calendar of the bound account."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, LiteralString

from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.duty import DutyCalendar, DutyRange, Holiday, clock_of_minutes, minutes_of_clock
from flowpilot.domain.ladder import PRIORITIES, LadderSettings, Policy, Step, default_policy

SETTINGS: LiteralString = """
    select (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from escalation_policy p) as policies,
           (select to_jsonb(c) from duty_calendar c) as calendar"""


class PostgresPolicies:
    """See `application.ports_ladder.Policies`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def settings(self) -> LadderSettings:
        return read_settings(await self._statements.all(dict_row, SETTINGS))

    async def save(self, settings: LadderSettings) -> None:
        await self._statements.run(
            "delete from escalation_policy where priority <> all(%s)", (list(settings.policies.keys()),)
        )
        for policy in settings.policies.values():
            await self._write(policy)
        await self._write_calendar(settings.calendar)

    async def _write(self, policy: Policy) -> None:
        await self._statements.run(
            """insert into escalation_policy
                   (account_id, priority, clock, first_tier, steps, ask_minutes, lapse_minutes)
               values (current_account(), %s, %s, %s, %s, %s, %s)
               on conflict (account_id, priority) do update
                  set clock = excluded.clock, first_tier = excluded.first_tier, steps = excluded.steps,
                      ask_minutes = excluded.ask_minutes, lapse_minutes = excluded.lapse_minutes""",
            (
                policy.priority,
                policy.clock,
                policy.first_tier,
                Jsonb([{"after": step.after, "tell": step.tell, "tier": step.tier} for step in policy.steps]),
                policy.ask_minutes,
                policy.lapse_minutes,
            ),
        )

    async def _write_calendar(self, calendar: DutyCalendar | None) -> None:
        if calendar is None:
            await self._statements.run("delete from duty_calendar")
            return
        await self._statements.run(
            """insert into duty_calendar (account_id, time_zone, week, holidays)
               values (current_account(), %s, %s, %s)
               on conflict (account_id) do update
                  set time_zone = excluded.time_zone, week = excluded.week, holidays = excluded.holidays""",
            (
                calendar.time_zone,
                Jsonb({str(day): _clocks(ranges) for day, ranges in calendar.week.items()}),
                Jsonb([{"date": one.date.isoformat(), "name": one.name} for one in calendar.holidays]),
            ),
        )


def read_settings(rows: Sequence[Mapping[str, Any]]) -> LadderSettings:
    """What `SETTINGS` answers, with the defaults where nothing was saved."""
    (row,) = rows
    saved = {one["priority"]: _policy(one) for one in row["policies"]}
    policies = {priority: saved.get(priority) or default_policy(priority) for priority in PRIORITIES}
    return LadderSettings(policies, _calendar(row["calendar"]) if row["calendar"] else None)


def _policy(row: Mapping[str, Any]) -> Policy:
    return Policy(
        priority=row["priority"],
        clock=row["clock"],
        first_tier=row["first_tier"],
        steps=[Step(**step) for step in row["steps"]],
        ask_minutes=row["ask_minutes"],
        lapse_minutes=row["lapse_minutes"],
    )


def _calendar(row: Mapping[str, Any]) -> DutyCalendar:
    return DutyCalendar(
        time_zone=row["time_zone"],
        week={int(day): [_range(*one) for one in ranges] for day, ranges in row["week"].items()},
        holidays=[Holiday(date.fromisoformat(one["date"]), one["name"]) for one in row["holidays"]],
    )


def _range(start: str, end: str) -> DutyRange:
    return DutyRange(minutes_of_clock(start), minutes_of_clock(end))


def _clocks(ranges: Sequence[DutyRange]) -> list[list[str]]:
    return [[clock_of_minutes(one.start), clock_of_minutes(one.end)] for one in ranges]
