"""Ports of the canary: its row, its hidden session, and the stream on which it comes back."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol
from uuid import UUID

from flowpilot.domain.canary import Canary
from flowpilot.domain.session import AISession


class Canaries(Protocol):
    """The canary of the bound account. What it works with is found here and nowhere else."""

    async def get(self) -> Canary:
        """As it stands; resting, where nobody set it up."""

    async def hold(self) -> Canary:
        """The same, locked until this unit ends."""

    async def write(self, canary: Canary) -> None:
        """Replace it; it is held."""

    async def begin_session(self, session_id: UUID, user_id: UUID, problem: str) -> None:
        """Write its hidden session, an active one of that user."""

    async def lock_session(self, session_id: UUID) -> AISession | None:
        """Its session, locked until this unit ends."""

    async def left_open(self, session_id: UUID) -> UUID | None:
        """The handoff of it that is open."""


class OwnStream(Protocol):
    """The account's live stream, as a page of the canary's would follow it."""

    async def opened(self) -> None:
        """Until it is open."""

    async def brought(self, handoff_id: UUID) -> None:
        """Until it has brought the canary's frame of this handoff."""


Follow = Callable[[str], AbstractAsyncContextManager[OwnStream]]
