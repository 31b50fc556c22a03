"""A jumped clock fools one process and nobody else."""

import os
import subprocess
import sys
from pathlib import Path
from time import time

import pytest

from faults.clock import Clock

HOUR = 3_600
TELL = "import sys, time\nfor line in sys.stdin:\n    print(time.time(), time.monotonic(), flush=True)"


def test_one_process_lives_in_another_time(tmp_path: Path) -> None:
    clock = Clock(tmp_path)
    if not clock.available:
        pytest.skip("no C compiler is installed")
    alice, bob = _teller(clock), _teller(clock)
    steady = _asked(alice)[1]
    clock.jump(alice.pid, 5 * HOUR)
    assert _asked(alice)[0] == pytest.approx(time() + 5 * HOUR, abs=60)
    assert _asked(alice)[1] == pytest.approx(steady, abs=60)
    assert _asked(bob)[0] == pytest.approx(time(), abs=60)
    assert clock.fooled > 0
    clock.set_right()
    assert _asked(alice)[0] == pytest.approx(time(), abs=60)
    for teller in (alice, bob):
        teller.communicate()


def _teller(clock: Clock) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", TELL],
        env={**os.environ, **clock.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _asked(teller: "subprocess.Popen[str]") -> tuple[float, float]:
    assert teller.stdin
    assert teller.stdout
    teller.stdin.write("?\n")
    teller.stdin.flush()
    wall, monotonic = teller.stdout.readline().split()
    return float(wall), float(monotonic)
