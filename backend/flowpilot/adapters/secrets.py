"""Random secrets of cookies, tokens and invitations."""

import secrets
from uuid import UUID

from flowpilot.domain.secret import SecretKind, write_secret


class RandomSecrets:
    """256 random bits each; see `application.ports.Secrets`."""

    def make(self, kind: SecretKind, account_id: UUID) -> str:
        return write_secret(kind, account_id, secrets.token_urlsafe(32))


def new_epoch() -> str:
    """The name of a new event history: 16 characters of [0-9a-f]."""
    return secrets.token_hex(8)
