"""Calls that people of the demo timed before they worked with FlowPilot: Tallgrass enough for a figure, Northlight not
yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flowpilot.adapters.demo.past import PastStatements
from flowpilot.adapters.demo.people import NORTHLIGHT, TALLGRASS, DemoAccount
from flowpilot.adapters.demo.story import DaysAgo
from flowpilot.application import baselines
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor
from flowpilot.domain.baseline import Measurement

FORGOTTEN = "The stopwatch ran on after the call."


@dataclass(frozen=True, slots=True)
class TimedCall:
    """One call between the two taps. `removed`: whoever timed it took it out again a minute later."""

    by: str
    start: DaysAgo
    minutes: float
    people: int
    category: str | None = None
    ticket: str | None = None
    removed: bool = False


TALLGRASS_CALLS = (
    TimedCall("Mira", DaysAgo(42, "09:12"), 11.4, 2, "Mail", "TG-4102"),
    TimedCall("Tomasz", DaysAgo(42, "11:40"), 17.8, 3, "Network", "TG-4104"),
    TimedCall("Mira", DaysAgo(42, "15:05"), 8.2, 2, "Printer"),
    TimedCall("Jonas", DaysAgo(41, "08:47"), 22.5, 2, "Network"),
    TimedCall("Tomasz", DaysAgo(41, "10:20"), 9.6, 2, "Mail", "TG-4111"),
    TimedCall("Mira", DaysAgo(41, "14:31"), 14.1, 2, "Sign-in"),
    TimedCall("Jonas", DaysAgo(40, "09:55"), 31.7, 3, "Backup", "TG-4119"),
    TimedCall("Tomasz", DaysAgo(40, "13:18"), 12.9, 2, "Mail"),
    TimedCall("Mira", DaysAgo(39, "09:03"), 6.8, 2, "Sign-in", "TG-4123"),
    TimedCall("Mira", DaysAgo(39, "09:40"), 96.0, 2, "Mail", removed=True),
    TimedCall("Tomasz", DaysAgo(39, "16:22"), 19.3, 2, "Software"),
    TimedCall("Jonas", DaysAgo(38, "10:11"), 25.0, 2, "Network", "TG-4130"),
    TimedCall("Mira", DaysAgo(38, "11:27"), 10.3, 2, "Mail"),
    TimedCall("Tomasz", DaysAgo(37, "08:58"), 15.6, 3, "Telephony", "TG-4137"),
    TimedCall("Mira", DaysAgo(37, "13:49"), 7.4, 2, "Printer"),
    TimedCall("Jonas", DaysAgo(36, "09:34"), 18.2, 2, "Software", "TG-4141"),
    TimedCall("Tomasz", DaysAgo(36, "15:15"), 13.5, 2, "Mail"),
    TimedCall("Mira", DaysAgo(35, "10:02"), 16.7, 2, "Network"),
    TimedCall("Tomasz", DaysAgo(35, "14:20"), 27.9, 3, "File server", "TG-4150"),
    TimedCall("Mira", DaysAgo(34, "09:26"), 12.1, 2, "Sign-in"),
    TimedCall("Jonas", DaysAgo(34, "11:08"), 20.4, 2, "Hardware", "TG-4156"),
    TimedCall("Tomasz", DaysAgo(33, "13:37"), 9.1, 2, "Mail"),
    TimedCall("Mira", DaysAgo(33, "16:01"), 14.8, 2, "Telephony"),
)
NORTHLIGHT_CALLS = (
    TimedCall("Dana", DaysAgo(9, "09:15"), 16.2, 2, "VPN"),
    TimedCall("Dana", DaysAgo(6, "10:40"), 9.8, 2, "Mail"),
    TimedCall("Luis", DaysAgo(2, "14:05"), 21.5, 3, "Hardware"),
)
CALLS: Mapping[DemoAccount, Sequence[TimedCall]] = {TALLGRASS: TALLGRASS_CALLS, NORTHLIGHT: NORTHLIGHT_CALLS}


async def time_calls(
    unit: Unit, past: PastStatements, cast: Mapping[str, Actor], account: DemoAccount, now: datetime
) -> None:
    """Everything that was timed in the account, each at its time."""
    for call in CALLS[account]:
        started_at = call.start.moment(now, ZoneInfo(account.time_zone))
        past.at = stopped_at = started_at + timedelta(minutes=call.minutes)
        measured = Measurement(started_at, stopped_at, call.people, call.category, call.ticket, None)
        kept = await baselines.record(unit, cast[call.by], measured)
        if call.removed:
            past.at += timedelta(minutes=1)
            await baselines.remove(unit, cast[call.by], kept, FORGOTTEN)
