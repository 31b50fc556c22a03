"""`flowpilot serve` on one data dir, and the commands an operator gives beside it."""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from faults.house import PROGRAM, SECONDS_OF_AN_END, SECONDS_TO_START, missing_at
from faults.ports import free_port
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.embedded_cluster import (
    ADMINISTRATOR,
    APP_ROLE,
    DATABASE,
    OWNER_ROLE,
    WORKER_ROLE,
    ClusterAccess,
    ClusterFiles,
)

HOST = "127.0.0.1"


class CommandFailed(Exception):
    """A command ended with another code than 0; the text is what it said."""


@dataclass(slots=True)
class Served:
    """The product in one data dir; its mails go to `smtp_url`. Commands work whether it is served or not."""

    data_dir: Path
    smtp_url: str
    program: Path = PROGRAM
    _port: int = field(default_factory=free_port)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self._port}"

    @property
    def urls(self) -> DatabaseUrls:
        access = self._access()
        return DatabaseUrls(access.url(APP_ROLE), access.url(WORKER_ROLE), access.url(OWNER_ROLE))

    @property
    def log(self) -> Path:
        """What its processes wrote."""
        return self.data_dir.with_suffix(".log")

    async def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Asks the database as its administrator, past all walls."""
        url = self._access().url(ADMINISTRATOR, DATABASE)
        async with await psycopg.AsyncConnection.connect(url, connect_timeout=3) as connection:
            return await (await connection.execute(statement.encode())).fetchall()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """It is ready inside the block."""
        serve = self._serve()
        try:
            await self._until_ready()
            yield
        finally:
            await asyncio.to_thread(_end, serve)

    @asynccontextmanager
    async def database_alone(self) -> AsyncIterator[None]:
        """Postgres runs inside the block, and nothing of the product."""
        postgres = EmbeddedPostgres(self.data_dir)
        await asyncio.to_thread(postgres.start)
        try:
            yield
        finally:
            await asyncio.to_thread(postgres.stop)

    async def command(self, *words: str) -> str:
        """What a command printed. Raises `CommandFailed`."""
        line = [str(self.program), *words]
        done = await asyncio.to_thread(
            subprocess.run, line, env=self._environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise CommandFailed(done.stderr.strip() or done.stdout.strip())
        return done.stdout

    def _serve(self) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            return subprocess.Popen([str(self.program), "serve"], env=self._environment(), stdout=log, stderr=log)

    async def _until_ready(self) -> None:
        async with asyncio.timeout(SECONDS_TO_START):
            while await self._missing():
                await asyncio.sleep(0.1)

    async def _missing(self) -> list[str]:
        with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, IndexError):
            async with asyncio.timeout(3):
                return await missing_at(HOST, self._port)
        return ["answer"]

    def _access(self) -> ClusterAccess:
        access = ClusterFiles(self.data_dir.resolve()).read_access()
        if access is None:
            raise LookupError(f"there is no database in {self.data_dir}")
        return access

    def _environment(self) -> Mapping[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("FLOWPILOT_")}
        own = {
            "FLOWPILOT_DATA_DIR": str(self.data_dir),
            "FLOWPILOT_PORT": str(self._port),
            "FLOWPILOT_SMTP_URL": self.smtp_url,
        }
        return {**inherited, **own}


def _end(serve: "subprocess.Popen[bytes]") -> None:
    serve.send_signal(signal.SIGTERM)
    try:
        serve.wait(SECONDS_OF_AN_END)
    except subprocess.TimeoutExpired:
        serve.kill()
        serve.wait()
