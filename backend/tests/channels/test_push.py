"""Browser push as the browser and its push service see it."""

import base64
import json
import time
from uuid import UUID

import pytest
from py_vapid import Vapid02

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.vapid import VapidKeys
from flowpilot.domain.errors import Invalid
from flowpilot.domain.session import Priority
from tests.channels.senders import BASE, LOOPBACK, VAPID, Browser, sent, ways
from tests.channels.sink import Sink
from tests.fakes.messages import message

pytestmark = pytest.mark.anyio

PUSH = ways(Egress(LOOPBACK))["push"]


async def test_only_the_browser_reads_what_it_says(sink: Sink) -> None:
    browser = Browser()
    sink.status = 201
    told = message(title="Escalation from Alice: password: hunter2 \u202e", href="/escalations/1")
    assert (await sent(PUSH, "push", browser.address(sink.url("/send/1")), told=told)).outcome == "sent"
    (heard,) = sink.heard
    shown = json.loads(browser.read(heard.body))
    assert shown == {
        "title": "Escalation from Alice: password: ••••••",
        "href": f"{BASE}/escalations/1",
        "handoff_id": str(UUID(int=2)),
        "tag": heard.headers["topic"],
    }
    assert b"Alice" not in heard.body
    with pytest.raises(Exception, match="Decryption error"):
        Browser().read(heard.body)


async def test_the_push_service_learns_who_sends(sink: Sink) -> None:
    await sent(PUSH, "push", Browser().address(sink.url("/send/1")))
    authorization = sink.heard[0].headers["authorization"]
    assert Vapid02.verify(authorization)
    token, key = (part.split("=", 1)[1] for part in authorization.removeprefix("vapid ").split(","))
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    assert key == VAPID.public_key
    assert claims["aud"] == f"http://127.0.0.1:{sink.port}"
    assert claims["sub"] == "mailto:ops@flowpilot.example"
    assert 0 < claims["exp"] - time.time() <= 24 * 3600


async def test_every_attempt_has_the_same_topic_and_another_delivery_another(sink: Sink) -> None:
    browser = Browser()
    for number in (7, 7, 8):
        await sent(PUSH, "push", browser.address(sink.url("/send/1")), told=message(id=UUID(int=number)))
    first, again, other = (heard.headers["topic"] for heard in sink.heard)
    assert first == again != other
    assert len(first) <= 32
    assert set(first) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert sink.heard[0].body != sink.heard[1].body


@pytest.mark.parametrize(
    ("priority", "urgency"),
    [("urgent", "high"), ("high", "high"), ("normal", "normal"), ("low", "low"), (None, "normal")],
)
async def test_what_is_urgent_wakes_the_phone(priority: Priority | None, urgency: str, sink: Sink) -> None:
    await sent(PUSH, "push", Browser().address(sink.url("/send/1")), told=message(priority=priority))
    headers = sink.heard[0].headers
    assert (headers["urgency"], headers["ttl"]) == (urgency, "86400")
    assert headers["content-encoding"] == "aes128gcm"


async def test_a_long_title_fits_into_a_push(sink: Sink) -> None:
    await sent(PUSH, "push", Browser().address(sink.url("/send/1")), told=message(title="☠" * 5000))
    assert len(sink.heard[0].body) <= 4096


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("endpoint", ""),
        ("endpoint", "http://push.example.com/1"),
        ("endpoint", "https://10.0.0.1/1"),
        ("p256dh", ""),
        ("p256dh", "AAAA"),
        ("p256dh", "B" + "A" * 86),
        ("p256dh", "not base64!"),
        ("p256dh", "A" * 300),
        ("auth", ""),
        ("auth", "AAAA"),
        ("auth", "A" * 86),
        ("auth", "päss"),
    ],
)
async def test_a_subscription_that_cannot_be_one_is_not_saved(member: str, value: str) -> None:
    with pytest.raises(Invalid) as refused:
        PUSH.checked({**Browser().address("https://push.example.com/1"), member: value})
    assert refused.value.pointer == f"/address/{member}"


def test_a_public_key_of_somebody_else_is_refused_at_the_start() -> None:
    private = "vplfkITvu0cwHqzK9Kj-DYStbCH_9AhGx9LqMyaeI6w"
    assert VapidKeys(private, "mailto:a@b.example", VAPID.public_key).public_key == VAPID.public_key
    with pytest.raises(ValueError, match="FLOWPILOT_PUSH_PUBLIC_KEY"):
        VapidKeys(private, "mailto:a@b.example", "B" + VAPID.public_key[1:-1] + "A")
