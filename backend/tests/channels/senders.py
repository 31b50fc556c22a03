"""Every channel with an address that leads to a sink, and subscriptions of browsers of our own."""

import asyncio
import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from ipaddress import ip_network
from uuid import UUID

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.networks import Allowed
from flowpilot.adapters.channels.notice import Way
from flowpilot.adapters.channels.push import Push
from flowpilot.adapters.channels.sealed import SealedAddresses, SealedChannel
from flowpilot.adapters.channels.sealing import Seal
from flowpilot.adapters.channels.service import Service
from flowpilot.adapters.channels.slack import Slack
from flowpilot.adapters.channels.teams import Teams
from flowpilot.adapters.channels.vapid import VapidKeys
from flowpilot.adapters.channels.webhook import Webhook
from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.delivery import Answer, Message
from tests.fakes.messages import MESSAGE

BASE = "https://flowpilot.example"
CHANNEL_ID = UUID(int=99)
TOKEN = "T0KENthatNOBODYmaySEE"
LOOPBACK = Allowed([ip_network("127.0.0.0/8"), ip_network("::1/128")])
VAPID = VapidKeys("vplfkITvu0cwHqzK9Kj-DYStbCH_9AhGx9LqMyaeI6w", "mailto:ops@flowpilot.example")


@dataclass
class Browser:
    """A subscription to push, with what only the browser knows."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    def address(self, endpoint: str) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": endpoint, "p256dh": _base64(point), "auth": _base64(self.auth)}

    def read(self, body: bytes) -> bytes:
        opened: bytes = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        return opened


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def ways(egress: Egress, *, seconds: float = 28.0) -> Mapping[ChannelKind, Way]:
    return {
        "push": Push(egress, VAPID),
        "slack": Slack(egress),
        "teams": Teams(egress),
        "webhook": Webhook(egress),
        "service": Service(egress, seconds_in_all=seconds),
    }


def address_of(kind: ChannelKind, url: str) -> dict[str, str]:
    """An address of this kind that leads to the http(s) url and holds a secret."""
    if kind == "push":
        return Browser().address(f"{url}{TOKEN}")
    if kind == "service":
        return {"url": f"{url.replace('http', 'gotify', 1)}{TOKEN}"}
    return {"url": f"{url}{TOKEN}?code={TOKEN}"}


async def sent(
    way: Way, kind: ChannelKind, address: Mapping[str, str], *, checked: bool = True, told: Message = MESSAGE
) -> Answer:
    """Save the address and send one message over it. Unless `checked`, it was saved when it was still allowed."""
    seal = Seal(bytes(32))
    if checked:
        sealed = SealedAddresses({kind: way}, seal).seal(MESSAGE.account_id, CHANNEL_ID, kind, address).sealed
    else:
        sealed = seal.close(MESSAGE.account_id, CHANNEL_ID, {"secret": "whsec_c2VjcmV0", **address})
    to_send = replace(told, channel=kind, channel_id=CHANNEL_ID, sealed=sealed)
    async with asyncio.timeout(30):
        return await SealedChannel(way, seal, BASE).send(to_send)
