"""How `serve` puts its processes together: the database, then its schema, then API and worker."""

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

import structlog

from flowpilot.adapters import db
from flowpilot.adapters.db.embedded import EmbeddedPostgres
from flowpilot.adapters.db.embedded_programs import EmbeddedPostgresError
from flowpilot.adapters.founding_link import FoundingLinkFile
from flowpilot.adapters.listeners import Listeners
from flowpilot.adapters.logs import LogFormat
from flowpilot.adapters.programs import CommandProgram, ListeningProgram, PostgresProgram
from flowpilot.adapters.readiness import answers_ready
from flowpilot.adapters.supervisor import Supervisor
from flowpilot.domain.errors import Unavailable
from flowpilot.settings import Settings

log = structlog.get_logger()

MIGRATIONS = Path(db.__path__[0]) / "migrations"
SECONDS_FOR_ROLES_TO_END = 5.0
SECONDS_FOR_POSTGRES_TO_END = 2.5
ENDED_BEFORE_READY = 0


class Serving:
    """One run of `serve`, from the first process to the last. `program` is how each of them is started."""

    def __init__(
        self,
        settings: Settings,
        processes: int,
        log_format: LogFormat,
        ending: threading.Event,
        program: Sequence[str] = (sys.executable, "-P", "-m", "flowpilot"),
    ) -> None:
        self._program = program
        self._settings = settings
        self._processes = processes
        self._log_format = log_format
        self._ending = ending
        self._listeners = Listeners(settings.host, settings.port)
        self._supervisor = Supervisor(settings.data_dir, ending)
        self._pipe, self._our_end_of_the_pipe = os.pipe()
        self._database: Mapping[str, str] = {}

    def run(self) -> int:
        """Serves until the end is asked for; the exit code."""
        try:
            code = self._bring_up_database()
            if code or self._ending.is_set():
                return code
            self._supervisor.keep(self._roles(), seconds_to_end=SECONDS_FOR_ROLES_TO_END)
            threading.Thread(target=self._announce, daemon=True, name="announcement").start()
            self._supervisor.run()
        finally:
            self._listeners.close()
            self._supervisor.end()
        return 0

    def _bring_up_database(self) -> int:
        if self._settings.database_url:
            return self._run_to_end(["migrate", "--check"])
        server = EmbeddedPostgres(self._settings.data_dir, programs=self._settings.pg_bin)
        try:
            server.start(unless=self._ending.is_set)
        except EmbeddedPostgresError:
            server.stop()
            raise
        self._supervisor.keep([PostgresProgram(server)], seconds_to_end=SECONDS_FOR_POSTGRES_TO_END)
        self._database = {
            "FLOWPILOT_DATABASE_URL": server.urls.app,
            "FLOWPILOT_DATABASE_WORKER_URL": server.urls.worker,
            "FLOWPILOT_DATABASE_OWNER_URL": server.urls.owner,
        }
        return ENDED_BEFORE_READY if self._ending.is_set() else self._migrate()

    def _migrate(self) -> int:
        """Migrates, unless the cluster carries a note that these very migrations were applied to it."""
        note = self._settings.data_dir / "postgres" / "flowpilot_schema"
        applied = _digest_of_migrations()
        if note.exists() and note.read_text() == applied:
            return 0
        code = self._run_to_end(["migrate"])
        if code == 0 and not self._ending.is_set():
            note.write_text(applied)
        return code

    def _roles(self) -> list[CommandProgram]:
        apis = (
            ListeningProgram(index, self._role_command("api", index), self._environment, [self._pipe], self._listeners)
            for index in range(self._processes)
        )
        worker = CommandProgram("worker", 0, self._role_command("worker", 0), self._environment, [self._pipe])
        return [*apis, worker]

    def _announce(self) -> None:
        sign_in_lines = self._seed_demo() if self._settings.demo else ""
        for attempt in count():
            if self._ending.is_set() or answers_ready(self._settings.host, self._listeners.port):
                break
            time.sleep(0.05 if attempt < 100 else 0.5)
        if not self._ending.is_set():
            address = self._settings.model_copy(update={"port": self._listeners.port}).address
            print(f"FlowPilot is ready at {address}\n{sign_in_lines}{self._set_up_lines(address)}", end="", flush=True)

    def _set_up_lines(self, address: str) -> str:
        """The way to the first account, while there is none; the link of an earlier start ends."""
        from flowpilot.adapters.db.installation import is_empty  # noqa: PLC0415 - a start does not wait for the driver

        link = FoundingLinkFile(self._settings.data_dir)
        worker_url = self._database.get("FLOWPILOT_DATABASE_WORKER_URL") or self._settings.database_worker_url
        try:
            if worker_url and not self._settings.demo and is_empty(worker_url):
                return f"Nobody has an account here yet. Set it up, once, at {address}{link.renew()}\n"
            link.end()
        except (Unavailable, OSError) as problem:
            log.warning("set_up.no_link", problem=type(problem).__name__)
        return ""

    def _seed_demo(self) -> str:
        done = subprocess.run(
            self._command(["seed-demo"]),
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            log.error("demo.not_seeded", exit_code=done.returncode)
        return done.stdout

    def _run_to_end(self, arguments: Sequence[str]) -> int:
        """Runs one of our commands; its exit code, or that of an early end."""
        with subprocess.Popen(self._command(arguments), env=self._environment(), stdin=subprocess.DEVNULL) as process:
            while process.poll() is None and not self._ending.wait(0.02):
                continue
            if process.poll() is None:
                process.terminate()
                return ENDED_BEFORE_READY
            return process.returncode

    def _role_command(self, role: str, index: int) -> list[str]:
        return self._command([role, "--index", str(index), "--log-format", self._log_format])

    def _command(self, arguments: Sequence[str]) -> list[str]:
        return [*self._program, *arguments]

    def _environment(self) -> Mapping[str, str]:
        return {
            **os.environ,
            **self._database,
            "FLOWPILOT_DATA_DIR": str(self._settings.data_dir),
            "FLOWPILOT_HOST": self._settings.host,
            "FLOWPILOT_PORT": str(self._listeners.port),
            "FLOWPILOT_DEMO": str(self._settings.demo),
            "FLOWPILOT_SUPERVISOR_PIPE": str(self._pipe),
        }


def _digest_of_migrations() -> str:
    digest = hashlib.sha256()
    for path in sorted(MIGRATIONS.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
