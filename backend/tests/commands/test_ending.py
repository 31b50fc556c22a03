"""A request to end arrives whenever it likes."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

BACKEND = Path(__file__).parents[2]
# An event's own lock is the moment that a signal hits in one start of a hundred.
AT_A_BAD_MOMENT = """
import signal
from flowpilot.cli.ending import ending_on_signal
ending = ending_on_signal()
with ending._cond:
    for _ in range(3):
        signal.raise_signal({number})
assert ending.wait(20)
"""


@pytest.mark.parametrize("request_to_end", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_is_heard_by_a_process_that_is_just_looking_whether_there_is_one(request_to_end: signal.Signals) -> None:
    script = AT_A_BAD_MOMENT.format(number=request_to_end.value)
    subprocess.run([sys.executable, "-c", script], cwd=BACKEND, check=True, timeout=30.0)
