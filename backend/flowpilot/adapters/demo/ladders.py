"""What the demo accounts have set up for escalations that nobody claims, and when they are on duty."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from flowpilot.adapters.demo.people import NORTHLIGHT, TALLGRASS
from flowpilot.domain.duty import DutyCalendar, DutyRange, Holiday
from flowpilot.domain.ladder import LadderSettings, Policy, Step

MORNING, AFTERNOON = DutyRange(8 * 60, 12 * 60), DutyRange(12 * 60 + 45, 17 * 60 + 30)
EARLY, LATE = DutyRange(7 * 60, 12 * 60), DutyRange(12 * 60 + 30, 19 * 60)

TALLGRASS_LADDER = LadderSettings(
    {
        "urgent": Policy(
            "urgent", "wall", steps=[Step(3, "again"), Step(6, "tier", 3), Step(10, "admins"), Step(12, "banner")],
            ask_minutes=3, lapse_minutes=2,
        ),
        "high": Policy("high", steps=[Step(10, "again"), Step(20, "tier", 3), Step(40, "admins"), Step(50, "banner")]),
        "normal": Policy("normal", steps=[Step(30, "again"), Step(90, "admins"), Step(120, "banner")]),
        "low": Policy("low", steps=[Step(240, "again")]),
    },
    DutyCalendar(
        "Europe/Berlin",
        {day: [MORNING, AFTERNOON] for day in range(5)},
        [
            Holiday(date(year, month, day), name)
            for year in range(2026, 2029)
            for month, day, name in (
                (1, 1, "New Year"), (5, 1, "Labour Day"), (10, 3, "Unity Day"), (12, 25, "Christmas"),
                (12, 26, "Second day of Christmas"),
            )
        ],
    ),
)  # fmt: skip
NORTHLIGHT_LADDER = LadderSettings(
    {
        "urgent": Policy("urgent", "wall", steps=[Step(5, "again"), Step(10, "admins"), Step(15, "banner")],
                         ask_minutes=3, lapse_minutes=2),
        # Slow on purpose: whoever looks around finds a claimer who was asked and has not answered yet.
        "high": Policy("high", steps=[Step(15, "tier", 3), Step(30, "admins")], ask_minutes=15, lapse_minutes=60),
        "normal": Policy("normal", steps=[Step(45, "again"), Step(120, "banner")]),
        "low": Policy("low"),
    },
    DutyCalendar(
        "America/Chicago",
        {**{day: [EARLY, LATE] for day in range(5)}, 5: [DutyRange(9 * 60, 13 * 60)]},
        [
            Holiday(date(year, month, day), name)
            for year in range(2026, 2029)
            for month, day, name in ((1, 1, "New Year"), (7, 4, "Independence Day"), (12, 25, "Christmas"))
        ],
    ),
)  # fmt: skip
LADDERS: Mapping[UUID, LadderSettings] = {TALLGRASS.id: TALLGRASS_LADDER, NORTHLIGHT.id: NORTHLIGHT_LADDER}
