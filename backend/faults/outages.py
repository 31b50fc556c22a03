"""One outage after the other, each long enough to be noticed: what readiness said, what people saw, how it ended."""

import asyncio
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx

from faults.history import now
from faults.house import House
from faults.outage_kinds import Outage, all_outages
from flowpilot.adapters.db.pool import open_pool
from tests.people import Colleague, found_account

PROCESSES = 2
SECONDS_OF_AN_OUTAGE = 25.0
SECONDS_TO_BE_NAMED = 15.0
SECONDS_TO_ANSWER = 30.0
SECONDS_TO_RECOVER = 10.0
PATIENCE = 90.0
PEOPLE_AT_ONCE = 4
SIZE_OF_THE_SMALL_DISK = "260m"


@dataclass(slots=True)
class Observed:
    """What one outage looked like. Seconds from its begin, recoveries from its end."""

    name: str
    outage: Outage
    named: dict[str, float] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    slowest: float = 0.0
    ready_after: float | None = None
    works_after: float | None = None
    also: Mapping[str, float] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)

    def judge(self) -> None:
        """Name what was promised otherwise."""
        expected = self.outage.expected
        if expected and self.named.get(expected, PATIENCE) > SECONDS_TO_BE_NAMED:
            self.violations.append(f"P25 {expected} is not named within {SECONDS_TO_BE_NAMED:.0f} s")
        if self.outage.answers and self.slowest > SECONDS_TO_ANSWER:
            self.violations.append(f"P12 an answer took {self.slowest:.1f} s")
        if any(kind.startswith("5") and not kind.startswith("503 ") for kind in self.seen):
            self.violations.append("P12 a 5xx that is not 503")
        if "503 without Retry-After" in self.seen:
            self.violations.append("P12 a 503 does not say when to come again")
        for what, after in (("readiness", self.ready_after), ("new work", self.works_after)):
            if after is None or after > SECONDS_TO_RECOVER:
                self.violations.append(f"P13 {what} is not back within {SECONDS_TO_RECOVER:.0f} s")


async def run(folder: Path, only: list[str], seconds: float) -> list[Observed]:
    """What every outage looked like. One that cannot be made here is left out."""
    outcomes = []
    with ExitStack() as stack:
        small = stack.enter_context(_small_disk(folder / "small"))
        house = House(small or folder, PROCESSES)
        async with house.running():
            async with open_pool(house.urls.app, size=1) as pool:
                people = await found_account(
                    pool, house.address, {"Ada": "admin", "Alice": "engineer", "Bob": "engineer"}
                )
            for name, outage in all_outages(house, people, small).items():
                if not only or name in only:
                    outcomes.append(await _live_through(house, people["Alice"], name, outage, seconds))
    return outcomes


def lines_of(outcomes: list[Observed]) -> Iterator[str]:
    """A paragraph an outage."""
    for seen in outcomes:
        named = ", ".join(f"{part} after {after:.1f} s" for part, after in seen.named.items()) or "nothing missing"
        yield f"{seen.name}: readiness named {named}"
        yield f"  people saw {', '.join(f'{count} × {kind}' for kind, count in seen.seen.most_common())}"
        yield from (f"  words: {words}" for words in sorted(seen.words))
        yield (
            f"  slowest answer {seen.slowest:.1f} s; ready again after {_seconds(seen.ready_after)}, new work after "
            + (_seconds(seen.works_after))
        )
        yield from (f"  {what}: {figure:.1f}" for what, figure in seen.also.items())
        yield from (f"  VIOLATED {words}" for words in seen.violations)
    yield "clean" if outcomes and not any(seen.violations for seen in outcomes) else "NOT CLEAN"


async def _live_through(house: House, person: Colleague, name: str, outage: Outage, seconds: float) -> Observed:
    seen = Observed(name, outage)
    await _until_normal(house, person)
    began = now()
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(_watch(house, seen, began))
        async with outage.lasting() as also:
            over = asyncio.Event()
            asking = [tasks.create_task(_ask(person, house.direct_address, seen, over)) for _ in range(PEOPLE_AT_ONCE)]
            await asyncio.sleep(seconds)
        ended = now()
        seen.also = also
        over.set()
        seen.works_after, seen.ready_after = await asyncio.gather(
            _works_after(house, person, ended), _ready_after(house, ended)
        )
        watching.cancel()
        await asyncio.wait(asking)
    seen.judge()
    return seen


async def _until_normal(house: House, person: Colleague) -> None:
    await house.until_ready(PATIENCE)
    await _works_after(house, person, now())


async def _watch(house: House, seen: Observed, began: float) -> None:
    while True:
        missing = await house.missing()
        for part in ["no answer"] if missing is None else missing:
            seen.named.setdefault(part, now() - began)
        await asyncio.sleep(0.2)


async def _ask(person: Colleague, address: str, seen: Observed, over: asyncio.Event) -> None:
    while not over.is_set():
        began = now()
        kind, words = await _start_session(person, address)
        seen.slowest = max(seen.slowest, now() - began)
        seen.seen[kind] += 1
        if words:
            seen.words.add(words)
        await asyncio.sleep(0.5)


async def _works_after(house: House, person: Colleague, since: float) -> float | None:
    while now() - since < PATIENCE:
        if (await _start_session(person, house.direct_address, 3.0))[0] == "201":
            return now() - since
        await asyncio.sleep(0.1)
    return None


async def _ready_after(house: House, since: float) -> float | None:
    with suppress(TimeoutError):
        await house.until_ready(PATIENCE)
        return now() - since
    return None


async def _start_session(person: Colleague, address: str, patience: float = 60.0) -> tuple[str, str]:
    """What came of a new session, in a word, and what a refusal said. Each on a connection of its own."""
    headers = {"Authorization": f"Bearer {person.token}"}
    try:
        async with httpx.AsyncClient(timeout=patience) as client:
            answer = await client.post(f"{address}/api/v1/ai-sessions", json={"problem": "Outlook"}, headers=headers)
    except httpx.HTTPError as error:
        return f"no answer ({type(error).__name__})", ""
    if answer.is_success:
        return str(answer.status_code), ""
    if answer.status_code == 503 and not answer.headers.get("retry-after"):
        return "503 without Retry-After", ""
    problem = answer.json()
    return f"{answer.status_code} {problem['code']}", f"{problem['title']} {problem['detail'] or ''}".strip()


def _seconds(value: float | None) -> str:
    return "never" if value is None else f"{value:.1f} s"


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """A folder on a small disk of its own, where this machine lets us make one."""
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_OF_THE_SMALL_DISK},mode=0755", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        for log in folder.glob("*.log"):
            shutil.copy(log, folder.parent)
        subprocess.run(["umount", "-l", str(folder)], check=False)
