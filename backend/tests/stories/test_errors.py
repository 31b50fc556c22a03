"""Whatever somebody sends, the answer is a problem that says what is wrong: never a fault of ours, never a secret."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2 as httpx
import pytest

from flowpilot.adapters.db.identifiers import uuid7
from tests.people import Colleague, Town

pytestmark = pytest.mark.anyio

HERE = re.escape(str(Path(__file__).parents[3]))
OURS = re.compile(rf"Traceback|psycopg|select |insert |\.py\b|{HERE}|/home/|site-packages", re.IGNORECASE)

# What a start of a session answers to a body that is not one.
UNREADABLE: dict[str, tuple[bytes, int, str]] = {
    "NUL": (rb'{"problem": "a\u0000b"}', 422, "invalid"),
    "a lone surrogate": (rb'{"problem": "a\ud800b"}', 422, "invalid"),
    "a lone surrogate in bytes": (b'{"problem": "a\xed\xa0\x80b"}', 422, "invalid"),
    "a surrogate as a member": (rb'{"problem": "a", "\ud800": 1}', 422, "invalid"),
    "not UTF-8": (b'{"problem": "\xff\xfe\xfd"}', 400, "malformed"),
    "NaN": (b'{"problem": NaN}', 400, "malformed"),
    "-Infinity": (b'{"problem": -Infinity}', 400, "malformed"),
    "a number of 5,000 digits": (b'{"problem": ' + b"9" * 5_000 + b"}", 400, "malformed"),
    "deep nesting": (b"[" * 100_000 + b"]" * 100_000, 400, "malformed"),
    "deep nesting of members": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 400, "malformed"),
    "half a body": (b'{"problem": "a', 400, "malformed"),
    "no body": (b"", 422, "invalid"),
    "null": (b"null", 422, "invalid"),
    "a list": (b"[]", 422, "invalid"),
    "an unknown member": (b'{"problem": "a", "account_id": "x"}', 422, "invalid"),
    "only spaces": (b'{"problem": "  \\n "}', 422, "invalid"),
    "5 MB": (b'{"problem": "' + b"a" * 5_000_000 + b'"}', 413, "too_large"),
}

# What a handoff does not take as a number of seconds or as a time.
NUMBERS = ("1e999", "-1e999", "9223372036854775808", "-1", '"NaN"', "true1", "1e", "null,", "[]", "true", '"5"')
TIMES = (
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-23:59",
    "2026-02-30T00:00:00Z",
    "2026-02-03T00:00:00",
    "soon",
    "1772442000",
    "1e999",
)

QUESTIONS = (
    "q=%00",
    "q=%ED%A0%80",
    "client=%ff",
    "client=a%00",
    "ticket_ref=%00",
    "q=" + "a" * 201,
    "status=%00",
    "status=open",
    "owner=you",
    "from=%00",
    "from=0001-01-01T00:00:00Z",
    "to=9999-12-31T23:59:59-23:59",
    "limit=0",
    "limit=201",
    "limit=9223372036854775808",
    "limit=1e2",
    "limit=" + "9" * 5_000,
    "cursor=%00",
    "cursor=x",
    "cursor=" + "A" * 201,
    "cursor=MjAyNi0wMS0wMVQwMDowMDowMCAwMA",
    "sort=name",
    "%00=1",
)


def problem_of(answer: httpx.Response, status: int, code: str) -> None:
    """The answer is this problem and says nothing of what is inside."""
    assert answer.status_code == status, (answer.status_code, answer.text[:300])
    assert answer.headers["content-type"] == "application/problem+json"
    content = answer.json()
    assert content["code"] == code
    assert content["status"] == status
    assert content["request_id"]
    assert content["request_id"] == answer.headers["x-request-id"]
    assert content["type"].startswith("urn:")
    assert content["title"]
    assert not OURS.search(answer.text), answer.text[:300]


async def send(
    colleague: Colleague, path: str, content: bytes, content_type: str = "application/json", method: str = "POST"
) -> httpx.Response:
    return await colleague.client.request(method, path, content=content, headers={"Content-Type": content_type})


async def test_a_body_that_cannot_be_read_is_refused_with_the_reason(town: Town) -> None:
    for what, (content, status, code) in UNREADABLE.items():
        answer = await send(town.alice, "/ai-sessions", content)
        assert answer.status_code == status, (what, answer.text[:300])
        problem_of(answer, status, code)
    assert (await town.alice.get("/ai-sessions")).json()["items"] == []


async def test_a_body_that_grows_too_large_on_the_way_is_refused(town: Town) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(80):
            yield b"a" * 65_536

    answer = await town.alice.client.post("/ai-sessions", content=parts(), headers={"Content-Type": "application/json"})
    problem_of(answer, 413, "too_large")


async def test_only_json_is_taken(town: Town) -> None:
    for kind in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
    ):
        problem_of(await send(town.alice, "/ai-sessions", b'{"problem": "a"}', kind), 415, "unsupported_media_type")
    assert (await send(town.alice, "/ai-sessions", b'{"problem": "a"}', "Application/JSON; charset=utf-8")).is_success


async def test_an_operation_without_a_body_takes_none(town: Town) -> None:
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/pause"
    problem_of(await send(town.alice, path, b'{"why": "lunch"}'), 422, "invalid")
    problem_of(await send(town.alice, path, b'{"why'), 400, "malformed")
    assert (await town.alice.sees(session))["status"] == "active"
    assert (await send(town.alice, path, b"{}")).status_code == 200


async def test_numbers_and_times_beyond_reason_are_refused(town: Town) -> None:
    session = await town.alice.starts()
    for number in NUMBERS:
        content = b'{"intent": "escalate", "reason": "stuck", "writing_seconds": ' + number.encode() + b"}"
        answer = await send(town.alice, f"/ai-sessions/{session['id']}/handoff", content)
        problem_of(answer, answer.status_code, "malformed" if answer.status_code == 400 else "invalid")
    for time in TIMES:
        body = {"intent": "escalate", "reason": "stuck", "needed_by": time}
        problem_of(await town.alice.post(f"/ai-sessions/{session['id']}/handoff", body), 422, "invalid")
    problem_of(await town.ada.client.patch(f"/users/{town.bob.id}", json={"tier": 2**63}), 422, "invalid")
    problem_of(await town.alice.get(f"/ai-sessions/{session['id']}/steps?after={2**63}"), 422, "invalid")
    assert (await town.alice.sees(session))["status"] == "active"


async def test_questions_that_make_no_sense_are_refused(town: Town) -> None:
    for question in QUESTIONS:
        answer = await town.alice.get(f"/ai-sessions?{question}")
        assert answer.status_code == 422, (question[:80], answer.status_code)
        problem_of(answer, 422, "invalid")


async def test_what_cannot_be_an_id_is_nothing(town: Town) -> None:
    for name in ("1", "%00", "%ff", "%ED%A0%80", "x" * 2_000, "00000000-0000-0000-0000-00000000000g", "..%2f..%2fetc"):
        problem_of(await town.alice.get(f"/ai-sessions/{name}"), 404, "not_found")
        problem_of(await town.alice.post(f"/escalations/{name}/claim", {"way": "own"}), 404, "not_found")
    problem_of(await town.alice.get("/nowhere"), 404, "not_found")


async def test_a_method_that_an_address_does_not_have_is_refused(town: Town) -> None:
    for method, path in (("PUT", "/users"), ("DELETE", "/ai-sessions"), ("GET", "/auth/login"), ("TRACE", "/account")):
        answer = await town.ada.client.request(method, path)
        problem_of(answer, 405, "method_not_allowed")
        assert answer.headers["allow"]
    problem_of(await town.alice.post("/escalations/stream"), 405, "method_not_allowed")
    assert (await town.alice.client.post(f"{town.alice.address}/api/v2/ai-sessions")).status_code == 404


async def test_an_idempotency_key_is_printable_ascii(town: Town) -> None:
    for key in (b"", b"k" * 201, "ключ".encode(), b"a\tb"):
        answer = await town.alice.client.post("/ai-sessions", json={"problem": "a"}, headers={b"Idempotency-Key": key})
        problem_of(answer, 400, "invalid_idempotency_key")
    assert (await town.alice.post("/ai-sessions", {"problem": "a"}, key="k" * 200)).status_code == 201


async def test_texts_are_counted_in_characters_after_composition(town: Town) -> None:
    session = await town.alice.starts()
    steps, handoff = f"/ai-sessions/{session['id']}/steps", f"/ai-sessions/{session['id']}/handoff"
    composed = "e\u0301"
    for path, body, member, limit in (
        ("/ai-sessions", {}, "problem", 20_000),
        ("/ai-sessions", {"problem": "a"}, "intake", 1_000_000),
        ("/ai-sessions", {"problem": "a"}, "client_name", 200),
        (steps, {"kind": "note"}, "text", 1_000_000),
        (handoff, {"intent": "park"}, "reason", 2_000),
    ):
        above = await town.alice.post(path, {**body, member: composed * limit + "x"})
        problem_of(above, 422, "invalid")
        assert above.json()["errors"][0]["pointer"] == f"/{member}"
        assert (await town.alice.post(path, {**body, member: composed * limit})).status_code == 201, member


async def test_the_first_reason_in_the_written_order_counts(town: Town) -> None:
    """Sign-in, role, existence, relation, body, state."""
    session = await town.alice.starts()
    path, absent = f"/ai-sessions/{session['id']}/resume", f"/ai-sessions/{uuid7()}/resume"
    stranger = Colleague("Nobody", uuid7(), uuid7(), "fp_token_nonsense", town.alice.address)
    for colleague, address, status, code in (
        (stranger, absent, 401, "not_signed_in"),
        (town.vera, absent, 403, "forbidden"),
        (town.bob, absent, 404, "not_found"),
        (town.bob, path, 403, "not_the_owner"),
    ):
        for content, kind in ((b"{", "application/json"), (b"x", "text/plain"), (b"a" * 5_000_000, "application/json")):
            problem_of(await send(colleague, address, content, kind), status, code)
    problem_of(await send(town.alice, path, b"a" * 5_000_000), 413, "too_large")
    problem_of(await send(town.alice, path, b"x", "text/plain"), 415, "unsupported_media_type")
    problem_of(await send(town.alice, path, b'{"x": 1}'), 422, "invalid")
    problem_of(await send(town.alice, path + "?x=1", b""), 422, "invalid")
    problem_of(await send(town.alice, path, b""), 409, "wrong_state")


async def test_the_stream_refuses_like_everything_else(town: Town) -> None:
    stranger = Colleague("Nobody", uuid7(), uuid7(), "fp_token_nonsense", town.alice.address)
    problem_of(await stranger.get("/escalations/stream"), 401, "not_signed_in")
    problem_of(await town.vera.get("/escalations/stream"), 403, "forbidden")
    problem_of(await town.alice.get("/escalations/stream?since=1"), 422, "invalid")
    for last in ("", "nonsense", "%00", f"{'a' * 16}-{10**30}", "%ff", "-1"):
        async with (
            asyncio.timeout(10),
            town.alice.client.stream("GET", f"/escalations/stream?last_event_id={last}") as stream,
        ):
            events = [line async for line in _until(stream.aiter_lines(), "event: reset")]
        assert stream.status_code == 200
        assert "event: ready" in events


async def test_a_problem_says_where(town: Town) -> None:
    answer = await town.alice.post("/ai-sessions", {"problem": "", "priority": "soon", "a/b~c": 1})
    assert {fault["pointer"] for fault in answer.json()["errors"]} == {"/problem", "/priority", "/a~1b~0c"}
    assert json.dumps(answer.json()["errors"])


async def _until(lines: AsyncIterator[str], last: str) -> AsyncIterator[str]:
    async for line in lines:
        yield line
        if line == last:
            return
