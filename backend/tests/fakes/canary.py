"""The canary of an account in memory, which never flies."""

from uuid import UUID

from flowpilot.domain.canary import Canary
from flowpilot.domain.session import AISession


class MemoryCanaries:
    """See `application.ports_canary.Canaries`."""

    def __init__(self) -> None:
        self._canary = Canary()

    async def get(self) -> Canary:
        return self._canary

    async def hold(self) -> Canary:
        return self._canary

    async def write(self, canary: Canary) -> None:
        self._canary = canary

    async def begin_session(self, session_id: UUID, user_id: UUID, problem: str) -> None:
        return

    async def lock_session(self, session_id: UUID) -> AISession | None:
        return None

    async def left_open(self, session_id: UUID) -> UUID | None:
        return None
