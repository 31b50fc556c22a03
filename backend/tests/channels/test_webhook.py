"""A webhook as the program behind it sees it, verified with the public library of Standard Webhooks."""

import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.notice import Way
from flowpilot.adapters.channels.sealed import SealedAddresses, SealedChannel
from flowpilot.adapters.channels.sealing import Seal
from tests.channels.senders import BASE, CHANNEL_ID, LOOPBACK, ways
from tests.channels.sink import Sink
from tests.fakes.messages import MESSAGE, message

pytestmark = pytest.mark.anyio

WAY: Way = ways(Egress(LOOPBACK))["webhook"]
SEAL = Seal(bytes(32))


async def send_to(sink: Sink, *delivery_ids: int) -> str:
    """Bob saves a webhook and is sent these deliveries; the secret that he was shown."""
    addresses = SealedAddresses({"webhook": WAY}, SEAL)
    saved = addresses.seal(MESSAGE.account_id, CHANNEL_ID, "webhook", {"url": sink.url("/hook")})
    assert saved.secret
    for number in delivery_ids:
        told = message(
            id=UUID(int=number), channel="webhook", channel_id=CHANNEL_ID, sealed=saved.sealed, priority="urgent"
        )
        assert (await SealedChannel(WAY, SEAL, BASE).send(told)).outcome == "sent"
    return saved.secret


async def test_the_public_library_verifies_it(sink: Sink) -> None:
    secret = await send_to(sink, 7)
    (heard,) = sink.heard
    event = Webhook(secret).verify(heard.body, dict(heard.headers))
    assert event == {
        "type": "escalation",
        "timestamp": "2026-11-23T07:40:00+00:00",
        "data": {
            "title": "Escalation from Alice: Outlook",
            "url": f"{BASE}/escalations/1",
            "handoff_id": str(UUID(int=2)),
            "priority": "urgent",
            "recipient": "Bob",
        },
    }
    assert (heard.method, heard.path, heard.headers["content-type"]) == ("POST", "/hook", "application/json")


async def test_changed_on_the_way_or_by_somebody_else_it_does_not_verify(sink: Sink) -> None:
    secret = await send_to(sink, 7)
    headers, body = dict(sink.heard[0].headers), sink.heard[0].body
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body.replace(b"Alice", b"Malice"), headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, {**headers, "webhook-id": str(UUID(int=8))})
    with pytest.raises(WebhookVerificationError):
        Webhook(await send_to(sink)).verify(body, headers)


async def test_every_attempt_carries_the_deliverys_id_and_the_same_text(sink: Sink) -> None:
    await send_to(sink, 7, 7, 8)
    first, again, other = sink.heard
    assert first.body == again.body
    for name in ("webhook-id", "idempotency-key"):
        assert first.headers[name] == again.headers[name] == str(UUID(int=7))
        assert other.headers[name] == str(UUID(int=8))


async def test_it_is_stamped_with_the_time_of_the_attempt(sink: Sink) -> None:
    await send_to(sink, 7)
    at = datetime.fromtimestamp(int(sink.heard[0].headers["webhook-timestamp"]), UTC)
    assert abs((datetime.now(UTC) - at).total_seconds()) < 30


async def test_no_two_webhooks_share_a_secret(sink: Sink) -> None:
    secrets = {await send_to(sink) for _ in range(20)}
    assert len(secrets) == 20
    assert all(secret.startswith("whsec_") and len(secret) > 40 for secret in secrets)


async def test_a_test_has_no_handoff(sink: Sink) -> None:
    sealed = SEAL.close(MESSAGE.account_id, CHANNEL_ID, WAY.checked({"url": sink.url()}).address)
    told = message(kind="test", handoff_id=None, priority=None, sealed=sealed, channel_id=CHANNEL_ID)
    await SealedChannel(WAY, SEAL, BASE).send(told)
    event = json.loads(sink.heard[0].body)
    assert (event["type"], event["data"]["handoff_id"], event["data"]["priority"]) == ("test", None, None)
