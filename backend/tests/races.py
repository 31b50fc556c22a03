"""Races of 16 claimers over real HTTP on two API processes: `python -m tests.races --races 300` prints the counts."""

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from uuid import UUID

import httpx2 as httpx

from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.domain.account import Role
from tests.people import Colleague, Json, found_account

CLAIMERS = 16
SECONDS_TO_START = 60.0


@contextmanager
def api_process(urls: DatabaseUrls, data_dir: Path, index: int) -> Iterator[str]:
    """The address of an API in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = os.environ | {
        "FLOWPILOT_DATA_DIR": str(data_dir),
        "FLOWPILOT_DATABASE_URL": urls.app,
        "FLOWPILOT_DATABASE_WORKER_URL": urls.worker,
        "FLOWPILOT_DATABASE_OWNER_URL": urls.owner,
    }
    command = [sys.executable, "-m", "flowpilot", "api", "--port", str(port), "--index", str(index)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@asynccontextmanager
async def two_processes(urls: DatabaseUrls, data_dir: Path) -> AsyncIterator[tuple[str, str]]:
    """The addresses of two API processes that answer."""
    with api_process(urls, data_dir, 0) as one, api_process(urls, data_dir, 1) as other:
        await until_alive(one, other)
        yield one, other


async def until_alive(*addresses: str) -> None:
    """Wait until all of them answer."""
    async with asyncio.timeout(SECONDS_TO_START), httpx.AsyncClient() as client:
        for address in addresses:
            while not await _is_alive(client, address):
                await asyncio.sleep(0.05)


async def found_racers(pool: Pool, addresses: tuple[str, str]) -> tuple[Colleague, list[Colleague]]:
    """Alice, who escalates, and sixteen who claim, half of them at each process."""
    names: dict[str, Role] = {f"Racer {number}": "engineer" for number in range(CLAIMERS)}
    people = await found_account(pool, addresses[0], {"Ada": "admin", "Alice": "engineer", **names})
    racers = []
    for number, name in enumerate(names):
        racer = people[name]
        moved = Colleague(name, UUID(racer.id), UUID(racer.account_id), racer.token, addresses[number % 2])
        await moved.get("/auth/me")  # so that in the race nobody has to connect first
        racers.append(moved)
    return people["Alice"], racers


async def race(alice: Colleague, racers: list[Colleague]) -> Json:
    """One escalation that everybody claims at once; what came of it, in the words of the promise."""
    handoff = await alice.escalates(await alice.starts())
    seen = await asyncio.gather(*(_claims_and_looks(racer, handoff) for racer in racers))
    answers = [answer for answer, _ in seen]
    winners = [racer.id for racer, answer in zip(racers, answers, strict=True) if answer.status_code == 200]
    lost = [answer.json() for answer in answers if answer.status_code == 409]
    named = [body for body in lost if body["code"] == "handoff_already_claimed" and body["claimed_by"]["id"] in winners]
    shown_open = [1 for _, queue in seen for card in queue["items"] if card["id"] == handoff["id"]]
    return {"id": handoff["id"], "winners": len(winners), "named": len(named), "shown_open": len(shown_open)}


async def _claims_and_looks(racer: Colleague, handoff: Json) -> tuple[httpx.Response, Json]:
    """The answer to the claim, and the queue as it is read right after that answer."""
    answer = await racer.post(f"/escalations/{handoff['id']}/claim", {"way": "own"})
    return answer, await racer.queue()


async def claimed_events(pool: Pool, account_id: str) -> Counter[str]:
    """How often each handoff of the account was said to be claimed."""
    async with pool.connection() as connection:
        await connection.execute("select set_config('app.account_id', %s, true)", (account_id,))
        cursor = await connection.execute(
            "select data ->> 'handoff_id', count(*) from stream_event where kind = 'handoff_claimed' group by 1"
        )
        return Counter({str(row[0]): int(row[1]) for row in await cursor.fetchall()})


async def run(races: int) -> Counter[str]:
    """That many races, on a database that is made for them."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        server = EmbeddedPostgres(Path(folder) / "database")
        await asyncio.to_thread(server.start)
        try:
            await asyncio.to_thread(migrations.upgrade, server.urls.owner, "flowpilot_app", "flowpilot_worker")
            async with open_pool(server.urls.app, size=4) as pool, two_processes(server.urls, Path(folder)) as both:
                alice, racers = await found_racers(pool, both)
                results = [await race(alice, racers) for _ in range(races)]
                events = await claimed_events(pool, alice.account_id)
        finally:
            await asyncio.to_thread(server.stop)
    for result in results:
        counts["races"] += 1
        counts["with exactly one winner"] += result["winners"] == 1
        counts["with 15 refusals that name the winner"] += result["named"] == CLAIMERS - 1
        counts["with one handoff_claimed"] += events[result["id"]] == 1
        counts["shown open by a later read"] += result["shown_open"] > 0
    return counts


async def _is_alive(client: httpx.AsyncClient, address: str) -> bool:
    try:
        return (await client.get(f"{address}/healthz")).status_code == 200
    except httpx.HTTPError:
        return False


def main() -> None:
    """Run the races and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--races", type=int, default=300)
    counts = asyncio.run(run(parser.parse_args().races))
    sys.stdout.write("".join(f"{count:6d} {what}\n" for what, count in counts.items()))


if __name__ == "__main__":
    main()
