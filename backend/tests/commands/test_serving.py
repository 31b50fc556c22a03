"""What an operator sees of `serve`: everything comes up, what dies returns, and the end is clean."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import psycopg
import pytest

from flowpilot.adapters.db.embedded import urls_of_running
from flowpilot.adapters.founding_link import FoundingLinkFile

BACKEND = Path(__file__).parents[2]


class RunningServe:
    """A `serve` in a process of its own that has said that it is ready."""

    def __init__(self, data_dir: Path, *options: str) -> None:
        self.data_dir = data_dir
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("FLOWPILOT_")}
        self._log = data_dir / "serve.log"
        with self._log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flowpilot", "serve", "--port", "0", *options],
                env={**inherited, "PYTHONPATH": str(BACKEND), "FLOWPILOT_DATA_DIR": str(data_dir)},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.process.stdout
        self.first_line = self.process.stdout.readline().strip()
        found = re.search(r":(\d+)$", self.first_line)
        assert found, self._log.read_text()
        self.port = int(found[1])

    def pid(self, role: str, index: int = 0) -> int:
        return int((self.data_dir / "run" / f"{role}-{index}.pid").read_text())

    def is_ready(self) -> bool:
        return self.status() == 200

    def status(self) -> int:
        """What `/readyz` answers; raises `OSError` when it does not."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30.0)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status
        finally:
            connection.close()

    def log_lines(self, event: str) -> list[dict[str, object]]:
        lines = [json.loads(line) for line in self._log.read_text().splitlines()]
        return [line for line in lines if line["event"] == event]

    def database_url(self) -> str:
        urls = urls_of_running(self.data_dir)
        assert urls
        return urls.app

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=30.0)
        if self.process.stdout:
            self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServe]:
    """Shared by those whose wounds heal."""
    served = RunningServe(tmp_path_factory.mktemp("served"), "--processes", "2")
    yield served
    served.end()


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[RunningServe]:
    mortal = RunningServe(tmp_path, "--processes", "2")
    yield mortal
    if mortal.process.poll() is None:
        mortal.end()


def test_it_says_where_it_is(served: RunningServe) -> None:
    assert served.first_line == f"FlowPilot is ready at http://127.0.0.1:{served.port}"


def test_while_nobody_has_an_account_it_says_how_the_first_one_is_made(served: RunningServe) -> None:
    assert served.process.stdout
    line = served.process.stdout.readline().strip()
    said = f"Nobody has an account here yet. Set it up, once, at http://127.0.0.1:{served.port}/set-up/"
    assert line.startswith(said)
    assert FoundingLinkFile(served.data_dir).opens(line.removeprefix(said))


def test_every_process_has_a_pid_file(served: RunningServe) -> None:
    assert {path.name for path in (served.data_dir / "run").glob("*.pid")} == {
        "serve-0.pid",
        "api-0.pid",
        "api-1.pid",
        "worker-0.pid",
        "postgres-0.pid",
    }
    assert served.pid("serve") == served.process.pid


def test_both_api_processes_answer_at_one_address(served: RunningServe) -> None:
    _until(lambda: served.is_ready() and {0, 1} == {line["index"] for line in served.log_lines("request")})


@pytest.mark.parametrize("role", ["api", "worker", "postgres"])
def test_what_is_killed_returns(served: RunningServe, role: str) -> None:
    killed = served.pid(role)
    os.kill(killed, signal.SIGKILL)
    _until(lambda: served.pid(role) != killed)


def test_nobody_is_refused_while_the_processes_return(served: RunningServe) -> None:
    _until(served.is_ready)
    os.kill(served.pid("api", 0), signal.SIGKILL)
    os.kill(served.pid("api", 1), signal.SIGKILL)
    assert served.status() in {200, 503}


@pytest.mark.parametrize("request_to_end", [signal.SIGKILL, signal.SIGTERM, signal.SIGQUIT])
def test_a_database_that_ends_returns_at_its_address_and_all_is_well_again(
    served: RunningServe, request_to_end: signal.Signals
) -> None:
    _until(served.is_ready)
    ended, url = served.pid("postgres"), served.database_url()
    os.kill(ended, request_to_end)
    _until(lambda: served.pid("postgres") != ended)
    _until(lambda: _connects(url))
    _until(served.is_ready)


def test_at_sigterm_all_end(mortal: RunningServe) -> None:
    pids = [mortal.pid("api", 0), mortal.pid("api", 1), mortal.pid("worker"), mortal.pid("postgres")]
    assert mortal.end() == 0
    assert not any(_is_alive(pid) for pid in pids)
    assert list((mortal.data_dir / "run").glob("*.pid")) == []


def test_when_it_is_killed_its_processes_end_and_the_next_start_adopts_the_database(mortal: RunningServe) -> None:
    roles = [mortal.pid("api", 0), mortal.pid("api", 1), mortal.pid("worker")]
    database = mortal.pid("postgres")
    mortal.process.kill()
    mortal.process.wait()
    _until(lambda: not any(_is_alive(pid) for pid in roles))
    assert _is_alive(database)

    again = RunningServe(mortal.data_dir)
    assert again.pid("postgres") == database
    assert again.end() == 0
    assert not _is_alive(database)


def test_a_schema_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    RunningServe(tmp_path).end()
    note = tmp_path / "postgres" / "flowpilot_schema"
    of_this_version = note.read_text()
    note.write_text("of an earlier version")
    RunningServe(tmp_path).end()
    assert note.read_text() == of_this_version


def _connects(url: str) -> bool:
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def _is_alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def _until(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.02)
