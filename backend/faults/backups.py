"""P24: backups of a product at work, each restored, served and compared with what went on."""

import asyncio
import random
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from faults.desk import Pace, Worker, escalate, start
from faults.history import Answered, History, now, of_kind
from faults.instants import read_instant, read_waiting, size_of, taken_at
from faults.judge import judge
from faults.judge_backups import Aftermath, Waiting, judge_aftermath, judge_instant
from faults.mail_sink import MailSink
from faults.ports import free_port
from faults.restored import Reader, live_on, overdue_in
from faults.served import Served
from faults.town import Town
from faults.verdict import Verdict, Violation, share
from tests.people import Colleague

PAUSE = 0.2
FILE_BYTES = 700_000  # several parts
SECONDS_BETWEEN_FILES = 1.0
SECONDS_OF_A_GATE = 5.0
SECONDS_TO_CATCH_UP = 60.0
EXPECTED = ("backup under load", "taken and not yet acknowledged", "timer overdue after the restore", "file half sent")

POLICY = {"priority": "normal", "clock": "wall", "ask_minutes": 10, "lapse_minutes": 5}
STEPS = [{"after": 5, "tell": "again"}, {"after": 10, "tell": "admins"}]
LADDER = {"policies": [{**POLICY, "steps": STEPS}], "calendar": None}
SOON = """
    update timer set due_at = now() + interval '{seconds} s'
     where handoff_id = '{handoff}' and due_at is not null returning 1"""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many backups of how many accounts, with so many pages open in each.

    What falls due between backup and restore does so after `overdue_after` seconds; the backup has to begin sooner.
    """

    rounds: int
    seed: int
    accounts: int = 3
    pages: int = 3
    overdue_after: float = 15.0


@dataclass(slots=True)
class Findings:
    """What all rounds amount to."""

    violations: list[Violation] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    backup_seconds: list[float] = field(default_factory=list)
    restore_seconds: list[float] = field(default_factory=list)
    answer_seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scene:
    """The original at work, in front of its mail server."""

    plan: Plan
    served: Served
    mail: MailSink
    town: Town
    history: History
    sending_file: asyncio.Event


async def run(folder: Path, plan: Plan, say: Callable[[str], None] = lambda _: None) -> Verdict:
    """The verdict on all backups; `say` hears how far it is."""
    rng, history, findings = random.Random(plan.seed), History(folder / "history.jsonl"), Findings()
    async with _at_work(folder, plan, rng, history) as scene:
        for number in range(plan.rounds):
            await asyncio.sleep(rng.uniform(0, 2))
            await _round(scene, folder / f"round-{number}", findings)
            compared, found = findings.figures["rows compared"], len(findings.violations)
            say(f"backup {number + 1} of {plan.rounds}: {compared} rows compared so far, {found} violations")
    history.close()
    whole = judge(history.records)
    findings.violations += whole.violations
    untested = sorted(set(EXPECTED) - {name for name, count in findings.faults.items() if count})
    return Verdict(findings.violations, _figures(findings, whole), findings.faults, untested)


async def _round(scene: Scene, folder: Path, findings: Findings) -> None:
    file = folder.with_suffix(".backup")
    scene.mail.gate.close()
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS_OF_A_GATE):
            await scene.mail.gate.holds.wait()
            await scene.sending_file.wait()
    findings.faults["taken and not yet acknowledged"] += scene.mail.gate.holds.is_set()
    findings.faults["file half sent"] += scene.sending_file.is_set()
    await _leave_something_overdue(scene)
    began = left_overdue = now()
    await scene.served.command("backup", str(file))
    findings.backup_seconds.append(now() - began)
    scene.mail.gate.open()
    beside = [one for one in of_kind(scene.history.records, Answered) if began < one.at < now() and one.accepted]
    findings.answer_seconds += [one.at - one.began for one in beside]
    findings.faults["backup under load"] += bool(beside)
    began = now()
    restored = Served(folder, scene.mail.url)
    await restored.command("restore", str(file))
    findings.restore_seconds.append(now() - began)
    await asyncio.sleep(left_overdue + scene.plan.overdue_after - now())
    overdue = await _compare(scene, restored, file, findings)
    waiting = read_waiting(file)
    after = await live_on(folder, _admins(scene), _readers(scene), overdue)
    findings.violations += judge_aftermath(waiting, after)
    _count(findings, waiting, after)
    await asyncio.to_thread(shutil.rmtree, folder)
    file.unlink()


async def _compare(scene: Scene, restored: Served, file: Path, findings: Findings) -> list[str]:
    """Before the restored one is served; its timers that are overdue by now."""
    async with restored.database_alone():
        instant, overdue = await read_instant(restored), await overdue_in(restored)
    original = await read_instant(scene.served)
    answers, at = list(of_kind(scene.history.records, Answered)), taken_at(file)
    findings.violations += judge_instant(instant, original, answers, at)
    findings.figures["rows compared"] += instant.size
    findings.figures["acknowledged before a backup, and in it"] += sum(one.accepted and one.at < at for one in answers)
    findings.figures["bytes of the last backup"] = await asyncio.to_thread(size_of, file)
    return overdue


def _count(findings: Findings, waiting: Waiting, after: Aftermath) -> None:
    findings.faults["timer overdue after the restore"] += len(after.overdue)
    findings.figures["deliveries held and listed"] += len(after.held)
    findings.figures["deliveries sent by an admin"] += len(after.sent)
    findings.figures["messages of timers after a restore"] += len(set(after.by_itself) - set(waiting.all_deliveries))
    findings.figures["pages told to fetch anew"] += after.reset_pages


async def _leave_something_overdue(scene: Scene) -> None:
    """In each account something is escalated that nobody claims; its ladder's steps are due in some seconds."""
    for team in scene.town.teams:
        bob = Worker(team.people["Bob"], scene.served.address, scene.history, random.Random(0))
        session = await bob.insists(start())
        left = await bob.insists(escalate(session.session_id))
        await scene.served.rows(SOON.format(seconds=scene.plan.overdue_after, handoff=left.handoff_id))


