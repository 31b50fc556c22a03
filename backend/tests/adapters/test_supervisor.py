"""Processes are kept alive, with patience for those that keep dying, and end in order."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flowpilot.adapters.programs import CommandProgram
from flowpilot.adapters.run_files import pid_path
from flowpilot.adapters.supervisor import KeptProcess, LaunchFailed, Supervisor

SLEEPS = "import time; time.sleep(60)"
SAYS_WHEN_IT_ENDS = """
import pathlib, signal, sys, time
def end(*_):
    with pathlib.Path(sys.argv[1]).open("a") as story:
        story.write(sys.argv[2] + "\\n")
    sys.exit()
signal.signal(signal.SIGTERM, end)
pathlib.Path(sys.argv[1] + "." + sys.argv[2]).touch()
time.sleep(60)
"""
IGNORES_SIGTERM = """
import pathlib, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).touch()
time.sleep(60)
"""


class ScriptedProgram:
    """A program whose lives and deaths the test decides."""

    role = "api"
    index = 0

    def __init__(self) -> None:
        self.launches = 0
        self.alive = False
        self.can_launch = True
        self.rests = 0

    def launch(self) -> int:
        if not self.can_launch:
            raise LaunchFailed("no room")
        self.launches += 1
        self.alive = True
        return 4711

    def is_running(self) -> bool:
        return self.alive

    def rest(self) -> None:
        self.rests += 1

    def ask_to_end(self) -> None:
        self.alive = False

    def kill(self) -> None:
        self.alive = False


class Clock:
    """Time that moves when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    supervisor = Supervisor(tmp_path, threading.Event())
    yield supervisor
    supervisor.end()


def test_the_first_deaths_are_mended_within_two_seconds(tmp_path: Path) -> None:
    clock, program = Clock(), ScriptedProgram()
    kept = KeptProcess(program, tmp_path, clock)
    kept.tend()
    for launches in (2, 3, 4):
        program.alive = False
        kept.tend()
        clock.now += 1.99
        kept.tend()
        assert program.launches == launches
        assert program.rests == 0


def test_what_keeps_dying_waits_longer_but_never_for_long(tmp_path: Path) -> None:
    clock, program = Clock(), ScriptedProgram()
    kept = KeptProcess(program, tmp_path, clock)
    for _ in range(20):
        kept.tend()
        program.alive = False
        kept.tend()
        clock.now += 5.01
    launches = program.launches
    kept.tend()
    program.alive = False
    kept.tend()
    clock.now += 4.9
    kept.tend()
    assert program.launches == launches + 1
    clock.now += 0.2
    kept.tend()
    assert program.launches == launches + 2
    assert program.rests > 0


def test_a_good_life_is_rewarded_with_a_quick_restart(tmp_path: Path) -> None:
    clock, program = Clock(), ScriptedProgram()
    kept = KeptProcess(program, tmp_path, clock)
    for _ in range(10):
        kept.tend()
        program.alive = False
        kept.tend()
        clock.now += 5.01
    kept.tend()
    clock.now += 60
    launches = program.launches
    program.alive = False
    kept.tend()
    clock.now += 0.2
    kept.tend()
    assert program.launches == launches + 1


def test_what_cannot_be_launched_is_tried_again(tmp_path: Path) -> None:
    clock, program = Clock(), ScriptedProgram()
    program.can_launch = False
    kept = KeptProcess(program, tmp_path, clock)
    kept.tend()
    assert not kept.is_running
    program.can_launch = True
    clock.now += 0.2
    kept.tend()
    assert kept.is_running


def test_a_killed_process_returns_with_a_new_pid(supervisor: Supervisor, tmp_path: Path) -> None:
    supervisor.keep([_command("worker", 0, SLEEPS)], seconds_to_end=1.0)
    first = _pid(tmp_path, "worker", 0)
    os.kill(first, signal.SIGKILL)
    assert supervisor.run(until=lambda: _pid(tmp_path, "worker", 0) != first)


def test_the_end_comes_in_the_opposite_order_of_the_start(supervisor: Supervisor, tmp_path: Path) -> None:
    story = tmp_path / "story"
    for name in ("first", "second"):
        supervisor.keep([_command(name, 0, SAYS_WHEN_IT_ENDS, str(story), name)], seconds_to_end=5.0)
        _until((tmp_path / f"story.{name}").exists)
    supervisor.end()
    assert story.read_text().split() == ["second", "first"]
    assert list((tmp_path / "run").iterdir()) == []


def test_who_does_not_end_in_time_is_killed(supervisor: Supervisor, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    supervisor.keep([_command("api", 0, IGNORES_SIGTERM, str(ready))], seconds_to_end=0.2)
    _until(ready.exists)
    pid = _pid(tmp_path, "api", 0)
    supervisor.end()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_keeping_ends_when_the_end_is_asked_for(tmp_path: Path) -> None:
    ending = threading.Event()
    ending.set()
    assert not Supervisor(tmp_path, ending).run(until=lambda: True)


def _command(role: str, index: int, script: str, *arguments: str) -> CommandProgram:
    return CommandProgram(role, index, [sys.executable, "-c", script, *arguments], lambda: dict(os.environ))


def _pid(data_dir: Path, role: str, index: int) -> int:
    return int(pid_path(data_dir, role, index).read_text())


def _until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.02)
