"""What a channel says that it carries arrives, and nothing else of the message does."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.notice import Part
from flowpilot.domain.alert import ChannelKind
from tests.channels.senders import BASE, LOOPBACK, Browser, address_of, sent, ways
from tests.channels.sink import Heard, Sink
from tests.fakes.messages import message

pytestmark = pytest.mark.anyio

MANUAL = Path(__file__).parents[3] / "docs" / "operations.md"
TOLD = message(priority="urgent", recipient="Robert Tables", address="bob@north.example")
SIGNS: Mapping[Part, Sequence[str]] = {
    "title": ["Escalation from Alice: Outlook"],
    "link": [f"{BASE}/escalations/1"],
    "priority": ["urgent", "urgency"],
    "recipient": ["Robert Tables"],
}


@pytest.mark.parametrize("kind", ["push", "slack", "teams", "webhook", "service"])
async def test_a_channel_carries_what_it_says(kind: ChannelKind, sink: Sink) -> None:
    browser, way = Browser(), ways(Egress(LOOPBACK))[kind]
    address = browser.address(sink.url()) if kind == "push" else address_of(kind, sink.url("/"))
    await sent(way, kind, address, told=TOLD)
    said = _said(sink.heard[0], browser if kind == "push" else None)
    arrived = {part for part, signs in SIGNS.items() if any(sign in said for sign in signs)}
    assert arrived == way.carries
    assert "bob@north.example" not in said


def test_the_manual_says_what_each_channel_carries() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in MANUAL.read_text().splitlines()]
    written = {row[0]: set(row[2].split(", ")) for row in rows if len(row) == 4}
    for kind, way in ways(Egress(LOOPBACK)).items():
        assert written[kind] == way.carries


def _said(heard: Heard, browser: Browser | None) -> str:
    body = browser.read(heard.body) if browser else heard.body
    return " ".join([*heard.headers, *heard.headers.values(), body.decode().replace("\\/", "/")])
