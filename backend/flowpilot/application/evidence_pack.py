"""The evidence pack: every row behind the figures, the figures, what they mean and how to compute them again.

Figures are computed from the rows that stand in the pack, by the same functions as for the screen. One reading always
becomes the same bytes.
"""

import asyncio
import hashlib
import io
import zipfile
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from flowpilot.application import evidence_figures, evidence_rows, savings
from flowpilot.application.analytics import estimates_of
from flowpilot.application.evidence_figures import Measured, Part
from flowpilot.application.evidence_rows import escalation_of
from flowpilot.application.ports import Unit
from flowpilot.application.ports_baselines import CallQuery
from flowpilot.application.ports_evidence import Day
from flowpilot.application.ports_metrics import ExportRow
from flowpilot.application.savings import Engines
from flowpilot.domain.account import Account
from flowpilot.domain.baseline import BaselineCall, BaselineFreeze, Measurement
from flowpilot.domain.duty import DutyCalendar
from flowpilot.domain.duty_clock import DutyClock
from flowpilot.domain.errors import Invalid
from flowpilot.domain.evidence_recipe import recipe
from flowpilot.domain.evidence_table import Cell, Table, exact
from flowpilot.domain.evidence_words import definitions
from flowpilot.domain.metric import DAYS, Clock, Period, wall_clock
from flowpilot.domain.saving import PricedCohort
from flowpilot.domain.saving_shown import Saving
from flowpilot.domain.verdict import Verdict, judge

