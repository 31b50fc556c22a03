"""Accounts that chance made, as the evidence pack reads them: every kind of escalation, calls, sessions, a calendar."""

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from flowpilot.application.evidence_pack import Evidence
from flowpilot.application.evidence_rows import escalation_of
from flowpilot.application.ports_evidence import Day
from flowpilot.application.ports_metrics import ExportRow
from flowpilot.domain.account import Account, Person
from flowpilot.domain.baseline import BaselineCall, BaselineFreeze, Measurement, Removal
from flowpilot.domain.duty import DutyCalendar, DutyRange, Holiday
from flowpilot.domain.handoff import HandoffState
from flowpilot.domain.saving import PricedCohort, Workload
from flowpilot.domain.session import Priority

# A week in which the clocks of Berlin change: 29 March has 23 hours.
AS_OF = datetime(2026, 4, 2, 9, 30, 15, 123456, tzinfo=UTC)
SINCE = AS_OF - timedelta(days=30)
ALICE = Person(UUID(int=1), "Alice")
CLIENTS = ("Contoso", "=1+1", "+49 30 1234", "Müller, Söhne & Co", None)
CATEGORIES = ("mail", "vpn", "printer", None)
PRIORITIES: tuple[Priority, ...] = ("low", "normal", "high", "urgent")
OUTCOMES: Mapping[str, HandoffState] = {
    "done": "resolved",
    "cancelled": "cancelled",
    "self_solved": "self_solved",
    "stopped": "cancelled",
}
CALENDAR = DutyCalendar(
    "Europe/Berlin",
    {day: [DutyRange(8 * 60, 12 * 60), DutyRange(13 * 60, 18 * 60)] for day in range(5)} | {6: [DutyRange(0, 240)]},
    [Holiday(date(2026, 3, 17), "…")],
)


def evidence_of(seed: int, n: int, n_calls: int, *, has_calendar: bool = True, is_frozen: bool = False) -> Evidence:
    """An account with so many escalations and timed calls."""
    chance = Random(seed)
    rows = sorted((_row(chance, number) for number in range(n)), key=lambda row: row.escalated_at, reverse=True)
    calls = [_call(chance, number) for number in range(n_calls)]
    counted = [call.measured for call in calls if call.removed is None]
    freeze = BaselineFreeze(UUID(int=9), SINCE, AS_OF, None, len(counted), ALICE, AS_OF, None) if is_frozen else None
    within, before = _days(SINCE, 7 * n, n), _days(SINCE - timedelta(days=30), 5 * n, n // 2)
    created_at = SINCE + timedelta(days=chance.choice((-400, 3)))
    return Evidence(
        period="pilot",
        account=Account(UUID(int=2), "Ada & Sons", "Europe/Berlin", "en", False, SINCE, created_at),
        cohort=PricedCohort(
            as_of=AS_OF,
            since=SINCE,
            created_at=created_at,
            escalations=[(row.category, escalation_of(row)) for row in rows],
            workload=Workload(7 * n, n),
            workload_before=Workload(5 * n, n // 2),
        ),
        rows=rows,
        calls=calls,
        counted=counted[: n_calls // 2 + 3] if is_frozen else counted,
        freeze=freeze,
        before=before,
        within=within,
        calendar=CALENDAR if has_calendar else None,
    )


def _row(chance: Random, number: int) -> ExportRow:
    escalated_at = SINCE + timedelta(seconds=round(chance.uniform(1, 29.9 * 86_400), 6))
    fate = chance.choices(("done", "claimed", "open", "cancelled", "self_solved", "stopped"), (12, 2, 1, 1, 1, 1))[0]
    opened_at = escalated_at + _lasting(chance, 200) if chance.random() < 0.9 else None
    claimed_at = (opened_at or escalated_at) + _lasting(chance, 60) if fate in ("done", "claimed", "stopped") else None
    acted_at = claimed_at + _lasting(chance, 150) if claimed_at and fate == "done" else None
    ended_at = (
        (acted_at or claimed_at or escalated_at) + _lasting(chance, 4000) if fate not in ("claimed", "open") else None
    )
    if chance.random() < 0.02:  # a clock went back
        escalated_at += timedelta(minutes=30)
    return ExportRow(
        handoff_id=UUID(int=1000 + number),
        session_id=UUID(int=100_000 + number),
        priority=chance.choice(PRIORITIES),
        category=chance.choice(CATEGORIES),
        client=chance.choice(CLIENTS),
        escalated_at=escalated_at,
        first_delivered_at=None,
        opened_at=opened_at if claimed_at else None,
        claimed_at=claimed_at,
        first_action_at=acted_at,
        first_action_kind="action" if acted_at else None,
        ended_at=ended_at,
        outcome=OUTCOMES.get(fate),
        senior=chance.choice(("Bob", "@Ada")) if claimed_at else None,
        writing_seconds=round(chance.uniform(20, 200), 2) if chance.random() < 0.85 else None,
        given_up=chance.choice((0, 0, 0, 1)),
    )


def _lasting(chance: Random, median: float) -> timedelta:
    return timedelta(seconds=round(median * math.exp(chance.gauss(0, 1.1)), 6))


def _call(chance: Random, number: int) -> BaselineCall:
    started_at = SINCE - timedelta(days=chance.uniform(1, 40))
    measured = Measurement(
        started_at,
        started_at + _lasting(chance, 1500),
        chance.choice((2, 2, 3)),
        chance.choice(CATEGORIES),
        "4711",
        "…",
    )
    removal = Removal(SINCE, ALICE, "=twice") if chance.random() < 0.1 else None
    return BaselineCall(UUID(int=5000 + number), measured, ALICE, measured.stopped_at, None, 0, removal)


def _days(first: datetime, n_sessions: int, n_escalated: int) -> list[Day]:
    """Two days that have all of them."""
    return [
        Day(first.date(), n_sessions // 2, 0),
        Day(first.date() + timedelta(days=1), -(-n_sessions // 2), n_escalated),
    ]
