"""Channels as people save them: a browser's subscription, chats and webhooks, none of which exists."""

import base64
import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.people import Json

SECRET_PART = "T0SECRETB0PART"
SLACK: Json = {
    "kind": "slack",
    "name": "Chat",
    "address": {"url": f"https://hooks.slack.example/services/{SECRET_PART}"},
}
WEBHOOK: Json = {"kind": "webhook", "name": "Board", "address": {"url": f"https://board.example/{SECRET_PART}"}}


def browser(name: str = "Firefox on the laptop") -> Json:
    """A new subscription; sent again it is the same browser."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    return {
        "kind": "push",
        "name": name,
        "address": {
            "endpoint": f"https://push.example/{SECRET_PART}/{os.urandom(8).hex()}",
            "p256dh": _base64url(public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)),
            "auth": _base64url(os.urandom(16)),
        },
    }


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


PROVIDER_CLIENT = {"issuer": "https://accounts.msp.example", "client_id": "flowpilot", "client_secret": "sesame"}
PROVIDER = {**PROVIDER_CLIENT, "domains": ["msp.example"]}
