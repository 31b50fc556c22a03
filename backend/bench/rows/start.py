"""From `make run` to the line that says it is ready, when everything is installed and the database is there."""

import os
import signal
import subprocess
import time
from pathlib import Path

from bench.figures import Figure, Goal
from bench.house import BACKEND, House
from bench.processes import all_cores
from bench.readers import Failed

STARTS = 5
READY = "FlowPilot is ready"
OF_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")


def measure(house: House) -> list[Figure]:
    """Seconds of five starts after a first one, demo accounts included, on all cores."""
    own = os.sched_getaffinity(0)
    os.sched_setaffinity(0, all_cores())
    data_dir, port = house.folder / "start", house.free_port()
    try:
        _seconds_to_start(data_dir, port)
        seconds = [_seconds_to_start(data_dir, port) for _ in range(house.scaled(STARTS, 1))]
    finally:
        os.sched_setaffinity(0, own)
    return [Figure("`make run` until it is ready, second start", "s", seconds, goal=Goal("at most", 5))]


def _seconds_to_start(data_dir: Path, port: int) -> float:
    inherited = {name: value for name, value in os.environ.items() if name not in OF_MAKE}
    environment = {**inherited, "FLOWPILOT_DATA_DIR": str(data_dir), "FLOWPILOT_PORT": str(port)}
    began = time.perf_counter()
    with subprocess.Popen(
        ["make", "run"],
        cwd=BACKEND.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as make:
        assert make.stdout
        try:
            for line in make.stdout:
                if line.startswith(READY):
                    return time.perf_counter() - began
        finally:
            # As the terminal does at Ctrl-C: to all of them.
            os.killpg(make.pid, signal.SIGINT)
    raise Failed("`make run` ends before it is ready")