def _admins(scene: Scene) -> Sequence[Colleague]:
    return [team.people["Ada"] for team in scene.town.teams]


def _readers(scene: Scene) -> Sequence[Reader]:
    return [
        Reader(team.people[page.name.partition(" ")[0]], page.last_id)
        for team in scene.town.teams
        for page in team.pages
        if page.last_id
    ]


@asynccontextmanager
async def _at_work(folder: Path, plan: Plan, rng: random.Random, history: History) -> AsyncIterator[Scene]:
    """Everybody works inside the block, and everything is told in the end."""
    mail = MailSink(free_port())
    served = Served(folder / "original", mail.url)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(mail.running())
        await stack.enter_async_context(served.running())
        town = Town(served, history, rng, plan.pages, Pace(PAUSE))
        await town.found(plan.accounts)
        for team in town.teams:
            (await team.people["Ada"].client.put("/ladder", json=LADDER)).raise_for_status()
        scene = Scene(plan, served, mail, town, history, asyncio.Event())
        watching = [asyncio.create_task(page.stay()) for page in town.pages]
        enough = asyncio.Event()
        working = [asyncio.create_task(town.work(enough)), asyncio.create_task(_send_files(scene, enough))]
        await town.all_normal()
        yield scene
        enough.set()
        await asyncio.gather(*working)
        with suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_TO_CATCH_UP):
                await town.come_to_rest()
        for task in watching:
            task.cancel()
        await town.take_stock()


async def _send_files(scene: Scene, until: asyncio.Event) -> None:
    """Bob sends one file after the other, slowly, into a session of his own."""
    bob = scene.town.teams[0].people["Bob"]
    session = await bob.starts()
    while not until.is_set():
        began, key = now(), uuid4().hex
        sent = await bob.client.post(
            f"/ai-sessions/{session['id']}/files",
            params={"name": "trace.log"},
            content=_slowly(scene.sending_file),
            headers={"Content-Type": "text/plain", "Idempotency-Key": key},
        )
        scene.sending_file.clear()
        if sent.is_success:
            scene.history.add(
                Answered(
                    bob.account_id, "file", "Bob", key, "", sent.json()["id"], sent.status_code, "", 1, began, now()
                )
            )
        await asyncio.sleep(SECONDS_BETWEEN_FILES)


async def _slowly(under_way: asyncio.Event) -> AsyncIterator[bytes]:
    under_way.set()
    for number in range(7):
        yield f"{number}".encode() * (FILE_BYTES // 7)
        await asyncio.sleep(0.2)


def _figures(findings: Findings, whole: Verdict) -> dict[str, float]:
    return {
        **findings.figures,
        "backup, median (s)": share(findings.backup_seconds, 0.5),
        "backup, slowest (s)": max(findings.backup_seconds, default=0.0),
        "restore, slowest (s)": max(findings.restore_seconds, default=0.0),
        "writes accepted while a backup ran": len(findings.answer_seconds),
        "answers while a backup ran, p99 (ms)": share(findings.answer_seconds, 0.99) * 1000,
        **{name: whole.figures[name] for name in ("handoffs committed", "events committed", "writes accepted")},
    }
