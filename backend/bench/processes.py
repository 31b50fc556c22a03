"""Processes of a benchmark: on a core of their own, their CPU time and memory read from the kernel."""

import os
import resource
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

TICKS = os.sysconf("SC_CLK_TCK")
OPEN_FILES = 20_000


class Missing(Exception):
    """Something that a row needs is not installed; the text says what."""


def cores() -> tuple[int, int]:
    """The server's core and the load client's. Raises `Missing` on a machine with one."""
    usable = sorted(os.sched_getaffinity(0) | all_cores())
    if len(usable) < 2:
        raise Missing("two cores: one for the server, one for the load client")
    return usable[0], usable[1]


def raise_open_files() -> None:
    """Let this process and its children open as many files as the machine allows. Raises `Missing` where those are
    too few."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < OPEN_FILES:
        raise Missing(f"{OPEN_FILES} open files a process; the limit here is {hard} (ulimit -Hn)")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class Launched:
    """A process on one core, killed at the end of its `with`."""

    def __init__(
        self, command: Sequence[str], log: Path, core: int, environment: Mapping[str, str] | None = None
    ) -> None:
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                env={**os.environ, **(environment or {})},
            )
        self.pid = self._process.pid
        os.sched_setaffinity(self.pid, {core})

    @property
    def orders(self) -> IO[bytes]:
        """Its standard input."""
        assert self._process.stdin
        return self._process.stdin

    @property
    def words(self) -> IO[bytes]:
        """Its standard output."""
        assert self._process.stdout
        return self._process.stdout

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in children(self.pid):
            os.kill(child, signal.SIGKILL)
        self._process.kill()
        self._process.communicate()


def children(pid: int) -> list[int]:
    """The processes that this one started and that still live."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def cpu_seconds(pid: int) -> float:
    """User and system time of the process so far; the kernel counts in steps of 10 ms."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def proportional_kilobytes(pid: int) -> int:
    """The process's memory, shared pages divided among those who share them (PSS)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise LookupError(f"the kernel does not tell the memory of {pid}")


def pause(pid: int) -> None:
    """Stop the process where it stands, so that it takes nothing from the one being measured."""
    os.kill(pid, signal.SIGSTOP)


def resume(pid: int) -> None:
    """Let it go on."""
    os.kill(pid, signal.SIGCONT)


def all_cores() -> set[int]:
    """Every core of the machine."""
    return set(range(os.cpu_count() or 1))
