"""What an operator's Prometheus reads: counts of all processes, and nothing about anybody."""

import json
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from time import time

import httpx2 as httpx
import pytest
from fastapi import FastAPI
from prometheus_client import Counter
from prometheus_client.parser import text_string_to_metric_families

from flowpilot.adapters.instruments.exposition import Exposition
from flowpilot.adapters.instruments.requests import Writes
from flowpilot.adapters.instruments.work import Work
from flowpilot.api.instruments import router
from tests.people import Town

pytestmark = pytest.mark.anyio

DASHBOARD = Path(__file__).parents[3] / "docs" / "grafana.json"
SECRET = "xyzzy-plugh-4711"


async def test_what_alice_does_is_counted_by_route_and_names_nobody(town: Town, api: str) -> None:
    session = await town.alice.starts(f"Printer {SECRET}")
    await town.alice.records(session, "note", f"Tried {SECRET}")
    await town.alice.client.get("/no-such-thing/" + SECRET)
    await town.alice.escalates(session)
    text = await _read(api)
    steps = {"method": "POST", "route": "/ai-sessions/{session_id}/steps", "status": "201"}
    assert _value(text, "flowpilot_requests_total", **steps) >= 1
    assert _value(text, "flowpilot_requests_total", route="none", status="404") >= 1
    assert _value(text, "flowpilot_request_seconds_count", kind="write") >= 3
    assert _value(text, "flowpilot_pool_size", pool="work") >= 1
    for word in (SECRET, "Alice", session["id"], town.alice.id, town.alice.account_id, town.alice.token, "Printer"):
        assert word not in text
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", text)


async def test_who_asks_through_a_proxy_does_not_ask_from_this_machine(api: str) -> None:
    async with httpx.AsyncClient() as client:
        for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"):
            assert (await client.get(f"{api}/metrics", headers={header: "127.0.0.1"})).status_code == 404
        assert (await client.get(f"{api}/metrics")).status_code == 200


@pytest.fixture
async def guarded() -> AsyncIterator[httpx.AsyncClient]:
    """The route with a token, asked from another machine."""
    application = FastAPI()
    application.include_router(router(lambda: b"counted 1\n", "text/plain", "open sesame"))
    transport = httpx.ASGITransport(application, client=("203.0.113.7", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://pilot.example") as client:
        yield client


@pytest.mark.parametrize("given", [None, "Bearer ", "Bearer open", "Basic open sesame"])
async def test_with_a_token_nobody_reads_without_it(guarded: httpx.AsyncClient, given: str | None) -> None:
    answer = await guarded.get("/metrics", headers={"Authorization": given} if given else {})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


async def test_with_the_token_another_machine_reads_it(guarded: httpx.AsyncClient) -> None:
    answer = await guarded.get("/metrics", headers={"Authorization": "Bearer open sesame"})
    assert (answer.status_code, answer.text) == (200, "counted 1\n")


def test_one_answer_holds_every_process_that_is_alive(tmp_path: Path) -> None:
    processes = [Exposition(tmp_path, "api", 0), Exposition(tmp_path, "api", 1), Exposition(tmp_path, "worker", 0)]
    for number, process in enumerate(processes, 1):
        Counter("flowpilot_things", "Things.", ["kind"], registry=process.registry).labels("one").inc(number)
    for name, process in zip(("api-1", "worker-0"), processes[1:], strict=True):
        (tmp_path / "run").mkdir(exist_ok=True)
        (tmp_path / "run" / f"{name}.metrics").write_bytes(process.own())
    text = processes[0].of_this_machine().decode()
    assert [text.count(f"# {word} flowpilot_things_total") for word in ("HELP", "TYPE")] == [1, 1]
    found = {family.name: family.samples for family in text_string_to_metric_families(text)}["flowpilot_things"]
    assert {(sample.labels["role"], sample.labels["process"]): sample.value for sample in found} == {
        ("api", "0"): 1.0,
        ("api", "1"): 2.0,
        ("worker", "0"): 3.0,
    }
    os.utime(tmp_path / "run" / "api-1.metrics", (time() - 60, time() - 60))
    assert 'process="1"' not in processes[0].of_this_machine().decode()


@pytest.mark.parametrize(
    ("statuses", "seconds_later", "get_through"),
    [
        ((503, 503, 409), 0.0, True),
        ((503, 503, 409, 503), 7.0, False),
        ((503, 503, 503), 9.0, True),
        ((503, 503, 503, 201), 0.0, True),
    ],
)
def test_three_refused_writes_in_a_row_are_a_database_that_takes_none(
    statuses: tuple[int, ...], seconds_later: float, get_through: bool
) -> None:
    times = iter([0.0] * statuses.count(503) + [seconds_later])
    writes = Writes(lambda: next(times))
    for status in statuses:
        writes.answered(status)
    assert writes.get_through is get_through


async def _read(api: str) -> str:
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{api}/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return answer.text


def _value(text: str, name: str, **labels: str) -> float:
    """The sum of the samples of that name that carry these labels."""
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return sum(s.value for s in samples if s.name == name and labels.items() <= s.labels.items())


async def test_the_dashboard_asks_for_nothing_that_is_not_told(api: str, tmp_path: Path) -> None:
    worker = Exposition(tmp_path, "worker", 0)
    Work(worker.registry)
    told = await _read(api) + worker.own().decode()
    expressions = [
        target["expr"] for panel in json.loads(DASHBOARD.read_text())["panels"] for target in panel["targets"]
    ]
    asked = {name for text in expressions for name in re.findall(r"\b(?:flowpilot|process)_\w+", text)}
    families = {family.name for family in text_string_to_metric_families(told)}
    missing = [name for name in asked if re.sub(r"_(total|bucket|sum|count)$", "", name) not in families]
    assert len(asked) > 15
    assert missing == []
