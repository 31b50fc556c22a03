"""Client secrets, refresh tokens and visits, sealed by the server's secret."""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from flowpilot.adapters.channels.registry import ChannelSettings, key_for
from flowpilot.adapters.channels.sealing import Seal, Unreadable
from flowpilot.domain.provider import Visit

NOTHING = UUID(int=0)


class SealedProviders:
    """See `application.ports_provider.ProviderSeals`."""

    def __init__(self, rest: Seal, visits: Seal) -> None:
        self._rest = rest
        self._visits = visits

    def close(self, account_id: UUID, bound_to: UUID, text: str) -> bytes:
        return self._rest.close(account_id, bound_to, {"text": text})

    def open(self, account_id: UUID, bound_to: UUID, sealed: bytes) -> str | None:
        try:
            return self._rest.open(account_id, bound_to, sealed)["text"]
        except Unreadable:
            return None

    def close_visit(self, visit: Visit) -> str:
        content = {
            "provider_id": str(visit.provider_id),
            "state": visit.state,
            "verifier": visit.verifier,
            "nonce": visit.nonce,
            "next": visit.next,
            "until": visit.until.isoformat(),
        }
        sealed = self._visits.close(visit.account_id, NOTHING, content)
        return base64.urlsafe_b64encode(visit.account_id.bytes + sealed).decode()

    def open_visit(self, cookie: str) -> Visit | None:
        try:
            content = base64.b64decode(cookie, altchars=b"-_", validate=True)
            account_id = UUID(bytes=content[:16])
            return _visit(account_id, self._visits.open(account_id, NOTHING, content[16:]))
        except (ValueError, binascii.Error, Unreadable):
            return None


def provider_seals_for(settings: ChannelSettings) -> SealedProviders:
    """Raises `OSError` when the server's secret is missing."""
    return SealedProviders(Seal(key_for(settings, "providers")), Seal(key_for(settings, "visits to providers")))


def _visit(account_id: UUID, content: Mapping[str, str]) -> Visit:
    return Visit(
        account_id,
        UUID(content["provider_id"]),
        content["state"],
        content["verifier"],
        content["nonce"],
        content["next"],
        datetime.fromisoformat(content["until"]),
    )
