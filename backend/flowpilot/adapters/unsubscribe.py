"""Tokens in the mails' "stop" links: who no longer wants mail, signed, so that nobody makes one for somebody else."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

PURPOSE = b"unsubscribe"
BYTES_OF_AN_ID = 16
BYTES_OF_A_SIGNATURE = 16


class SignedUnsubscribeTokens:
    """See `application.ports_alerts.UnsubscribeTokens`. A token holds for as long as the key does."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def write(self, account_id: UUID, user_id: UUID) -> str:
        ids = account_id.bytes + user_id.bytes
        return urlsafe_b64encode(ids + self._signature(ids)).decode()

    def read(self, token: str) -> tuple[UUID, UUID] | None:
        try:
            content = urlsafe_b64decode(token.encode("ascii"))
        except ValueError:
            return None
        ids, signature = content[: 2 * BYTES_OF_AN_ID], content[2 * BYTES_OF_AN_ID :]
        if not hmac.compare_digest(signature, self._signature(ids)):
            return None
        return UUID(bytes=ids[:BYTES_OF_AN_ID]), UUID(bytes=ids[BYTES_OF_AN_ID:])

    def _signature(self, ids: bytes) -> bytes:
        return hmac.digest(self._key, PURPOSE + ids, "sha256")[:BYTES_OF_A_SIGNATURE]
