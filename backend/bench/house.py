"""What all rows stand on: a folder, two cores, one embedded Postgres with teams, and servers to start in it."""

import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.cluster import Cluster
from bench.nchan import Nchan, running_nchan
from bench.people import Team
from bench.processes import Launched
from bench.programs import compiled
from bench.targets import Fed

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
    handoffs: int = 200  # a second, where people escalate at a rate
    _cluster: Cluster | None = None
    _port: int = FIRST_PORT

    def say(self, words: str) -> None:
        """Tell whoever waits."""
        sys.stderr.write(f"bench: {words}\n")
        sys.stderr.flush()

    def scaled(self, full: int, quick: int) -> int:
        """The size of something, which a quick run takes smaller."""
        return quick if self.quick else full

    @property
    def cluster(self) -> Cluster:
        """The database of the run, which starts when first asked for."""
        if self._cluster is None:
            self._cluster = Cluster.start(self.folder / "database")
        return self._cluster

    def free_port(self) -> int:
        """A port of our own range that nobody listens on."""
        while self._port < LAST_PORT:
            self._port += 1
            with socket.socket() as wire:
                if wire.connect_ex(("127.0.0.1", self._port)) != 0:
                    return self._port
        raise LookupError("no free port")

    @contextmanager
    def ours(
        self, teams: list[Team], environment: Mapping[str, str] | None = None, cluster: Cluster | None = None
    ) -> Iterator[Fed]:
        """FlowPilot's API process, ready, on the run's database or another."""
        urls = (cluster or self.cluster).urls
        port = self.free_port()
        accounts = self.folder / f"accounts-{port}"
        accounts.write_text("\n".join(str(team.account_id) for team in teams))
        data_dir = self.folder / "api"
        data_dir.mkdir(exist_ok=True)
        own = {
            "PYTHONPATH": str(BACKEND),
            "FLOWPILOT_DATA_DIR": str(data_dir),
            "FLOWPILOT_PORT": str(port),
            "FLOWPILOT_DATABASE_URL": urls.app,
            "FLOWPILOT_DATABASE_WORKER_URL": urls.worker,
            "FLOWPILOT_DATABASE_OWNER_URL": urls.owner,
        }
        command = [sys.executable, "-m", "bench.server", str(accounts)]
        with Launched(command, self.folder / "api.log", self.server_core, {**own, **(environment or {})}) as process:
            wait_until_listening(port, process, self.folder / "api.log")
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
        if self._cluster:
            self._cluster.stop()


def wait_until_listening(port: int, process: Launched, log: Path) -> None:
    """Returns once somebody listens there. Raises `RuntimeError` with the end of the log."""
    give_up = time.monotonic() + SECONDS_TO_START
    while process.is_running and time.monotonic() < give_up:
        with socket.socket() as wire:
            if wire.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"it does not start: {log.read_text()[-2000:]}")
