"""P6: deliveries to hostile sinks while the worker is killed, at every point of an attempt."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from faults.judge_deliveries import judge_deliveries
from faults.machines import Estate
from faults.mail_sink import Gate, MailSink
from faults.ports import free_port
from faults.senders import Sender, comes_true
from faults.sightings import KnownDelivery, Sighting
from faults.telling_town import ALLOWED, HOSTILE, NOWHERE, TellingTown, read_ledger
from faults.verdict import Verdict
from faults.web_sink import HOSTS, WebSink
from flowpilot.adapters.channels.registry import addresses_for
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits
from flowpilot.adapters.db.wakeup import Notifier
from flowpilot.settings import Settings
from tests.mail.office import Office

SECONDS_BETWEEN_PUSHES = 0.5
SECONDS_TO_END = 420.0
PATIENT, IMPATIENT = 6, 2  # attempts, after which a day has passed
LONGEST_MOMENT = 0.5
ENOUGH_FAILURES = 3
NO_MAIL_SERVER = {"refused": "smtp://127.0.0.1:9", "no-name": "smtp://nowhere.invalid:25"}
DETAILS = {"refused": ("connection was refused", "no connection"), "no-name": ("not found",)}

# The product's own schedule takes a day. What failed is due again at once; what failed often enough, a day ago.
PUSH = "update delivery set due_at = now() where state = 'failed' and due_at > now() returning 1"
AGE = """
    with old as (
        update delivery_attempt t set started_at = t.started_at - interval '24 hours'
          from delivery d
         where d.id = t.delivery_id and t.number = 1 and t.started_at > now() - interval '12 hours'
           and d.state = 'failed' and d.attempt_count >= {attempts} returning d.id
    )
    select count(*) from old"""
UNDER_WAY = "select count(*) from delivery where due_at is not null"
FAILED_SINCE = "select count(*) from delivery_attempt where outcome = 'temporary' and ended_at > to_timestamp({since})"


@dataclass(frozen=True, slots=True)
class Plan:
    """How often the worker is killed, at which points in turn, and in how many accounts people escalate."""

    kills: int
    accounts: int
    seed: int
    points: Sequence[str]
    tarpits: bool = True


async def run(folder: Path, plan: Plan) -> Verdict:
    """The verdict on that many kills."""
    rng = random.Random(plan.seed)
    estate = Estate(folder, rng)
    async with _running(estate, plan, rng) as siege:
        await siege.stand(plan)
        ledger = await read_ledger(estate)
    sightings = [*siege.mail.sightings, *siege.web.sightings]
    faults = siege.kills + met(ledger, sightings)
    untested = sorted({*plan.points, *expected_faults()} - {name for name, count in faults.items() if count})
    return Verdict(judge_deliveries(ledger, sightings), _figures(ledger, sightings), faults, untested)


@dataclass(slots=True)
class Siege:
    """The sinks, the town and the worker that stands between them."""

    estate: Estate
    mail: MailSink
    web: WebSink
    town: TellingTown
    sender: Sender
    rng: random.Random
    kills: Counter[str]
    attempts_of_a_day: int = PATIENT
    pushing: bool = True

    async def stand(self, plan: Plan) -> None:
        """Escalations and kills, then peace until everything has ended."""
        pushing = asyncio.create_task(self._push())
        for number in range(plan.kills):
            point = plan.points[number % len(plan.points)]
            if await POINTS[point](self):
                self.kills[point] += 1
        self.attempts_of_a_day = IMPATIENT
        await self.sender.free_what_it_held()
        await self.sender.start()
        await comes_true(self._everything_has_ended, SECONDS_TO_END)
        pushing.cancel()

    async def _everything_has_ended(self) -> bool:
        await asyncio.sleep(SECONDS_BETWEEN_PUSHES)
        return bool((await self.estate.rows(UNDER_WAY))[0][0] == 0)

    async def _push(self) -> None:
        while True:
            if self.pushing:
                await self.estate.rows(AGE.format(attempts=self.attempts_of_a_day))
                await self.estate.rows(PUSH)
            await asyncio.sleep(SECONDS_BETWEEN_PUSHES)


async def _idle(siege: Siege) -> bool:
    """Nothing is due: what the dead held is not free yet, and what failed waits."""
    siege.pushing = False
    await siege.sender.start()
    began = len(siege.mail.sightings) + len(siege.web.sightings)
    await asyncio.sleep(siege.rng.uniform(0, LONGEST_MOMENT))
    idle = began == len(siege.mail.sightings) + len(siege.web.sightings)
    siege.pushing = True
    return await siege.sender.kill() and idle


async def _at_any_time(siege: Siege) -> bool:
    """Wherever it happens to be while much is under way."""
    await siege.sender.free_what_it_held()
    await siege.sender.start()
    await siege.town.escalate()
    await asyncio.sleep(siege.rng.uniform(0, LONGEST_MOMENT))
    return await siege.sender.kill()


async def _before_the_attempt(siege: Siege) -> bool:
    """It has taken something and is about to write the attempt."""
    await siege.sender.free_what_it_held()
    await siege.sender.start()
    async with siege.sender.writes_held() as end_the_waiting:
        await siege.town.escalate()
        waits = await comes_true(lambda: _waits(siege))
        killed = await siege.sender.kill()
        if siege.rng.random() < 0.5:
            await end_the_waiting()
    return waits and killed


async def _during_the_attempt(siege: Siege) -> bool:
    """A sink has the whole message and does not answer yet."""
    await siege.sender.free_what_it_held()
    gate = siege.rng.choice([siege.mail.gate, siege.web.gate])
    gate.close()
    await siege.sender.start()
    await siege.town.escalate()
    held = await comes_true(lambda: _holds(gate))
    killed = await siege.sender.kill()
    gate.open()
    return held and killed


async def _after_the_answer(siege: Siege) -> bool:
    """A sink has answered and that is not written yet."""
    await siege.sender.free_what_it_held()
    gate = siege.rng.choice([siege.mail.gate, siege.web.gate])
    gate.close()
    await siege.sender.start()
    await siege.town.escalate()
    held = await comes_true(lambda: _holds(gate))
    async with siege.sender.writes_held() as end_the_waiting:
        gate.open()
        waits = await comes_true(lambda: _waits(siege))
        killed = await siege.sender.kill()
        if siege.rng.random() < 0.5:
            await end_the_waiting()
    return held and waits and killed


async def _without_a_mail_server(siege: Siege) -> bool:
    """While the mail server's port is closed, or its name is not found."""
    began = (await siege.estate.rows("select extract(epoch from now())::float8"))[0][0]
    await siege.sender.free_what_it_held()
    servers = list(NO_MAIL_SERVER.values())
    await siege.sender.start(FLOWPILOT_SMTP_URL=servers[siege.kills.total() // len(POINTS) % len(servers)])
    await siege.town.escalate()

    async def failed() -> bool:
        rows = await siege.estate.rows(FAILED_SINCE.format(since=began))
        return bool(rows[0][0] >= ENOUGH_FAILURES)

    return await comes_true(failed) and await siege.sender.kill()


async def _waits(siege: Siege) -> bool:
    return bool(await siege.sender.waiting())


async def _holds(gate: Gate) -> bool:
    return gate.holds.is_set()


POINTS: Mapping[str, Callable[[Siege], Awaitable[bool]]] = {
    "killed at any time": _at_any_time,
    "killed before the attempt was written": _before_the_attempt,
    "killed during the attempt": _during_the_attempt,
    "killed idle": _idle,
    "killed after the answer": _after_the_answer,
    "killed without a mail server": _without_a_mail_server,
}


def expected_faults() -> list[str]:
    """Everything that sinks do or that is done in their place, one time at least in a run."""
    mail = [f"mail: {name.partition('-')[0]}" for name in (*HOSTILE, "tarpit-1")]
    web = [f"webhook: {fault}" for fault in HOSTS if fault != "friendly"]
    return [*mail, *web, *(f"{sink}: {fault}" for sink in ("mail", "webhook") for fault in NOWHERE)]


def met(ledger: Sequence[KnownDelivery], sightings: Sequence[Sighting]) -> Counter[str]:
    """How often each really happened: as the sinks saw it, or where there is no sink, as the ledger has it."""
    found = Counter(f"{_sink(one.place)}: {one.fault}" for one in sightings if one.fault != "friendly")
    for delivery in ledger:
        for attempt in delivery.attempts:
            for fault, details in DETAILS.items():
                if attempt.outcome == "temporary" and any(detail in attempt.detail for detail in details):
                    found[f"{_sink(delivery.place)}: {fault}"] += 1
    return found


def _sink(place: str) -> str:
    return "mail" if "@" in place else "webhook"


def _figures(ledger: Sequence[KnownDelivery], sightings: Sequence[Sighting]) -> dict[str, float]:
    states = Counter(delivery.state for delivery in ledger)
    outcomes = Counter(attempt.outcome for delivery in ledger for attempt in delivery.attempts)
    taken = Counter(one.keys[0] for one in sightings if one.taken)
    return {
        "deliveries": len(ledger),
        **{f"of them {state}": count for state, count in sorted(states.items())},
        "attempts": sum(outcomes.values()),
        **{f"of them {outcome}": count for outcome, count in sorted(outcomes.items(), key=str)},
        "attempts that a sink saw": len(sightings),
        "messages taken": sum(taken.values()),
        "messages taken twice or more, all in doubt": sum(count > 1 for count in taken.values()),
    }


@asynccontextmanager
async def _running(estate: Estate, plan: Plan, rng: random.Random) -> AsyncIterator[Siege]:
    mail, web = MailSink(free_port()), WebSink(free_port())
    environment = {"FLOWPILOT_SMTP_URL": mail.url, "FLOWPILOT_EGRESS_ALLOW": ALLOWED}
    settings = Settings.overruled_by({"data_dir": str(estate.folder), "egress_allow": ALLOWED})
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(estate.running())
        await stack.enter_async_context(mail.running())
        await stack.enter_async_context(web.running())
        pool = await stack.enter_async_context(open_pool(estate.urls.app, size=2))
        hints = await stack.enter_async_context(Notifier(estate.urls.app))
        units = PostgresUnits(pool, lambda done: hints.hint(done.account_id, done.last_number))
        town = TellingTown(Office(units, estate.urls.app), units, rng)
        await town.found(plan.accounts, web, addresses_for(settings), tarpits=plan.tarpits)
        yield Siege(estate, mail, web, town, Sender(estate, environment), rng, Counter())
