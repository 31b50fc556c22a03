"""The long tail by apprise: its requests go by our own guarded way, and its plugins have no other."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote_plus
from uuid import UUID

import httpx2
import pytest
import requests

from flowpilot.adapters.channels.egress import Egress, Reply
from flowpilot.adapters.channels.networks import Address
from flowpilot.adapters.channels.service import Service
from flowpilot.adapters.channels.wire import Wire
from flowpilot.adapters.channels.wired_requests import lead_requests_by_wire
from flowpilot.adapters.threads import beside
from flowpilot.domain.delivery import Answer
from tests.channels.authority import Authority
from tests.channels.senders import BASE, LOOPBACK, sent
from tests.channels.sink import Sink, running
from tests.channels.test_addresses import SERVICES
from tests.fakes.messages import message

pytestmark = pytest.mark.anyio

HOSTS = (
    *("ntfy.example.com", "ntfy.sh", "discord.com", "api.telegram.org", "api.pushover.net", "gotify.example.com"),
    *("chat.example.com", "chat.googleapis.com", "events.pagerduty.com", "api.opsgenie.com", "chat.inside"),
)
ON_THE_WIRE = [url for url in SERVICES if not url.startswith("ntfy://")]


class Internet(Egress):
    """Every host, on whatever port, leads to one sink, which proves all these names."""

    def __init__(self, sink: Sink, authority: Authority) -> None:
        super().__init__(LOOPBACK, resolve=self._here, tls=authority.client)
        self.sink = sink
        self.asked: list[str] = []

    async def exchange(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Reply:
        there = str(httpx2.URL(address).copy_with(port=self.sink.port))
        return await super().exchange(method, there, headers, body)

    async def _here(self, host: str, _port: int) -> Sequence[Address]:
        self.asked.append(host)
        return [ip_address("127.0.0.1")]


@pytest.fixture
async def internet(tmp_path: Path) -> AsyncIterator[Internet]:
    authority = Authority(tmp_path, *HOSTS)
    async with running(tls=authority.server) as sink:
        yield Internet(sink, authority)


async def send(
    egress: Egress, url: str, title: str = "Escalation from Alice: Outlook", seconds: float = 28.0
) -> Answer:
    way = Service(egress, seconds_in_all=seconds)
    return await sent(way, "service", {"url": url}, checked=False, told=message(title=title))


@pytest.mark.parametrize("url", ON_THE_WIRE)
async def test_each_service_is_told_title_and_link_by_one_request(url: str, internet: Internet) -> None:
    internet.sink.body = b'{"requestId": "r-1"}'
    answer = await send(internet, url)
    assert (answer.outcome, answer.detail) == ("sent", '200 {"requestId": "r-1"}')
    (heard,) = internet.sink.heard
    body = unquote_plus(heard.body.decode()).replace("\\/", "/")
    assert "Escalation from Alice: Outlook" in body
    assert f"{BASE}/escalations/1" in body
    assert internet.asked == [heard.headers["host"].split(":")[0]]
    assert internet.asked[0].endswith(SERVICES[url].split(":")[0])


@pytest.mark.parametrize("url", ON_THE_WIRE)
@pytest.mark.parametrize(
    ("status", "outcome", "reason"), [(503, "temporary", "server_unavailable"), (403, "permanent", "refused")]
)
async def test_the_status_decides_and_nothing_of_the_address_is_told(
    url: str, status: int, outcome: str, reason: str, internet: Internet, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="")
    internet.sink.status, internet.sink.body = status, f"you sent {url} and".encode()
    answer = await send(internet, url)
    assert (answer.outcome, answer.reason) == (outcome, reason)
    assert answer.detail is not None
    assert answer.detail.startswith(f"{status} you sent ***")
    secrets = [part for part in re.split(r"[/:@?#=&]", url.partition("//")[2]) if len(part) > 9 and "." not in part]
    assert [secret for secret in secrets if secret in answer.detail or secret in caplog.text] == []


@pytest.mark.parametrize("url", ON_THE_WIRE)
async def test_every_attempt_carries_the_same_key(url: str, internet: Internet) -> None:
    """In a header, and in its own words where a service knows such a thing: no second alarm is raised."""
    for number in (7, 7, 8):
        told = message(id=UUID(int=number))
        await sent(Service(internet), "service", {"url": url}, checked=False, told=told)
    keys = [str(UUID(int=number)) for number in (7, 7, 8)]
    assert [heard.headers["idempotency-key"] for heard in internet.sink.heard] == keys
    if url.startswith(("pagerduty", "opsgenie")):
        said = [json.loads(heard.body) for heard in internet.sink.heard]
        assert [event.get("dedup_key", event.get("alias")) for event in said] == keys


@pytest.mark.parametrize("url", ON_THE_WIRE)
async def test_without_an_answer_nobody_knows(url: str, internet: Internet) -> None:
    internet.sink.behaviour = "drop"
    answer = await send(internet, url)
    assert (answer.outcome, answer.reason) == ("unknown", "server_unavailable")


@pytest.mark.parametrize("url", ON_THE_WIRE)
async def test_a_title_calls_nobody_and_links_nowhere(url: str, internet: Internet) -> None:
    await send(internet, url, "@everyone <!channel> <@123> [click](https://evil.example) <https://evil.example|here>")
    body = unquote_plus(internet.sink.heard[0].body.decode()).replace("\\u200b", "\u200b").replace("\\/", "/")
    assert "everyone" in body
    for call in ("@everyone", "<!channel>", "<@123>", "](https://evil", "<https://evil"):
        assert call not in body


async def test_one_that_takes_too_long_is_left(internet: Internet) -> None:
    internet.sink.behaviour = "tarpit"
    answer = await send(internet, "gotifys://gotify.example.com/AbCdEf", seconds=0.5)
    assert (answer.outcome, answer.reason) == ("unknown", "server_unavailable")


async def test_a_thread_that_was_left_sends_nothing_more(sink: Sink) -> None:
    wire = Wire(Egress(LOOPBACK), asyncio.get_running_loop(), "7", is_open=False)
    lead_requests_by_wire()

    def reach_out() -> None:
        wire.take()
        requests.post(sink.url(), b"x")

    with pytest.raises(requests.ConnectionError):
        await beside(reach_out)
    assert sink.connections == 0


async def test_discords_request_to_wait_is_passed_on(internet: Internet) -> None:
    internet.sink.status, internet.sink.headers = 429, {"Retry-After": "7", "X-RateLimit-Remaining": "1"}
    answer = await send(internet, "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js")
    assert (answer.outcome, answer.retry_after) == ("temporary", timedelta(seconds=7))


async def test_a_redirect_is_an_answer_and_nobody_goes_there(internet: Internet) -> None:
    async with running() as inside:
        internet.sink.status, internet.sink.headers = 307, {"Location": inside.url()}
        answer = await send(internet, "gotifys://gotify.example.com/AbCdEf")
    assert (answer.outcome, answer.reason, inside.connections) == ("permanent", "refused", 0)


async def test_passwords_of_the_machine_are_not_given_away(
    internet: Internet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login operator password hunter2\n")
    monkeypatch.setenv("NETRC", str(netrc))
    await send(internet, "ntfys://ntfy.example.com/alerts")
    assert "authorization" not in internet.sink.heard[0].headers


async def test_ten_at_once_do_not_mix(internet: Internet) -> None:
    titles = [f"Escalation number {number}." for number in range(10)]
    answers = await asyncio.gather(
        *(send(internet, f"gotifys://gotify.example.com/AbCdE{number}", title) for number, title in enumerate(titles))
    )
    assert {answer.outcome for answer in answers} == {"sent"}
    told = {heard.headers["x-gotify-key"][-1]: heard.body.decode() for heard in internet.sink.heard}
    assert [title for number, title in enumerate(titles) if title not in told[str(number)]] == []


async def test_requests_follows_no_redirect_even_where_a_plugin_would(sink: Sink) -> None:
    async with running() as inside:
        sink.status, sink.headers = 302, {"Location": inside.url()}
        wire = Wire(Egress(LOOPBACK), asyncio.get_running_loop(), "7")
        lead_requests_by_wire()

        def reach_out() -> int:
            wire.take()
            return requests.post(sink.url(), b"x", allow_redirects=True).status_code

        assert await beside(reach_out) == 302
    assert (sink.connections, inside.connections) == (1, 0)


async def test_whoever_uses_requests_beside_a_wire_reaches_nothing(sink: Sink) -> None:
    lead_requests_by_wire()

    def reach_out() -> list[str]:
        failures = []
        for session in (requests.Session(), requests.sessions.Session()):
            with pytest.raises(requests.ConnectionError) as failure:
                session.get(sink.url())
            failures.append(str(failure.value))
        with pytest.raises(requests.ConnectionError) as failure:
            requests.post(sink.url(), b"x")
        return [*failures, str(failure.value)]

    assert await beside(reach_out) == ["nothing leaves without a wire"] * 3
    assert sink.connections == 0
