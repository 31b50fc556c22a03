"""The embedded Postgres: started, adopted, watched and stopped by us, reachable on loopback only."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flowpilot.adapters.db.embedded_cluster import (
    ADMINISTRATOR,
    APP_ROLE,
    DATABASE,
    OWNER_ROLE,
    WORKER_ROLE,
    ClusterAccess,
    ClusterFiles,
)
from flowpilot.adapters.db.embedded_programs import EmbeddedPostgresError, PostgresPrograms, PostgresUser

SECONDS_TO_STOP = 3.0
SECONDS_FOR_ORPHANS = 10.0
LARGEST_LOG = 10_000_000
PAUSE = 0.02

# Errors of statements stay out of the log: their texts can quote what people wrote.
SERVER_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "fsync": "on",
    "synchronous_commit": "on",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}


@dataclass(frozen=True)
class DatabaseUrls:
    """The connection strings of the three roles."""

    app: str
    worker: str
    owner: str


@dataclass(frozen=True)
class Postmaster:
    """What the lock file of Postgres says about the server of a cluster."""

    pid: int
    port: int
    state: str

    @classmethod
    def of(cls, cluster: Path) -> "Postmaster | None":
        """The live server of this cluster, if there is one; what a dead one left behind does not count."""
        try:
            lines = (cluster / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return None
        try:
            found = cls(int(lines[0]), int(lines[3]), lines[7].strip() if len(lines) > 7 else "starting")
        except (IndexError, ValueError):
            return None
        return found if stands_in(found.pid, cluster) else None


class EmbeddedPostgres:
    """The server of one data dir. Not for concurrent use; the caller makes sure to be the only one."""

    def __init__(self, data_dir: Path, *, programs: Path | None = None) -> None:
        self._files = ClusterFiles(data_dir.resolve())
        self._log = data_dir.resolve() / "postgres.log"
        self._chosen_programs = programs
        self._access: ClusterAccess | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self.pid: int | None = None

    def start(self, unless: Callable[[], bool] = lambda: False) -> None:
        """Launches it and returns once it takes connections. Raises `EmbeddedPostgresError`.

        After a crash it may recover for long; `unless` ends the waiting.
        """
        self.launch()
        give_up_on_orphans = time.monotonic() + SECONDS_FOR_ORPHANS
        while not (self.is_ready() or unless()):
            if not self.is_running():
                if time.monotonic() > give_up_on_orphans or not self._waits_for_orphans():
                    raise EmbeddedPostgresError(f"Postgres does not start: {self.last_words()}")
                self.launch()
            time.sleep(PAUSE)

    def launch(self) -> int:
        """Makes the cluster if it is new, adopts its server if one lives, else starts one; the server's pid.

        Does not wait until connections are taken. Launched again by the same object it keeps its port.
        """
        programs = PostgresPrograms.find(self._chosen_programs, PostgresUser.for_cluster(self._files.cluster))
        access = self._access or self._files.read_access() or self._files.create(programs)
        living = self._living(access)
        if living:
            self._process = self._process if living.pid == self.pid else None
            self.pid, self._access = living.pid, access
            return living.pid
        self._access = access if self._access else self._files.move_to_free_port(access)
        self._remove_lock_of_a_stranger()
        self._process = self._spawn(programs, self._access.port)
        self.pid = self._process.pid
        return self.pid

    def stop(self) -> None:
        """Ends it within seconds, open connections or not; what was committed stays."""
        if self.pid is None:
            return
        for request, seconds in ((signal.SIGINT, SECONDS_TO_STOP), (signal.SIGQUIT, 1.0)):
            if self.is_running():
                os.kill(self.pid, request)
                _wait(seconds, until=lambda: not self.is_running())
        self.pid = None

    def hurry_an_end(self) -> None:
        """A server that was asked to end waits for open connections for ever; this closes them."""
        found = Postmaster.of(self._files.cluster)
        if found and found.state == "stopping":
            os.kill(found.pid, signal.SIGINT)

    def is_running(self) -> bool:
        """Whether the server that was started or adopted is alive."""
        if self._process:
            return self._process.poll() is None
        return self.pid is not None and stands_in(self.pid, self._files.cluster)

    def is_ready(self) -> bool:
        """Whether it takes connections."""
        found = Postmaster.of(self._files.cluster)
        return found is not None and found.pid == self.pid and found.state == "ready"

    def last_words(self) -> str:
        """The end of the server's log, for the operator."""
        return "; ".join(self._log.read_text(errors="replace").splitlines()[-3:])

    @property
    def urls(self) -> DatabaseUrls:
        """Of the started server."""
        access = self._known_access()
        return DatabaseUrls(access.url(APP_ROLE), access.url(WORKER_ROLE), access.url(OWNER_ROLE))

    def administrator_url(self, database: str = DATABASE) -> str:
        """The superuser's connection string, for tests that make databases of their own."""
        return self._known_access().url(ADMINISTRATOR, database)

    def _known_access(self) -> ClusterAccess:
        if self._access is None:
            raise EmbeddedPostgresError("the embedded database was not started")
        return self._access

    def _living(self, access: ClusterAccess) -> Postmaster | None:
        while (found := Postmaster.of(self._files.cluster)) and found.state == "stopping":
            self.hurry_an_end()
            time.sleep(PAUSE)
        if found and found.port != access.port:
            raise EmbeddedPostgresError(f"a Postgres of this data dir that we did not start runs as {found.pid}")
        return found

    def _remove_lock_of_a_stranger(self) -> None:
        """After a crash of the machine another process can have the number in the lock file.

        Postgres would refuse to start then. A lock whose process is gone stays: by it Postgres makes sure
        that no child of the crashed server lives.
        """
        lock = self._files.cluster / "postmaster.pid"
        try:
            pid = int(lock.read_text().splitlines()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return
        if Path(f"/proc/{pid}").exists() and not stands_in(pid, self._files.cluster):
            lock.unlink()

    def _spawn(self, programs: PostgresPrograms, port: int) -> "subprocess.Popen[bytes]":
        settings = [f"--{name}={value}" for name, value in SERVER_SETTINGS.items()]
        too_large = self._log.exists() and self._log.stat().st_size > LARGEST_LOG
        emptied = os.O_TRUNC if too_large else 0
        log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | emptied, 0o600)
        try:
            with programs.opened(self._files.cluster) as folder:
                command = ["postgres", "-D", folder.name, f"--port={port}", *settings]
                return programs.spawn(command, folder, log)
        finally:
            os.close(log)

    def _waits_for_orphans(self) -> bool:
        """The children of a killed server end by themselves within moments; no new one starts before."""
        return "shared memory block" in self.last_words()


def urls_of_running(data_dir: Path) -> DatabaseUrls | None:
    """The connection strings of the embedded server of this data dir if it takes connections now."""
    files = ClusterFiles(data_dir.resolve())
    access = files.read_access()
    if access is None:
        return None
    try:
        found = Postmaster.of(files.cluster)
    except PermissionError:
        raise EmbeddedPostgresError(f"{files.cluster} belongs to another user") from None
    if found is None or found.state != "ready" or found.port != access.port:
        return None
    return DatabaseUrls(access.url(APP_ROLE), access.url(WORKER_ROLE), access.url(OWNER_ROLE))


def stands_in(pid: int, folder: Path) -> bool:
    """Whether the process is alive and works in the folder, as every Postgres process does in its cluster."""
    try:
        if Path("/proc/self").exists():
            return Path(f"/proc/{pid}/cwd").samefile(folder)
        os.kill(pid, 0)
    except (FileNotFoundError, PermissionError, ProcessLookupError):
        return False
    return True


def _wait(seconds: float, *, until: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        time.sleep(PAUSE)
