"""What an operator sees of `serve`: everything comes up, what dies returns, and the end is clean."""

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

STAND_INS = Path(__file__).with_name("stand_ins.py")
BACKEND = Path(__file__).parents[2]


class RunningServe:
    """A `serve` in a process of its own, ready to answer."""

    def __init__(self, data_dir: Path, processes: int = 1) -> None:
        self.data_dir = data_dir
        environment = {**os.environ, "PYTHONPATH": str(BACKEND), "FLOWPILOT_DATA_DIR": str(data_dir)}
        environment |= {"FLOWPILOT_PORT": "0", "FLOWPILOT_DEMO": "true"}
        self.process = subprocess.Popen(
            [sys.executable, str(STAND_INS), "serve", str(processes)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout
        self.first_words = [self.process.stdout.readline().strip() for _ in range(2)]
        found = re.search(r":(\d+)$", self.first_words[0])
        assert found, self.first_words
        self.port = int(found[1])

    def pid(self, role: str, index: int = 0) -> int:
        return int((self.data_dir / "run" / f"{role}-{index}.pid").read_text())

    def answer(self) -> str:
        """Which API process answered."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5.0)
        connection.request("GET", "/")
        return connection.getresponse().read().decode()

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=10.0)
        if self.process.stdout:
            self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServe]:
    """Shared by those whose wounds heal."""
    served = RunningServe(tmp_path_factory.mktemp("served"), processes=2)
    yield served
    served.end()


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[RunningServe]:
    mortal = RunningServe(tmp_path, processes=2)
    yield mortal
    if mortal.process.poll() is None:
        mortal.end()


def test_it_says_where_it_is_and_how_to_sign_in(served: RunningServe) -> None:
    assert served.first_words == [
        f"FlowPilot is ready at http://127.0.0.1:{served.port}",
        "Sign in as alice@example.com",
    ]


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
    _until(lambda: served.answer() == str(served.pid("api", 0)))
    _until(lambda: served.answer() == str(served.pid("api", 1)))


@pytest.mark.parametrize("role", ["api", "worker", "postgres"])
def test_what_is_killed_returns_within_two_seconds(served: RunningServe, role: str) -> None:
    killed = served.pid(role)
    os.kill(killed, signal.SIGKILL)
    _until(lambda: served.pid(role) != killed, seconds=2.0)


def test_nobody_is_refused_while_a_process_returns(served: RunningServe) -> None:
    os.kill(served.pid("api", 0), signal.SIGKILL)
    os.kill(served.pid("api", 1), signal.SIGKILL)
    assert len({served.answer() for _ in range(20)}) <= 2


def test_a_database_that_was_killed_keeps_its_address(served: RunningServe) -> None:
    url = (served.data_dir / "migrated").read_text()
    os.kill(served.pid("postgres"), signal.SIGKILL)
    _until(lambda: _connects(url))


def test_a_database_that_was_asked_to_end_returns_although_somebody_is_connected(served: RunningServe) -> None:
    url = (served.data_dir / "migrated").read_text()
    connected = psycopg.connect(url)
    os.kill(served.pid("postgres"), signal.SIGTERM)
    _until(lambda: _connects(url))
    connected.close()


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
    _until(lambda: not any(_is_alive(pid) for pid in roles), seconds=5.0)
    assert _is_alive(database)

    again = RunningServe(mortal.data_dir)
    assert again.pid("postgres") == database
    assert again.end() == 0
    assert not _is_alive(database)


def test_the_schema_is_brought_up_to_date_once(tmp_path: Path) -> None:
    migrated = tmp_path / "migrated"
    RunningServe(tmp_path).end()
    migrated.unlink()
    RunningServe(tmp_path).end()
    assert not migrated.exists()

    (tmp_path / "postgres" / "flowpilot_schema").write_text("of an earlier version")
    RunningServe(tmp_path).end()
    assert migrated.exists()


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


def _until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.02)
