"""Over TLS the name is proved, although the connection goes to an address that was looked up before."""

from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

import pytest

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.networks import Address
from flowpilot.domain.alert import ChannelKind
from tests.channels.authority import Authority
from tests.channels.senders import LOOPBACK, address_of, sent, ways
from tests.channels.sink import running

pytestmark = pytest.mark.anyio

NAME = "hooks.example.com"


async def at_home(_host: str, _port: int) -> Sequence[Address]:
    return [ip_address("127.0.0.1")]


@pytest.mark.parametrize("kind", ["push", "slack", "teams", "webhook", "service"])
async def test_the_name_is_asked_for_and_proved(kind: ChannelKind, tmp_path: Path) -> None:
    authority = Authority(tmp_path, NAME)
    egress = Egress(LOOPBACK, resolve=at_home, tls=authority.client)
    async with running(tls=authority.server) as sink:
        right = await sent(ways(egress)[kind], kind, address_of(kind, sink.url("/", NAME, "https")))
        wrong = await sent(ways(egress)[kind], kind, address_of(kind, sink.url("/", "evil.example.com", "https")))
        address = await sent(ways(egress)[kind], kind, address_of(kind, sink.url("/", "127.0.0.1", "https")))
    assert right.outcome == "sent"
    for answer in (wrong, address):
        assert (answer.outcome, answer.reason) == ("temporary", "server_unavailable")
        assert answer.detail == "no secure connection"
    assert sink.names == [NAME, "evil.example.com", None]
    assert [heard.headers["host"] for heard in sink.heard] == [f"{NAME}:{sink.port}"]


async def test_a_certificate_that_nobody_signed_is_not_believed(tmp_path: Path) -> None:
    async with running(tls=Authority(tmp_path, NAME).server) as sink:
        way = ways(Egress(LOOPBACK, resolve=at_home))["webhook"]
        answer = await sent(way, "webhook", address_of("webhook", sink.url("/", NAME, "https")))
    assert (answer.outcome, answer.detail, sink.heard) == ("temporary", "no secure connection", [])
