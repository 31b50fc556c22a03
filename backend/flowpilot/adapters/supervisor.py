"""Keeps processes alive: starts them, starts again what ended, ends them in order."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import structlog

from flowpilot.adapters import run_files

log = structlog.get_logger()

RESTART_DELAYS = (0.1, 0.5, 1.0, 2.0, 5.0)
LONG_DELAY = 2.0
SECONDS_OF_A_GOOD_LIFE = 10.0
TICK = 0.1


class Program(Protocol):
    """One process that can be launched again and again."""

    role: str
    index: int

    def launch(self) -> int:
        """Starts it and returns its pid, without waiting until it is able. Raises `LaunchFailed`."""

    def is_running(self) -> bool:
        """Whether what was launched is alive."""

    def rest(self) -> None:
        """It ended again and again and now stays down for seconds."""

    def ask_to_end(self) -> None:
        """Asks for an end in good order."""

    def kill(self) -> None:
        """Ends it at once."""


class LaunchFailed(Exception):
    """The process could not be started now; the text says why."""


class KeptProcess:
    """A program, its pid file, and when it is to be started again."""

    def __init__(self, program: Program, data_dir: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.program = program
        self._data_dir = data_dir
        self._clock = clock
        self._deaths_in_a_row = 0
        self._launched_at: float | None = None
        self._due_at = clock()

    def tend(self) -> None:
        """Launches the program if it is due; notes its end and when it is due again."""
        now = self._clock()
        if self._launched_at is not None:
            if self.program.is_running():
                return
            lived = now - self._launched_at
            log.warning("process.ended", process=self._name, lived_seconds=round(lived, 1))
            self._postpone(now, lived)
        if now >= self._due_at:
            self._launch(now)

    def end(self) -> None:
        """Forgets the pid file of a process that is gone."""
        run_files.remove_pid(self._data_dir, self.program.role, self.program.index)

    @property
    def is_running(self) -> bool:
        """Whether it was launched and is alive."""
        return self._launched_at is not None and self.program.is_running()

    @property
    def _name(self) -> str:
        return f"{self.program.role}-{self.program.index}"

    def _launch(self, now: float) -> None:
        try:
            pid = self.program.launch()
        except LaunchFailed as failure:
            log.error("process.not_started", process=self._name, reason=str(failure))
            self._postpone(now, lived=0.0)
            return
        self._launched_at = now
        run_files.write_pid(self._data_dir, self.program.role, self.program.index, pid)
        log.info("process.started", process=self._name, process_id=pid)

    def _postpone(self, now: float, lived: float) -> None:
        self._deaths_in_a_row = 0 if lived >= SECONDS_OF_A_GOOD_LIFE else self._deaths_in_a_row
        delay = RESTART_DELAYS[min(self._deaths_in_a_row, len(RESTART_DELAYS) - 1)]
        self._deaths_in_a_row += 1
        self._launched_at = None
        self._due_at = now + delay
        if delay >= LONG_DELAY:
            self.program.rest()


class Supervisor:
    """Keeps groups of processes; a later group needs the earlier ones, so it ends before them."""

    def __init__(self, data_dir: Path, ending: threading.Event) -> None:
        self._data_dir = data_dir
        self._ending = ending
        self._groups: list[tuple[list[KeptProcess], float]] = []

    def keep(self, programs: Sequence[Program], *, seconds_to_end: float) -> None:
        """Launches a further group. When it ends, what is left after the seconds is killed."""
        group = [KeptProcess(program, self._data_dir) for program in programs]
        self._groups.append((group, seconds_to_end))
        for process in group:
            process.tend()

    def run(self, *, until: Callable[[], bool] = lambda: False) -> bool:
        """Keeps all alive until the condition holds (True) or the end is asked for (False)."""
        while not self._ending.wait(TICK):
            for group, _ in self._groups:
                for process in group:
                    process.tend()
            if until():
                return True
        return False

    def end(self) -> None:
        """Ends the groups, the latest first."""
        for group, seconds in reversed(self._groups):
            for process in group:
                if process.is_running:
                    process.program.ask_to_end()
            self._wait_for(group, seconds)
            for process in group:
                if process.is_running:
                    log.warning("process.killed", role=process.program.role, index=process.program.index)
                    process.program.kill()
            self._wait_for(group, 1.0)
            for process in group:
                process.end()

    @staticmethod
    def _wait_for(group: Sequence[KeptProcess], seconds: float) -> None:
        give_up = time.monotonic() + seconds
        while any(process.is_running for process in group) and time.monotonic() < give_up:
            time.sleep(0.02)
