"""The statistics library is large, so a process has it only once somebody asked for a figure."""

import asyncio
import subprocess
import sys

from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.domain.metric import Durations


def test_an_api_process_starts_without_the_library() -> None:
    script = "import sys, flowpilot.main; print(sorted({'numpy', 'scipy'} & set(sys.modules)))"
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "[]"


def test_several_figures_are_answered_in_their_order() -> None:
    figures = [Durations([1, 2, 3], [False] * 3), Durations([4, 5, 6], [False] * 3)]
    answers = asyncio.run(ScipyStatistics().estimate(figures))
    medians = [answer["median"] for answer in answers]
    assert [median.value for median in medians if median] == [2, 5]
