"""One Postgres and machines that each run one role of the product on it, behind a door that spreads connections."""

import asyncio
import os
import random
import signal
import subprocess
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from faults.house import DEAD, PROGRAM, SECONDS_TO_START, missing_at, state_of
from faults.ports import free_port
from faults.proxy import Hop
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Machine:
    """One role that runs. `address` means something for an API."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def is_alive(self) -> bool:
        self.process.poll()
        return state_of(self.process.pid) not in DEAD

    def ask_to_end(self) -> None:
        """SIGTERM: it drains."""
        self.process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """At once."""
        self.process.kill()
        self.process.wait()


@dataclass(slots=True)
class Estate:
    """The database and everything that runs on it. `door` is what people reach."""

    folder: Path
    rng: random.Random
    machines: list[Machine] = field(default_factory=list)
    serving: list[Machine] = field(default_factory=list)
    hop: Hop = field(default_factory=lambda: Hop("door"))
    _door: int = field(default_factory=free_port)
    _postgres: EmbeddedPostgres = field(init=False)

    def __post_init__(self) -> None:
        self._postgres = EmbeddedPostgres(self.folder)

    @property
    def address(self) -> str:
        """Of the door."""
        return f"http://{HOST}:{self._door}"

    @property
    def urls(self) -> DatabaseUrls:
        return self._postgres.urls

    def administrator_url(self, database: str) -> str:
        """Past all walls, to any database of the cluster."""
        return self._postgres.administrator_url(database)

    async def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Asks the database as its administrator."""
        url = self._postgres.administrator_url()
        async with await psycopg.AsyncConnection.connect(url, connect_timeout=3) as connection:
            return await (await connection.execute(statement.encode())).fetchall()

    @asynccontextmanager
    async def running(self, program: Path = PROGRAM) -> AsyncIterator[None]:
        """The database is there, migrated by this program, and the door is open inside the block."""
        await asyncio.to_thread(self._postgres.start)
        door = await asyncio.start_server(self._enter, HOST, self._door, backlog=4096)
        try:
            await self.migrate(program)
            yield
        finally:
            door.close()
            for machine in self.machines:
                machine.kill()
            await asyncio.to_thread(self._postgres.stop)

    async def migrate(self, program: Path = PROGRAM) -> None:
        """Brings the schema to that program's version. Raises `subprocess.CalledProcessError`."""
        command = [str(program), "migrate"]
        await asyncio.to_thread(subprocess.run, command, env=self._environment(), check=True)

    async def start(self, role: str, program: Path = PROGRAM, environment: Mapping[str, str] | None = None) -> Machine:
        """A further machine of that role; an API answers when this returns. Not behind the door yet."""
        port, log = free_port(), self.folder / f"{role}-{len(self.machines)}.log"
        command = [str(program), role, "--port", str(port), "--index", str(len(self.machines))]
        machine = Machine(_launch(command, {**self._environment(), **(environment or {})}, log), port, log)
        self.machines.append(machine)
        async with asyncio.timeout(SECONDS_TO_START):
            while not await _answers(port):
                await asyncio.sleep(0.05)
        return machine

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("FLOWPILOT_")}
        return inherited | {
            "FLOWPILOT_DATA_DIR": str(self.folder),
            "FLOWPILOT_DATABASE_URL": self.urls.app,
            "FLOWPILOT_DATABASE_WORKER_URL": self.urls.worker,
            "FLOWPILOT_DATABASE_OWNER_URL": self.urls.owner,
        }

    async def _enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.serving:
            writer.close()
            return
        await self.hop.carry((reader, writer), (HOST, self.rng.choice(self.serving).port))


def _launch(command: list[str], environment: Mapping[str, str], log: Path) -> "subprocess.Popen[bytes]":
    with log.open("ab") as written:
        return subprocess.Popen(command, env=environment, stdout=written, stderr=written)


async def _answers(port: int) -> bool:
    with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, IndexError):
        async with asyncio.timeout(3):
            await missing_at(HOST, port)
            return True
    return False
