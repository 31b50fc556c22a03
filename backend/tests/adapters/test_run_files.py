"""Who owns a data dir, and who ends when its owner is gone."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from flowpilot.adapters.run_files import (
    DataDirInUse,
    owning,
    pid_file,
    pid_path,
    serve_is_running,
)

WATCHED_CHILD = """
import os, signal, sys, time
from flowpilot.adapters.run_files import end_with_supervisor
if sys.argv[2] == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
end_with_supervisor(int(sys.argv[1]))
print("watching", flush=True)
time.sleep(60)
"""


def test_the_pid_of_serve_can_be_read_while_it_owns_the_data_dir(tmp_path: Path) -> None:
    with owning(tmp_path):
        assert pid_path(tmp_path, "serve", 0).read_text() == f"{os.getpid()}\n"
        assert serve_is_running(tmp_path)
    assert not pid_path(tmp_path, "serve", 0).exists()
    assert not serve_is_running(tmp_path)


def test_a_second_serve_is_refused_and_told_who_is_there(tmp_path: Path) -> None:
    with owning(tmp_path), pytest.raises(DataDirInUse, match=str(os.getpid())), owning(tmp_path):
        pass


def test_a_serve_that_was_killed_owns_nothing(tmp_path: Path) -> None:
    owner = "import os, signal, sys; from pathlib import Path; from flowpilot.adapters.run_files import owning\n"
    owner += "with owning(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", owner, str(tmp_path)], env=_environment(), check=False)
    assert pid_path(tmp_path, "serve", 0).exists()
    assert not serve_is_running(tmp_path)
    with owning(tmp_path):
        pass


def test_two_that_start_at_once_do_not_both_own_it(tmp_path: Path) -> None:
    won: list[int] = []
    refused: list[int] = []
    both_tried = threading.Barrier(4)

    def start(number: int) -> None:
        try:
            with owning(tmp_path):
                won.append(number)
                both_tried.wait()
        except DataDirInUse:
            refused.append(number)
            both_tried.wait()

    threads = [threading.Thread(target=start, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert len(refused) == 3


def test_each_process_of_a_role_has_a_pid_file_of_its_own(tmp_path: Path) -> None:
    with pid_file(tmp_path, "api", 0), pid_file(tmp_path, "api", 1):
        assert {path.name for path in (tmp_path / "run").iterdir()} == {"api-0.pid", "api-1.pid"}


@pytest.mark.parametrize(("manner", "ended_by"), [("mannerly", signal.SIGTERM), ("stubborn", signal.SIGKILL)])
def test_a_child_ends_when_its_supervisor_is_gone(manner: str, ended_by: signal.Signals) -> None:
    pipe, our_end = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", WATCHED_CHILD, str(pipe), manner],
        pass_fds=[pipe],
        stdout=subprocess.PIPE,
        env=_environment(),
    ) as child:
        assert child.stdout
        child.stdout.readline()
        assert child.poll() is None
        os.close(our_end)
        assert child.wait(timeout=30.0) == -ended_by
    os.close(pipe)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
