"""Browser push: encrypted for one browser (RFC 8291), sent to the push service that its maker runs."""

import base64
import binascii
from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

import http_ece
import httpx2
from cryptography.hazmat.primitives.asymmetric import ec

from flowpilot.adapters.channels.answers import answered, secrets_in
from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.notice import Checked, Notice, Part
from flowpilot.adapters.channels.posting import json_body
from flowpilot.adapters.channels.vapid import VapidKeys
from flowpilot.adapters.channels.web_address import server_of, text_of, web_address
from flowpilot.domain.delivery import GIVEN_UP_AFTER, Answer
from flowpilot.domain.errors import Invalid
from flowpilot.domain.session import Priority

AUTH_BYTES = 16
LONGEST_KEY = 200
URGENCY: Mapping[Priority | None, str] = {"urgent": "high", "high": "high", "low": "low"}


class Push:
    """See `Way`. Address: {endpoint, p256dh, auth} of the browser's subscription."""

    carries: frozenset[Part] = frozenset({"title", "link", "priority"})

    def __init__(self, egress: Egress, keys: VapidKeys) -> None:
        self._egress = egress
        self._keys = keys

    def checked(self, address: Mapping[str, str]) -> Checked:
        url = web_address(address, "endpoint", self._egress.allowed)
        _check_public_key(_decoded(address, "p256dh"))
        if len(_decoded(address, "auth")) != AUTH_BYTES:
            raise Invalid("/address/auth", "This is not the secret of a push subscription.")
        keys = {member: address[member].strip() for member in ("p256dh", "auth")}
        return Checked({"endpoint": str(url), **keys}, server_of(url))

    async def send(self, notice: Notice, address: Mapping[str, str]) -> Answer:
        endpoint = address["endpoint"]
        body = http_ece.encrypt(
            json_body(_shown(notice)),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=_decoded(address, "p256dh"),
            auth_secret=_decoded(address, "auth"),
            version="aes128gcm",
        )
        exchange = self._egress.exchange("POST", endpoint, self._headers(notice, endpoint), body)
        hidden = secrets_in(endpoint) | {address["p256dh"], address["auth"]}
        return await answered(exchange, hidden, gone_at={HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

    def _headers(self, notice: Notice, endpoint: str) -> Mapping[str, str]:
        url = httpx2.URL(endpoint)
        return {
            **self._keys.headers(f"{url.scheme}://{server_of(url)}"),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(GIVEN_UP_AFTER.total_seconds())),
            "Urgency": URGENCY.get(notice.priority, "normal"),
            "Topic": topic(notice.id),
        }


def topic(delivery_id: UUID) -> str:
    """One delivery's topic: a push service replaces what it holds under the same one."""
    return base64.urlsafe_b64encode(delivery_id.bytes).rstrip(b"=").decode()


def _shown(notice: Notice) -> Mapping[str, object]:
    return {
        "title": notice.title,
        "href": notice.link,
        "handoff_id": str(notice.handoff_id) if notice.handoff_id else None,
        "tag": topic(notice.id),
    }


def _decoded(address: Mapping[str, str], member: str) -> bytes:
    text = text_of(address, member, LONGEST_KEY)
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Invalid(f"/address/{member}", "This is not the key of a push subscription.") from None


def _check_public_key(point: bytes) -> None:
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        raise Invalid("/address/p256dh", "This is not the key of a push subscription.") from None
