"""Who runs on a data dir: pid files, and the lock that lets one `serve` own it."""

import fcntl
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_DRAIN = 4.0
SECONDS_TO_GET_THE_LOCK = 1.0


class DataDirInUse(Exception):
    """Another `serve` that is alive owns the data dir."""


@contextmanager
def owning(data_dir: Path) -> Iterator[None]:
    """Makes us the one `serve` of the data dir, until we end however we end. Raises `DataDirInUse`."""
    _folder(data_dir).mkdir(mode=0o700, parents=True, exist_ok=True)
    with _lock_file(data_dir).open("a") as lock:
        give_up = time.monotonic() + SECONDS_TO_GET_THE_LOCK
        while not _locked(lock.fileno(), fcntl.LOCK_EX):
            if time.monotonic() > give_up:
                raise DataDirInUse(f"{data_dir} is in use by a running `flowpilot serve` (process {_pid(data_dir)})")
            time.sleep(0.05)
        with pid_file(data_dir, "serve", 0):
            yield


def serve_is_running(data_dir: Path) -> bool:
    """Whether a live `serve` owns the data dir."""
    try:
        with _lock_file(data_dir).open() as lock:
            return not _locked(lock.fileno(), fcntl.LOCK_SH)
    except FileNotFoundError:
        return False


@contextmanager
def pid_file(data_dir: Path, role: str, index: int) -> Iterator[None]:
    """Keeps our own pid in `run/<role>-<index>.pid` meanwhile."""
    write_pid(data_dir, role, index, os.getpid())
    try:
        yield
    finally:
        remove_pid(data_dir, role, index)


def write_pid(data_dir: Path, role: str, index: int, pid: int) -> None:
    """Puts the pid into `run/<role>-<index>.pid`; a reader never sees half of it."""
    path = pid_path(data_dir, role, index)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(f"{pid}\n")
    unfinished.rename(path)


def remove_pid(data_dir: Path, role: str, index: int) -> None:
    """Takes the pid file away; no matter if it is gone."""
    pid_path(data_dir, role, index).unlink(missing_ok=True)


def pid_path(data_dir: Path, role: str, index: int) -> Path:
    """Where the pid of one process is kept."""
    return _folder(data_dir) / f"{role}-{index}.pid"


def end_with_supervisor(pipe: int) -> None:
    """Ends this process, first in good order, when the other end of the pipe closes: `serve` is gone."""
    threading.Thread(target=_end_when_closed, args=(pipe,), daemon=True, name="supervisor-watch").start()


def _end_when_closed(pipe: int) -> None:
    while os.read(pipe, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_DRAIN)
    os.kill(os.getpid(), signal.SIGKILL)


def _locked(descriptor: int, how: int) -> bool:
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _pid(data_dir: Path) -> str:
    try:
        return pid_path(data_dir, "serve", 0).read_text().strip()
    except FileNotFoundError:
        return "unknown"


def _folder(data_dir: Path) -> Path:
    return data_dir / "run"


def _lock_file(data_dir: Path) -> Path:
    return _folder(data_dir) / "serve.lock"