EvidencePeriod = Literal["7d", "30d", "90d", "pilot"]
PERIODS: Mapping[EvidencePeriod, Period | None] = {"7d": "7d", "30d": "30d", "90d": "90d", "pilot": None}
# What a process can hold at once: about 300 MB.
MOST_ESCALATIONS = MOST_CALLS = 100_000
# A process builds one at a time, so that many who ask at once do not fill its memory.
_one_at_a_time = asyncio.Semaphore(1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read. `cohort` has the counts and the time of the reading; its escalations are those of `rows`.
    `counted` are the calls that savings use. `before` is as long a time as `within`."""

    period: EvidencePeriod
    account: Account
    cohort: PricedCohort
    rows: Sequence[ExportRow]
    calls: Sequence[BaselineCall]
    counted: Sequence[Measurement]
    freeze: BaselineFreeze | None
    before: Sequence[Day]
    within: Sequence[Day]
    calendar: DutyCalendar | None

    @property
    def as_of(self) -> datetime:
        return self.cohort.as_of

    @property
    def since(self) -> datetime:
        return self.cohort.since

    def clocks(self) -> dict[str, Clock]:
        """The wall clock, and where the account has a calendar the duty clock."""
        duty = self.duty_clock()
        return {"wall": wall_clock, "duty": duty} if duty else {"wall": wall_clock}

    def duty_clock(self) -> DutyClock | None:
        """It runs from the first escalation on."""
        first = min((row.escalated_at for row in self.rows), default=self.as_of)
        return DutyClock.of(self.calendar, first, self.as_of) if self.calendar else None


async def read(unit: Unit, period: EvidencePeriod) -> Evidence:
    """The evidence of the last 7, 30 or 90 times 24 hours, or since the pilot began; from a unit of one moment. Raises
    `Invalid` for more escalations than a pack can have."""
    account = await unit.accounts.get()
    days = PERIODS[period]
    since = unit.now - timedelta(days=DAYS[days]) if days else account.pilot_started_at
    if (await unit.savings.workload(since, unit.now)).n_escalated > MOST_ESCALATIONS:
        raise Invalid("/period", f"There are more than {MOST_ESCALATIONS} escalations in it.")
    rows = await unit.metrics.export(since)
    cohort = await savings.read_cohort(unit, account, since)
    return Evidence(
        period=period,
        account=account,
        cohort=replace(cohort, escalations=[(row.category, escalation_of(row)) for row in rows]),
        rows=rows,
        calls=await unit.baselines.list(CallQuery(None, MOST_CALLS, with_removed=True)),
        counted=await unit.baselines.measurements(),
        freeze=await unit.baselines.freeze_in_force(),
        before=await unit.evidence.days(since - (cohort.as_of - since), since),
        within=await unit.evidence.days(since, cohort.as_of),
        calendar=(await unit.policies.settings()).calendar,
    )


async def build(evidence: Evidence, engines: Engines) -> bytes:
    """The pack as a zip file. A large one takes seconds, nearly all of them beside the event loop."""
    async with _one_at_a_time:
        parts, measured = await asyncio.to_thread(_measure, evidence)
        estimates = await estimates_of([one.durations for one in measured], engines.statistics)
        drawn = [one for one in measured if evidence_figures.is_drawn(one)]
        steps = await engines.statistics.curves([one.durations for one in drawn])
        saving = await savings.measure_saving(evidence.cohort, evidence.counted, engines)
        baseline = await savings.measure_baseline(evidence.counted, saving.baseline, engines)

        def pack() -> bytes:
            figures = evidence_figures.figures(measured, estimates, evidence_figures.of_saving(saving, baseline))
            counts = evidence_figures.counts(parts, _facts(evidence, saving))
            curves = evidence_figures.curves(drawn, steps)
            return _pack(evidence, (figures, counts, curves), {match.category for match in saving.matches})

        return await asyncio.to_thread(pack)


def _measure(evidence: Evidence) -> tuple[Sequence[Part], Sequence[Measured]]:
    parts = evidence_figures.parts_of(evidence.as_of, evidence.since, evidence.account.time_zone, evidence.rows)
    return parts, evidence_figures.measure(parts, evidence.clocks())


def _pack(evidence: Evidence, computed: Sequence[Table], own: Container[str | None]) -> bytes:
    duty = evidence.duty_clock()
    tables = [
        *computed,
        evidence_rows.escalations(evidence.as_of, evidence.rows, evidence.clocks(), own),
        evidence_rows.baseline_calls(evidence.calls, evidence.freeze, evidence.counted),
        evidence_rows.sessions(evidence.before, evidence.within),
        *([evidence_rows.duty_times(duty)] if duty else []),
    ]
    files = {table.name: table.content() for table in tables}
    files["definitions.md"] = definitions(evidence.account.time_zone, evidence.since, evidence.as_of).encode()
    files["recipe.md"] = recipe().encode()
    return _zip(files, evidence.as_of)


def _facts(evidence: Evidence, saving: Saving) -> dict[str, Cell]:
    """What the figures rest on beside the rows."""
    account, verdict = evidence.account, _verdict(evidence, saving)
    return {
        "as_of": evidence.as_of,
        "from": evidence.since,
        "period": evidence.period,
        "time_zone": account.time_zone,
        "account": account.name,
        "account_created_at": account.created_at,
        "pilot_started_at": account.pilot_started_at,
        "pilot_start_set_at": account.pilot_set_at,
        "weeks": f"{evidence.cohort.weeks:.9f}",
        "n_sessions": evidence.cohort.workload.n_sessions,
        "n_sessions_before": evidence.cohort.workload_before.n_sessions,
        "n_escalated_before": evidence.cohort.workload_before.n_escalated,
        "n_baseline": saving.n_baseline,
        "baseline_source": "frozen" if evidence.freeze else "calls",
        "frozen_at": evidence.freeze.made_at if evidence.freeze else None,
        "n_compared": saving.n_escalations,
        "n_compared_completed": saving.n_completed,
        "n_left_out_no_writing": saving.left_out.no_writing,
        "n_left_out_not_opened": saving.left_out.not_opened,
        "n_not_claimed_writing_unknown": saving.unclaimed.n_unknown,
        "seconds_written_for_not_claimed": exact(saving.unclaimed.seconds),
        "verdict": verdict.outcome if verdict else None,
        "verdict_reason": verdict.reason.en if verdict else None,
    }


def _verdict(evidence: Evidence, saving: Saving) -> Verdict | None:
    """It is about the pilot as a whole."""
    if evidence.period != "pilot":
        return None
    return judge(saving.hours_per_week, saving.missing, saving.n_completed, saving.n_baseline)


def _zip(files: Mapping[str, bytes], as_of: datetime) -> bytes:
    """The files in the order of their names with their checksums; all are of `as_of`."""
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in [*sorted(files.items()), ("SHA256SUMS", sums.encode())]:
            entry = zipfile.ZipInfo(name, as_of.astimezone(UTC).timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, content)
    return written.getvalue()
