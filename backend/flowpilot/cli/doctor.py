"""`flowpilot doctor`: what is set, what is reachable, what is wrong, and what to do about it."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape

from flowpilot.adapters.channels.networks import is_loopback
from flowpilot.adapters.channels.registry import push_public_key
from flowpilot.adapters.examination.database import examine_database
from flowpilot.adapters.examination.finding import Finding, Standing, first_line, good, skipped, warning, wrong
from flowpilot.adapters.examination.machine import KEYS, examine_machine
from flowpilot.adapters.examination.mail import examine_mail
from flowpilot.adapters.examination.network import examine_address, examine_listening, examine_model
from flowpilot.cli.connection import NeedsServe, connected, read_settings
from flowpilot.cli.shown_settings import SettingLine, misspelled, shown_settings
from flowpilot.main import connections_of_api
from flowpilot.settings import Settings
from flowpilot.worker import connections_of_worker

MARKS: dict[Standing, str] = {
    "good": "[green]good   [/]",
    "warning": "[yellow]warning[/]",
    "wrong": "[bold red]WRONG  [/]",
    "skipped": "[dim]skipped[/]",
}


def register(program: typer.Typer) -> None:
    """Adds the command."""
    program.command("doctor")(doctor)


def doctor(
    *, as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of lines.")] = False
) -> None:
    """Look at settings, machine, database, worker, mail and model; ends with 1 when something is wrong."""
    findings: list[Finding] = []
    lines: list[SettingLine] = []
    try:
        settings = read_settings()
    except ValidationError as invalid:
        findings += _invalid(invalid)
    else:
        lines = shown_settings(settings, os.environ)
        findings += examine(settings)
    findings += [
        warning("settings", f"{name} is no setting of FlowPilot", f"Did you mean {meant}?" if meant else "Remove it.")
        for name, meant in misspelled(os.environ)
    ]
    if as_json:
        print(json.dumps({"settings": [asdict(line) for line in lines], "findings": [asdict(f) for f in findings]}))
    else:
        _print(lines, findings)
    if any(finding.standing == "wrong" for finding in findings):
        raise typer.Exit(1)


def examine(settings: Settings) -> Iterator[Finding]:
    """Everything that is found."""
    yield from examine_machine(settings.data_dir, {name for name in KEYS.values() if os.environ.get(name)})
    yield from examine_listening(settings.host, settings.port)
    yield from examine_address(
        settings.base_url,
        settings.host,
        proxies=bool(settings.trusted_proxies),
        on_loopback=is_loopback(settings.host),
    )
    yield from _database(settings)
    yield from examine_mail(settings.smtp_url, settings.mail_from, demo=settings.demo)
    yield _push(settings)
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    yield from examine_model(settings.llm_base_url, settings.llm_model, key)


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        known = connected(settings)
    except NeedsServe as problem:
        yield skipped("database", str(problem))
        return
    app, worker, owner = known.database_url, known.database_worker_url, known.database_owner_url
    if app and worker and owner:
        urls = {"app": app, "worker": worker, "owner": owner}
        connections = connections_of_api() + connections_of_worker()
        yield from examine_database(urls, known.database_listen_url or app, connections)


def _push(settings: Settings) -> Finding:
    if not (settings.push_private_key or (settings.data_dir / "push.key").exists()):
        return skipped("push", "its key is made at the first start")
    try:
        push_public_key(settings)
    except (OSError, ValueError) as error:
        return wrong("push", f"its keys cannot be used: {first_line(error)}", "See FLOWPILOT_PUSH_PRIVATE_KEY.")
    if settings.push_contact.endswith("@localhost"):
        words = f"push services are told {settings.push_contact}, which Apple's refuses"
        return warning("push", words, "Set FLOWPILOT_PUSH_SUBJECT, FLOWPILOT_BASE_URL or FLOWPILOT_MAIL_FROM.")
    return good("push", f"its keys are there; push services may write to {settings.push_contact}")


def _invalid(invalid: ValidationError) -> Iterator[Finding]:
    for error in invalid.errors(include_url=False, include_input=False, include_context=False):
        name = f"FLOWPILOT_{'_'.join(str(part) for part in error['loc']).upper()}: " if error["loc"] else ""
        words = error["msg"].removeprefix("Value error, ")
        yield wrong("settings", f"{name}{words}", "Nothing starts before that is right; see docs/operations.md.")


def _print(lines: list[SettingLine], findings: list[Finding]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(f"[dim]{line.source:<11}[/] {line.name:<32} {escape(line.value)}")
    for finding in findings:
        console.print(f"{MARKS[finding.standing]} {finding.part:<12} {escape(finding.words)}")
        if finding.advice:
            console.print(f"{'':<21}→ {escape(finding.advice)}")
    count = {standing: sum(finding.standing == standing for finding in findings) for standing in ("wrong", "warning")}
    console.print(f"{count['wrong']} wrong, {count['warning']} to look at")
