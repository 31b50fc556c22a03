"""How a worker proves to the processes beside it that it goes round: a file that it writes after every round.

It holds the machine's monotonic clock, which no clock jump moves.
"""

import time
from pathlib import Path

from flowpilot.adapters.run_files import pid_path

LONGEST_SILENCE = 15.0  # seconds


class WorkerCycles:
    """The rounds of one worker. A disk that is full makes it look dead, which then is the truth."""

    def __init__(self, data_dir: Path, index: int) -> None:
        self._path = _path(data_dir, index)
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def mark(self) -> None:
        """A full round is done. Raises `OSError`."""
        unfinished = self._path.with_suffix(".cycling")
        unfinished.write_text(f"{time.monotonic()}\n")
        unfinished.rename(self._path)

    @property
    def is_going_round(self) -> bool:
        """Whether this worker finished a round within the last 15 s."""
        silence = _silence(self._path)
        return silence is not None and silence < LONGEST_SILENCE

    def forget(self) -> None:
        """The worker ends in good order."""
        self._path.unlink(missing_ok=True)


def seconds_since_cycle(data_dir: Path) -> float | None:
    """Seconds since any worker of this machine finished a round; nothing when none is known."""
    silences = [_silence(path) for path in _path(data_dir, 0).parent.glob("worker-*.cycle")]
    return min((silence for silence in silences if silence is not None), default=None)


def worker_is_going_round(data_dir: Path) -> bool:
    """Whether a worker of this machine finished a round within the last 15 s."""
    silence = seconds_since_cycle(data_dir)
    return silence is not None and silence < LONGEST_SILENCE


def _silence(path: Path) -> float | None:
    try:
        silence = time.monotonic() - float(path.read_text())
    except (OSError, ValueError):
        return None
    return silence if silence >= 0 else None  # written before the machine was started


def _path(data_dir: Path, index: int) -> Path:
    return pid_path(data_dir, "worker", index).with_suffix(".cycle")
