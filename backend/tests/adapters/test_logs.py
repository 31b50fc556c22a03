"""Log lines are one JSON object each, whoever wrote them."""

import json
import os
import subprocess
import sys
from pathlib import Path

WRITES_LOGS = """
import logging, sys, warnings, structlog
from flowpilot.adapters import logs
logs.configure(sys.argv[1], role="worker", index=3)
structlog.get_logger().info("delivery.sent", attempts=2)
logging.getLogger("a.library").warning("%s of %s", 1, 2)
logging.getLogger("uvicorn.access").info("GET /")
warnings.warn("old ways")
try:
    1 / 0
except ZeroDivisionError:
    structlog.get_logger().exception("delivery.failed")
"""


def test_every_line_is_json_with_its_time_level_and_process() -> None:
    lines = [json.loads(line) for line in _written("json").splitlines()]
    events = [line["event"] for line in lines]
    assert events[:2] == ["delivery.sent", "1 of 2"]
    assert "old ways" in events[2]
    assert events[3] == "delivery.failed"
    assert {(line["role"], line["index"]) for line in lines} == {("worker", 3)}
    assert [line["level"] for line in lines] == ["info", "warning", "warning", "error"]
    assert all(line["timestamp"].endswith("Z") for line in lines)
    assert lines[0]["attempts"] == 2
    assert "ZeroDivisionError" in lines[3]["exception"]


def test_people_may_have_text() -> None:
    text = _written("text")
    assert "delivery.sent" in text
    assert not text.startswith("{")


def _written(log_format: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", WRITES_LOGS, log_format],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
    return done.stderr
