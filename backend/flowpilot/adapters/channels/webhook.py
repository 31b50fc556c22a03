"""A webhook of somebody's own, signed as Standard Webhooks says (https://www.standardwebhooks.com)."""

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from flowpilot.adapters.channels.answers import answered, secrets_in
from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.notice import Checked, Notice, Part
from flowpilot.adapters.channels.posting import headers_of, json_body
from flowpilot.adapters.channels.web_address import server_of, web_address
from flowpilot.domain.delivery import Answer

PREFIX = "whsec_"
SECRET_BYTES = 32


class Webhook:
    """See `Way`. Address: {url}; the secret that signs is made here and shown once."""

    carries: frozenset[Part] = frozenset({"title", "link", "priority", "recipient"})

    def __init__(self, egress: Egress) -> None:
        self._egress = egress

    def checked(self, address: Mapping[str, str]) -> Checked:
        url = web_address(address, "url", self._egress.allowed)
        secret = PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
        return Checked({"url": str(url), "secret": secret}, server_of(url), secret)

    async def send(self, notice: Notice, address: Mapping[str, str]) -> Answer:
        url, secret = address["url"], address["secret"]
        body = json_body(_event(notice))
        headers = {**headers_of(notice.id), **_signature(secret, notice.id, int(time.time()), body)}
        exchange = self._egress.exchange("POST", url, headers, body)
        hidden = secrets_in(url) | {secret, secret.removeprefix(PREFIX)}
        return await answered(exchange, hidden, gone_at={HTTPStatus.GONE})


def _event(notice: Notice) -> Mapping[str, object]:
    """The same text for every attempt."""
    return {
        "type": notice.kind,
        "timestamp": notice.created_at.isoformat(),
        "data": {
            "title": notice.title,
            "url": notice.link,
            "handoff_id": str(notice.handoff_id) if notice.handoff_id else None,
            "priority": notice.priority,
            "recipient": notice.recipient,
        },
    }


def _signature(secret: str, message_id: UUID, timestamp: int, body: bytes) -> Mapping[str, str]:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.digest(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256)
    return {
        "webhook-id": str(message_id),
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }
