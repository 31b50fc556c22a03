"""What the other side does, and what becomes of the delivery: for each channel alike."""

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import ip_address
from typing import get_args
from uuid import UUID

import pytest

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.networks import Address
from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.delivery import Answer
from tests.channels.senders import LOOPBACK, TOKEN, address_of, sent, ways
from tests.channels.sink import Behaviour, Sink
from tests.fakes.messages import message

pytestmark = pytest.mark.anyio

KINDS = [kind for kind in get_args(ChannelKind) if kind != "email"]
CHARLIES_ACCOUNT = UUID(int=3)
STATUSES = {
    "temporary": [408, 425, 429, 500, 501, 502, 503, 504, 507, 529, 599],
    "permanent": [300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 405, 406, 409, 411, 413, 418, 422, 451],
}


async def answer_of(kind: ChannelKind, sink: Sink, *, seconds: float = 20.0) -> Answer:
    egress = Egress(LOOPBACK, seconds_to_connect=min(seconds, 5), seconds_in_all=seconds)
    return await sent(ways(egress)[kind], kind, address_of(kind, sink.url("/")))


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_taken_is_sent(kind: ChannelKind, sink: Sink) -> None:
    answer = await answer_of(kind, sink)
    assert (answer.outcome, answer.reason, answer.detail) == ("sent", None, "200 ok")
    assert len(sink.heard) == sink.connections == 1


@pytest.mark.parametrize("kind", ["push", "slack", "teams", "webhook"])
@pytest.mark.parametrize("status", [201, 202, 204, 208])
async def test_every_status_of_success_is_sent(kind: ChannelKind, status: int, sink: Sink) -> None:
    sink.status, sink.body = status, b""
    assert (await answer_of(kind, sink)).outcome == "sent"


@pytest.mark.parametrize("kind", KINDS)
async def test_each_status_has_its_meaning(kind: ChannelKind, sink: Sink) -> None:
    for outcome, statuses in STATUSES.items():
        for status in statuses:
            sink.status, sink.body = status, b"" if status == 304 else b"no"
            answer = await answer_of(kind, sink)
            reason = "refused" if outcome == "permanent" else "server_unavailable"
            assert (status, answer.outcome, answer.reason) == (status, outcome, reason)
            assert answer.detail is not None
            assert answer.detail.startswith(str(status))
            assert not answer.gone


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [404, 410])
async def test_only_a_browser_that_left_and_a_webhook_that_says_so_are_gone(
    kind: ChannelKind, status: int, sink: Sink
) -> None:
    sink.status = status
    answer = await answer_of(kind, sink)
    is_gone = (kind, status) in [("push", 404), ("push", 410), ("webhook", 410)]
    assert (answer.outcome, answer.gone) == ("permanent", is_gone)
    assert answer.reason == ("gone" if is_gone else "refused")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        ("tarpit", "unknown"),
        ("deaf", "unknown"),
        ("drop", "unknown"),
        ("drop_at_once", "unknown"),
        ("garbage", "unknown"),
    ],
)
async def test_without_an_answer_nobody_knows(
    kind: ChannelKind, behaviour: Behaviour, outcome: str, sink: Sink
) -> None:
    sink.behaviour = behaviour
    answer = await answer_of(kind, sink, seconds=0.5)
    assert (answer.outcome, answer.reason) == (outcome, "server_unavailable")
    assert sink.connections == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("behaviour", ["endless", "trickle"])
async def test_a_body_without_end_is_read_for_a_while_and_no_further(
    kind: ChannelKind, behaviour: Behaviour, sink: Sink
) -> None:
    sink.behaviour = behaviour
    answer = await answer_of(kind, sink)
    assert answer.outcome == "sent"
    assert len(answer.detail or "") <= 300
    assert sink.written < 20_000_000, "more than the kernel's buffers hold was read"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_closed_door_is_tried_again(kind: ChannelKind, sink: Sink) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        sink.port = nobody.getsockname()[1]
        answer = await answer_of(kind, sink)
    assert (answer.outcome, answer.reason, answer.detail) == ("temporary", "server_unavailable", "no connection")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_name_that_is_not_found_is_tried_again(kind: ChannelKind) -> None:
    async def nowhere(_host: str, _port: int) -> list[Address]:
        raise socket.gaierror(socket.EAI_NONAME, "not found")

    way = ways(Egress(LOOPBACK, resolve=nowhere))[kind]
    answer = await sent(way, kind, address_of(kind, "https://hooks.example.com/"))
    assert (answer.outcome, answer.reason) == ("temporary", "server_unavailable")
    assert answer.detail == "the name was not found"


async def test_of_several_addresses_the_first_that_answers_is_taken(sink: Sink) -> None:
    async def two(_host: str, _port: int) -> list[Address]:
        return [ip_address("127.0.0.9"), ip_address("127.0.0.1")]

    way = ways(Egress(LOOPBACK, resolve=two))["slack"]
    url = sink.url("/", host="hooks.example.com")
    assert (await sent(way, "slack", {"url": url}, checked=False)).outcome == "sent"
    assert sink.heard[0].headers["host"] == f"hooks.example.com:{sink.port}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("said", "wait"),
    [("30", 30), ("0", 0), ("999999999999999999999", 86_400), ("-5", None), ("soon", None), ("١٢", None)],
)
async def test_who_asks_to_wait_is_given_that_time(kind: ChannelKind, said: str, wait: int | None, sink: Sink) -> None:
    sink.status, sink.headers = 429, {"Retry-After": said.encode().decode("latin-1")}
    answer = await answer_of(kind, sink)
    assert answer.retry_after == (None if wait is None else timedelta(seconds=wait))


@pytest.mark.parametrize(("minutes", "wait"), [(10, 600), (-10, 0), (60 * 24 * 30, 86_400)])
async def test_who_names_a_date_is_given_until_then(minutes: int, wait: int, sink: Sink) -> None:
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    sink.status, sink.headers = 503, {"Retry-After": format_datetime(at, usegmt=True)}
    answer = await answer_of("webhook", sink)
    assert answer.retry_after is not None
    assert answer.retry_after.total_seconds() == pytest.approx(wait, abs=3)


@pytest.mark.parametrize("kind", KINDS)
async def test_what_people_read_is_short_and_holds_no_secret(
    kind: ChannelKind, sink: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    sink.status = 400
    sink.body = f"\x1b[31m bad ☠ {sink.url('/')}{TOKEN}?code={TOKEN} {TOKEN.lower()}\r\n".encode() + b"x" * 5000
    answer = await answer_of(kind, sink)
    assert answer.detail is not None
    assert answer.detail.isascii()
    assert answer.detail.isprintable()
    assert 200 < len(answer.detail) <= 300
    assert TOKEN.lower() not in answer.detail.lower()
    assert TOKEN.lower() not in caplog.text.lower()


async def test_an_address_that_cannot_be_opened_any_more_is_said_to_be_so(sink: Sink) -> None:
    way = ways(Egress(LOOPBACK))["slack"]
    answer = await sent(way, "slack", {"url": sink.url()}, checked=False, told=message(account_id=CHARLIES_ACCOUNT))
    assert (answer.outcome, answer.reason) == ("permanent", "refused")
    assert sink.connections == 0
