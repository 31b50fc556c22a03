"""`flowpilot pilots`: what the pilots of all accounts show, for the operator."""

import json
from typing import Annotated

import typer

from flowpilot import operations
from flowpilot.cli.connection import connected, read_settings
from flowpilot.cli.reaching import reaching_database
from flowpilot.domain.card import time_json
from flowpilot.domain.pilot_report import PilotLine, PilotReport

group = typer.Typer(no_args_is_help=True, help="What the pilots show.")


def register(program: typer.Typer) -> None:
    """Adds the commands."""
    program.add_typer(group, name="pilots")


@group.callback()
def pilots() -> None:
    """Keeps `report` a command of its own while it is the only one."""


@group.command()
def report(
    *, as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of lines.")] = False
) -> None:
    """Print one line a pilot and what they say together; demo accounts are left out."""
    with reaching_database():
        found = operations.report_pilots(connected(read_settings()))
    if as_json:
        print(json.dumps(_object(found), ensure_ascii=False))
        return
    for line in found.lines:
        print(_text(line))
    print(found.conclusion)


def _text(line: PilotLine) -> str:
    hours = line.hours_per_week
    saved = f"{hours.value:.2f} h a week ({hours.low:.2f} to {hours.high:.2f})" if hours else "no figure"
    rate = "no session" if line.escalation_rate is None else f"{line.escalation_rate:.1f} escalations per 100 sessions"
    measured = f"{line.weeks:.1f} weeks, {line.n_escalations} escalations, {line.n_baseline} timed calls"
    return f"{line.name}: {line.verdict.outcome}; {saved}; {rate}; {measured}. {line.verdict.reason.en}"


def _object(found: PilotReport) -> dict[str, object]:
    return {
        "pilots": [_pilot(line) for line in found.lines],
        "week": found.week,
        "n_pilots": len(found.lines),
        "n_verified": found.n_verified,
        "conclusion": found.conclusion,
    }


def _pilot(line: PilotLine) -> dict[str, object]:
    hours = line.hours_per_week
    return {
        "account_id": str(line.account_id),
        "name": line.name,
        "started_at": time_json(line.started_at),
        "weeks": line.weeks,
        "n_escalations": line.n_escalations,
        "n_baseline": line.n_baseline,
        "escalation_rate": line.escalation_rate,
        "hours_saved_per_week": {"value": hours.value, "interval": [hours.low, hours.high]} if hours else None,
        "reason": line.missing,
        "verdict": line.verdict.outcome,
        "verdict_reason": line.verdict.reason.en,
    }
