"""Addresses of channels at rest: encrypted, and bound to the channel that they belong to."""

import json
import secrets
from collections.abc import Mapping
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORM = b"\x01"
NONCE_BYTES = 12


class Unreadable(Exception):
    """It was sealed with another secret, for another channel or account, or was changed since."""


class Seal:
    """AES-256-GCM under `key`. What was sealed for one channel of one account opens for no other."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def close(self, account_id: UUID, channel_id: UUID, address: Mapping[str, str]) -> bytes:
        """The address, unreadable: one byte for the form, the nonce, then the text with its tag."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        text = json.dumps(dict(address)).encode()
        return FORM + nonce + self._cipher.encrypt(nonce, text, account_id.bytes + channel_id.bytes)

    def open(self, account_id: UUID, channel_id: UUID, sealed: bytes) -> Mapping[str, str]:
        """The address again. Raises `Unreadable`."""
        form, nonce, text = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            if form != FORM:
                raise Unreadable
            opened: Mapping[str, str] = json.loads(
                self._cipher.decrypt(nonce, text, account_id.bytes + channel_id.bytes)
            )
        except (InvalidTag, ValueError):
            raise Unreadable from None
        return opened
