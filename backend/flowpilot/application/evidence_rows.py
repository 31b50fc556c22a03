"""The rows of the evidence pack: everything that its figures are computed from."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime

from flowpilot.application.ports_evidence import Day
from flowpilot.application.ports_metrics import ExportRow
from flowpilot.domain.baseline import BaselineCall, BaselineFreeze, Measurement
from flowpilot.domain.duty_clock import DutyClock
from flowpilot.domain.evidence_table import Cell, Table, exact, flag
from flowpilot.domain.metric import (
    Clock,
    Cohort,
    Durations,
    Escalation,
    escalation_cost,
    getting_ready,
    time_to_first_action,
    waiting,
    wall_clock,
)

FIGURES = {
    "waiting": waiting,
    "time_to_first_action": time_to_first_action,
    "getting_ready": getting_ready,
    "escalation_cost": escalation_cost,
}
EXPORTED = [field.name for field in fields(ExportRow)]
MEASURED = ("started_at", "stopped_at", "people", "category", "person_seconds", "ticket_ref")
TRACE = ("recorded_by", "recorded_at", "changed_at", "revisions", "removed_at", "removed_by", "removed_reason")
CALL_COLUMNS = ("call_id", "kind", "counts", *MEASURED, *TRACE)


def escalation_of(row: ExportRow) -> Escalation:
    """The stamps that the figures are computed from."""
    return Escalation(
        state=row.outcome or ("claimed" if row.claimed_at else "open"),
        escalated_at=row.escalated_at,
        opened_at=row.opened_at,
        claimed_at=row.claimed_at,
        first_action_at=row.first_action_at,
        ended_at=row.ended_at,
        given_up=row.given_up,
        writing_seconds=row.writing_seconds,
    )


def escalations(
    as_of: datetime, rows: Sequence[ExportRow], clocks: Mapping[str, Clock], own: Container[str | None]
) -> Table:
    """The export's columns, where each one counts, its time in each figure on each clock, and with which calls it is
    compared: those of its category where that is one of `own`, else all."""
    times = [
        f"{'' if clock == 'wall' else clock + '_'}{figure}_{part}"
        for clock in clocks
        for figure in FIGURES
        for part in ("seconds", "cut")
    ]
    return Table(
        "escalations.csv",
        [*EXPORTED, "standing", *times, "compared_with"],
        (_escalation(as_of, row, list(clocks.values()), own) for row in rows),
    )


def baseline_calls(
    calls: Sequence[BaselineCall], freeze: BaselineFreeze | None, counted: Sequence[Measurement]
) -> Table:
    """Every timed call, removed ones too; while a freeze is in force also the copies that count in their place."""
    copies = [_frozen(call) for call in counted] if freeze else []
    return Table("baseline_calls.csv", CALL_COLUMNS, [*copies, *(_call(call, freeze) for call in calls)])


def sessions(before: Sequence[Day], within: Sequence[Day]) -> Table:
    """How many began on each day, for the rate of the period and of as long a time before it."""
    parts = {"before": before, "within": within}
    return Table(
        "sessions.csv",
        ("part", "day", "sessions", "escalations"),
        [(part, one.day, one.n_sessions, one.n_escalated) for part, days in parts.items() for one in days],
    )


def duty_times(clock: DutyClock) -> Table:
    """When somebody was on duty, as far as the figures look back."""
    return Table("duty.csv", ("from", "to"), list(zip(clock.opens, clock.closes, strict=True)))


def _escalation(as_of: datetime, row: ExportRow, clocks: Sequence[Clock], own: Container[str | None]) -> list[Cell]:
    escalation = escalation_of(row)
    alone = Cohort(as_of, [escalation])
    times = [cell for clock in clocks for figure in FIGURES.values() for cell in _time(figure(alone, clock))]
    is_priced = bool(escalation_cost(alone, wall_clock).seconds)
    compared = (row.category if row.category in own else "all calls") if is_priced else None
    return [*(getattr(row, name) for name in EXPORTED), escalation.standing, *times, compared]


def _time(durations: Durations) -> Iterator[Cell]:
    """Of one escalation: its seconds and whether they are cut, or nothing of it."""
    yield exact(next(iter(durations.seconds), None))
    yield flag(next(iter(durations.censored), None))


def _frozen(call: Measurement) -> list[Cell]:
    return [None, "frozen copy", 1, *_measured(call), *[None] * len(TRACE)]


def _call(call: BaselineCall, freeze: BaselineFreeze | None) -> list[Cell]:
    removed = call.removed
    return [
        call.id,
        "call",
        flag(freeze is None and removed is None),
        *_measured(call.measured),
        call.recorded_by.name,
        call.recorded_at,
        call.changed_at,
        call.revisions,
        *((removed.at, removed.by.name, removed.reason) if removed else (None, None, None)),
    ]


def _measured(call: Measurement) -> list[Cell]:
    return [
        call.started_at,
        call.stopped_at,
        call.people,
        call.category,
        exact(call.person_seconds),
        call.ticket_ref,
    ]
