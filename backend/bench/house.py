"""What all rows stand on: a folder, two cores, one embedded Postgres with teams, and servers to start in it."""

import asyncio
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.nchan import Nchan, running_nchan
from bench.people import Team, found_team
from bench.processes import Launched
from bench.programs import compiled
from bench.targets import Fed
from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.pool import open_pool

FIRST_PORT = 21_000
LAST_PORT = 21_999
SECONDS_TO_START = 20.0
BACKEND = Path(__file__).parents[1]


@dataclass
class House:
    """One run's surroundings."""

    folder: Path
    server_core: int
    client_core: int
    rounds: int
    quick: bool
    _database: EmbeddedPostgres | None = None
    _teams: dict[tuple[str, int], list[Team]] = field(default_factory=dict)
    _port: int = FIRST_PORT

    def say(self, words: str) -> None:
        """Tell whoever waits."""
        sys.stderr.write(f"bench: {words}\n")
        sys.stderr.flush()

    def scaled(self, full: int, quick: int) -> int:
        """The size of something, which a quick run takes smaller."""
        return quick if self.quick else full

    @property
    def urls(self) -> DatabaseUrls:
        """Of the embedded Postgres, which starts when first asked for."""
        if self._database is None:
            self._database = EmbeddedPostgres(self.folder / "database")
            self._database.start()
            migrations.upgrade(self._database.urls.owner, "flowpilot_app", "flowpilot_worker")
        return self._database.urls

    def teams(self, kind: str, count: int, people: int) -> list[Team]:
        """So many accounts of so many people, kept for other rows that ask for the same kind."""
        kept = self._teams.setdefault((kind, people), [])
        if len(kept) < count:
            kept += asyncio.run(_found_teams(self.urls, count - len(kept), people))
        return kept[:count]

    def free_port(self) -> int:
        """A port of our own range that nobody listens on."""
        while self._port < LAST_PORT:
            self._port += 1
            with socket.socket() as wire:
                if wire.connect_ex(("127.0.0.1", self._port)) != 0:
                    return self._port
        raise LookupError("no free port")

    @contextmanager
    def ours(self, teams: list[Team], environment: Mapping[str, str] | None = None) -> Iterator[Fed]:
        """FlowPilot's API process, ready."""
        port = self.free_port()
        accounts = self.folder / f"accounts-{port}"
        accounts.write_text("\n".join(str(team.account_id) for team in teams))
        data_dir = self.folder / "api"
        data_dir.mkdir(exist_ok=True)
        own = {
            "PYTHONPATH": str(BACKEND),
            "FLOWPILOT_DATA_DIR": str(data_dir),
            "FLOWPILOT_PORT": str(port),
            "FLOWPILOT_DATABASE_URL": self.urls.app,
            "FLOWPILOT_DATABASE_WORKER_URL": self.urls.worker,
            "FLOWPILOT_DATABASE_OWNER_URL": self.urls.owner,
        }
        command = [sys.executable, "-m", "bench.server", str(accounts)]
        with Launched(command, self.folder / "api.log", self.server_core, {**own, **(environment or {})}) as process:
            _wait_until_listening(port, process, self.folder / "api.log")
            yield Fed("ours", ("127.0.0.1", port), process.pid, process.orders, process.words)

    @contextmanager
    def nchan(self) -> Iterator[Nchan]:
        """nchan, ready. Raises `Missing`."""
        port = self.free_port()
        folder = self.folder / f"nchan-{port}"
        folder.mkdir()
        with running_nchan(folder, port, self.server_core) as nchan:
            yield nchan

    @contextmanager
    def kernel_send(self, streams: int) -> Iterator[Fed]:
        """The C program, ready for so many streams. Raises `Missing`."""
        port = self.free_port()
        program = compiled("kernel_send", self.folder)
        log = self.folder / "kernel_send.log"
        with Launched([str(program), str(port), str(streams)], log, self.server_core) as process:
            time.sleep(0.2)
            yield Fed("one send in C", ("127.0.0.1", port), process.pid, process.orders, process.words)

    def close(self) -> None:
        """Stop the database."""
        if self._database:
            self._database.stop()


async def _found_teams(urls: DatabaseUrls, count: int, people: int) -> list[Team]:
    async with open_pool(urls.app, size=2) as pool:
        return [await found_team(pool, people) for _ in range(count)]


def _wait_until_listening(port: int, process: Launched, log: Path) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while process.is_running and time.monotonic() < give_up:
        with socket.socket() as wire:
            if wire.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the API process does not start: {log.read_text()[-2000:]}")
