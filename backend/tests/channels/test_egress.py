"""No address that somebody gives reaches the machine itself, its network, or what describes it."""

from collections.abc import AsyncIterator, Sequence
from ipaddress import ip_address, ip_network

import pytest

from flowpilot.adapters.channels.egress import Blocked, Egress
from flowpilot.adapters.channels.networks import Address, Allowed
from flowpilot.domain.alert import ChannelKind
from tests.channels.connects import connects
from tests.channels.forbidden import VERSION_4, spellings
from tests.channels.senders import LOOPBACK, address_of, sent, ways
from tests.channels.sink import Sink, running

pytestmark = pytest.mark.anyio

KINDS: Sequence[ChannelKind] = ("push", "slack", "teams", "webhook", "service")
NOTHING = Allowed()


class Names:
    """Looks names up under the test's control: each time the next answer, the last one for ever."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = answers
        self.asked = 0

    async def __call__(self, _host: str, _port: int) -> Sequence[Address]:
        answer = self._answers[min(self.asked, len(self._answers) - 1)]
        self.asked += 1
        return [ip_address(text) for text in answer]


@pytest.fixture
async def everywhere() -> AsyncIterator[Sink]:
    """A sink on every address of this machine, of both versions."""
    async with running("::") as opened:
        yield opened


async def blocks(egress: Egress, kind: ChannelKind, url: str) -> bool:
    """Whether a message to this address, saved when it was still allowed, ends as it should."""
    answer = await sent(ways(egress)[kind], kind, address_of(kind, url), checked=False)
    return (answer.outcome, answer.reason, answer.gone) == ("permanent", "blocked_address", False)


async def test_no_spelling_of_a_forbidden_address_is_connected_to(everywhere: Sink) -> None:
    hosts = list(dict.fromkeys(spellings()))
    urls = [everywhere.url("/", host, scheme) for host in hosts for scheme in ("http", "https")]
    with connects() as seen:
        passed = [url for url in urls if not await blocks(Egress(NOTHING), "webhook", url)]
    print(f"{len(hosts)} spellings: {len(seen)} attempts to connect, {everywhere.connections} connections")  # noqa: T201 - the figure is wanted
    assert len(hosts) >= 120
    assert (passed, seen, everywhere.connections) == ([], [], 0)


async def test_the_sink_counts_who_is_let_through(everywhere: Sink) -> None:
    """Without this the test above could pass because nobody listened."""
    with connects() as seen:
        assert not await blocks(Egress(LOOPBACK), "webhook", everywhere.url("/", "0x7f.1"))
        assert not await blocks(Egress(LOOPBACK), "webhook", everywhere.url("/", "[::1]"))
    assert (len(seen), everywhere.connections, len(everywhere.heard)) == (2, 2, 2)


@pytest.mark.parametrize("kind", KINDS)
async def test_no_channel_connects_to_a_forbidden_address(kind: ChannelKind, everywhere: Sink) -> None:
    hosts = [*VERSION_4, "[::1]", "[::ffff:10.0.0.1]", "[fd00:ec2::254]", "localhost"]
    with connects() as seen:
        passed = [host for host in hosts if not await blocks(Egress(NOTHING), kind, everywhere.url("/", host))]
    assert (seen, everywhere.connections) == ([], 0)
    # This apprise does not take for a host: refused before anybody asks.
    assert passed == (["[::ffff:10.0.0.1]"] if kind == "service" else [])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "found",
    [
        *(["127.0.0.1"], ["::1"], ["169.254.169.254"], ["10.1.2.3"], ["::ffff:192.168.0.1"], ["64:ff9b::a00:1"]),
        *(["93.184.216.34", "127.0.0.1"], ["127.0.0.1", "93.184.216.34"], ["2606:2800:220:1::1", "fe80::1"]),
    ],
)
async def test_a_name_that_leads_inside_is_not_connected_to(
    kind: ChannelKind, found: Sequence[str], everywhere: Sink
) -> None:
    names = Names(found)
    with connects() as seen:
        assert await blocks(Egress(NOTHING, resolve=names), kind, everywhere.url("/", "hooks.example.com"))
    assert (seen, everywhere.connections, names.asked) == ([], 0, 1)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_name_that_changes_its_mind_gains_nothing(kind: ChannelKind) -> None:
    """The name is looked up once and connected to there: at the next look it would lead to the other sink."""
    allowed = Allowed([ip_network("127.0.0.2/32")])
    async with running("127.0.0.2") as good, running("127.0.0.1", port=good.port) as inside:
        names = Names(["127.0.0.2"], ["127.0.0.1"])
        with connects() as seen:
            assert not await blocks(Egress(allowed, resolve=names), kind, good.url("/", "hooks.example.com"))
            assert await blocks(Egress(allowed, resolve=names), kind, good.url("/", "hooks.example.com"))
    assert (good.connections, inside.connections, names.asked) == (1, 0, 2)
    assert seen == [("127.0.0.2", good.port)]
    assert good.heard[0].headers["host"] == f"hooks.example.com:{good.port}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308])
@pytest.mark.parametrize("header", ["Location", "Refresh", "Content-Location", "Link"])
async def test_no_redirect_is_followed(kind: ChannelKind, status: int, header: str, sink: Sink) -> None:
    async with running() as inside:
        sink.status, sink.headers = status, {header: f"{'0; url=' if header == 'Refresh' else ''}{inside.url()}"}
        answer = await sent(ways(Egress(LOOPBACK))[kind], kind, address_of(kind, sink.url("/")))
    assert (answer.outcome, answer.reason) == ("permanent", "refused")
    assert (sink.connections, inside.connections) == (1, 0)


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "unix:///run/x", "//127.0.0.1/"),
        *("http:127.0.0.1", "http:///127.0.0.1/", "javascript:alert(1)", "http://[::1/", "", "http://1.2.3.4:99999/"),
    ],
)
async def test_nothing_but_the_web_is_spoken(url: str) -> None:
    with connects() as seen, pytest.raises(Blocked):
        await Egress(LOOPBACK).exchange("POST", url, {}, b"")
    assert seen == []


@pytest.mark.parametrize(
    "url", ["http://example.com@127.0.0.1/", "http://a\\@127.0.0.1/", "http://127。0。0。1/", "HTTP://127.0.0.1/"]
)
async def test_what_stands_before_the_host_does_not_hide_it(url: str, everywhere: Sink) -> None:
    with pytest.raises(Blocked):
        await Egress(NOTHING).exchange("POST", url.replace("1/", f"1:{everywhere.port}/"), {}, b"")
    assert everywhere.connections == 0


async def test_a_proxy_of_the_environment_is_not_used(sink: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        for kind in KINDS:
            assert (await sent(ways(Egress(LOOPBACK))[kind], kind, address_of(kind, sink.url("/")))).outcome == "sent"
    assert (proxy.connections, sink.connections) == (0, len(KINDS))


async def test_the_operator_allows_hosts_by_name_and_networks(sink: Sink) -> None:
    names = Names(["127.0.0.1"])
    by_name = Egress(Allowed(["Chat.Inside."]), resolve=names)
    by_network = Egress(Allowed([ip_network("127.0.0.0/8")]), resolve=names)
    for egress, host, is_let in (
        (by_name, "chat.inside", True),
        (by_name, "other.inside", False),
        (by_network, "other.inside", True),
        (by_network, "[::ffff:127.0.0.1]", True),
    ):
        assert await blocks(egress, "slack", sink.url("/", host)) is not is_let
    assert sink.connections == 3


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
async def test_public_addresses_are_let_through(address: str) -> None:
    """Also by the network's translator; that this machine has no way there is another matter."""
    translated = f"64:ff9b::{address}" if "." in address and ":" not in address else address
    for found in (address, translated):
        assert NOTHING.permits("hooks.example.com", ip_address(found))
