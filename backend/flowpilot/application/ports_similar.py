"""Port of the search for sessions that were about the same."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from flowpilot.domain.similar import Past


class SimilarSessions(Protocol):
    """Resolved sessions of the bound account."""

    async def like(self, session_id: UUID) -> Sequence[Past]:
        """Some dozens whose problems say the same words as this session's, or words written much like them: among the
        account's newest ones and the newest ones of the same client."""
