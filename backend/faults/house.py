"""The whole product as an operator runs it, `flowpilot serve` and a service manager, with every hop behind a proxy."""

import asyncio
import json
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psycopg

from faults.clock import Clock
from faults.history import now
from faults.hops import Hops, database_hops, port_of, through_hops
from faults.ports import free_port
from faults.proxy import passing
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres, Postmaster

PROGRAM = Path(__file__).parents[2] / "bin" / "flowpilot"
SECONDS_TO_START = 60.0
PAUSE_OF_THE_SERVICE_MANAGER = 0.1
SECONDS_OF_AN_END = 20.0
DEAD = ("", "Z", "X")


class House:
    """`serve` under a service manager that starts it again whenever it ends."""

    def __init__(self, folder: Path, processes: int) -> None:
        self.hops = Hops()
        self.clock = Clock(folder)
        self.processes = processes
        self.started_at = 0.0
        self._folder = folder
        self._port = free_port()
        self._browser_port = free_port()
        self._ending = False
        self._serve: subprocess.Popen[bytes] | None = None
        self._postgres = EmbeddedPostgres(folder)

    @property
    def address(self) -> str:
        """Where people reach it, through the proxy."""
        return f"http://127.0.0.1:{self._browser_port}"

    @property
    def direct_address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def urls(self) -> DatabaseUrls:
        """Past the proxies."""
        return self._postgres.urls

    @property
    def log(self) -> Path:
        """What all our processes wrote."""
        return self._folder / "serve.log"

    def administrator_url(self) -> str:
        """Past all walls and proxies."""
        return self._postgres.administrator_url()

    def pid(self, role: str, index: int = 0) -> int | None:
        """Of a process that is alive."""
        try:
            pid = int((self._folder / "run" / f"{role}-{index}.pid").read_text())
        except (OSError, ValueError):
            return None
        return pid if state_of(pid) not in DEAD else None

    def postmaster(self) -> int | None:
        """The process of Postgres that all others are children of."""
        found = Postmaster.of(self._folder / "postgres")
        return found.pid if found else None

    async def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Asks the database as its administrator, past all walls and proxies."""
        url = self._postgres.administrator_url()
        async with await psycopg.AsyncConnection.connect(url, connect_timeout=3) as connection:
            return await (await connection.execute(statement.encode())).fetchall()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Everything is up and answers inside the block."""
        await asyncio.to_thread(self._make_cluster)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(database_hops(self.hops, port_of(self.urls.app)))
            browser, api = ("127.0.0.1", self._browser_port), ("127.0.0.1", self._port)
            await stack.enter_async_context(passing(self.hops.browser, browser, api))
            managing = asyncio.create_task(self._manage())
            try:
                await self.until_ready(SECONDS_TO_START)
                yield
            finally:
                self._ending = True
                await asyncio.to_thread(self._end)
                managing.cancel()

    def stack_traces(self) -> list[str]:
        """The last line of each stack trace in the log: nothing that a fault does should surprise the product."""
        lines = self.log.read_text(errors="replace").splitlines()
        logged = [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]
        return [str(line["exception"]).splitlines()[-1] for line in logged if "exception" in line]

    async def until_ready(self, patience: float) -> None:
        """Returns once every API process says that it is able to work. Raises `TimeoutError`."""
        async with asyncio.timeout(patience):
            while not all([await self.missing() == [] for _ in range(3 * self.processes)]):
                await asyncio.sleep(0.05)

    async def missing(self) -> list[str] | None:
        """What one of the API processes says that it lacks; nothing when it does not answer."""
        with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, IndexError):
            async with asyncio.timeout(3):
                return await missing_at("127.0.0.1", self._port)
        return None

    def _make_cluster(self) -> None:
        self._postgres.start()
        self._postgres.stop()

    def _environment(self) -> Mapping[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("FLOWPILOT_")}
        own = {"FLOWPILOT_DATA_DIR": str(self._folder), "FLOWPILOT_PORT": str(self._port)}
        return {**inherited, **own, **self.clock.environment, **through_hops(self.urls.app)}

    async def _manage(self) -> None:
        command = [str(PROGRAM), "serve", "--processes", str(self.processes)]
        while not self._ending:
            with self.log.open("ab") as log:
                self._serve = self._start(command, log)
            self.started_at = now()
            while self._serve.poll() is None:
                await asyncio.sleep(0.02)
            await asyncio.sleep(PAUSE_OF_THE_SERVICE_MANAGER)

    def _start(self, command: Sequence[str], log: IO[bytes]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(command, env=self._environment(), stdout=log, stderr=log)

    def _end(self) -> None:
        self.clock.set_right()
        if self._serve and self._serve.poll() is None:
            self._serve.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self._serve.wait(SECONDS_OF_AN_END)
        for role, index in [("serve", 0), ("worker", 0), *(("api", index) for index in range(self.processes))]:
            if pid := self.pid(role, index):
                os.kill(pid, signal.SIGKILL)
        if pid := self.postmaster():
            os.kill(pid, signal.SIGQUIT)


def state_of(pid: int) -> str:
    """The letter that the kernel gives the state of a process; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1]
    except OSError:
        return ""


async def missing_at(host: str, port: int) -> list[str]:
    """What readiness there says is missing."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = await reader.read()
    finally:
        writer.close()
    if b" 200 " in answer.split(b"\r\n", 1)[0]:
        return []
    return [part for part in ("database", "worker", "listener") if f'"{part}"'.encode() in answer] or ["answer"]
