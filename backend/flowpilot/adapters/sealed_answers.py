"""Kept answers at rest: encrypted, and bound to the request that they answer."""

import base64
from uuid import UUID

from flowpilot.adapters.channels.registry import ChannelSettings, key_for
from flowpilot.adapters.channels.sealing import FORM, Seal, Unreadable


class SealedAnswers:
    """See `application.ports_answers.AnswerSeals`. What a version from before kept is readable as it stands."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def close(self, account_id: UUID, user_id: UUID, what: str, body: bytes) -> bytes:
        return self._seal.close(account_id, user_id, {"what": what, "body": base64.b64encode(body).decode()})

    def open(self, account_id: UUID, user_id: UUID, what: str, kept: bytes) -> bytes | None:
        if not kept.startswith(FORM):
            return kept
        try:
            opened = self._seal.open(account_id, user_id, kept)
        except Unreadable:
            return None
        return base64.b64decode(opened["body"]) if opened["what"] == what else None


def answer_seals_for(settings: ChannelSettings) -> SealedAnswers:
    """Raises `OSError` when the server's secret is missing."""
    return SealedAnswers(Seal(key_for(settings, "kept answers")))
