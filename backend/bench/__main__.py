"""`python -m bench`: measure the rows, print the table, write `bench/results/*.json`."""

import argparse
import gc
import os
import signal
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure
from bench.house import House
from bench.processes import Missing, cores, raise_open_files
from bench.readers import Failed
from bench.report import circumstances, save, table
from bench.rows import ROWS

READABLE_BY_ALL = 0o755  # Postgres runs as somebody else when we are root
ENDED_BY_SIGNAL = 143


def main() -> int:
    """The exit code: 1 when a row failed; a missed goal or a missing reference is no failure."""
    options = _options()
    signal.signal(signal.SIGTERM, _end)
    server_core, client_core = cores()
    raise_open_files()
    os.sched_setaffinity(0, {client_core})
    gc.collect()
    gc.freeze()
    gc.disable()
    with tempfile.TemporaryDirectory(prefix="flowpilot-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(READABLE_BY_ALL)
        house = House(Path(folder), server_core, client_core, options.rounds, options.quick, options.handoffs)
        try:
            return _run(house, options.only or list(ROWS))
        finally:
            house.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="FlowPilot beside its references.")
    parser.add_argument("--only", action="append", choices=list(ROWS), help="one row; may be repeated")
    parser.add_argument("--rounds", type=int, default=3, help="interleaved rounds of ours and the reference")
    parser.add_argument("--handoffs", type=int, default=200, help="a second, in whole-product and crowd")
    parser.add_argument("--quick", action="store_true", help="small and short, to see that it runs")
    return parser.parse_args()


def _run(house: House, rows: list[str]) -> int:
    figures: list[Figure] = []
    left_out: list[str] = []
    failed = False
    for row in rows:
        load = os.getloadavg()[0]
        house.say(f"{row}, load {load:.1f}")
        try:
            measured = ROWS[row](house)
        except Missing as missing:
            left_out.append(f"{row} is skipped: it needs {missing}")
        except Failed as failure:
            left_out.append(f"{row} failed: {failure}")
            failed = True
        else:
            save(row, measured, circumstances(house.rounds, load, quick=house.quick))
            figures += measured
    sys.stdout.write("\n".join([table(figures), *left_out, ""]))
    return 1 if failed else 0


def _end(*_: object) -> None:
    # Everything that was started ends on the way out.
    sys.exit(ENDED_BY_SIGNAL)


if __name__ == "__main__":
    sys.exit(main())
