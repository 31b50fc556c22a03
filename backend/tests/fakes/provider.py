"""Accounts without a provider, in memory."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from flowpilot.application.ports_people import Login
from flowpilot.application.ports_provider import ProviderLogin
from flowpilot.domain.provider import Identity, Provider


class MemoryProviders:
    """See `application.ports_provider.Providers`. Nothing is set up and nobody sets anything up."""

    async def get(self) -> Provider | None:
        return None

    async def lock(self) -> Provider | None:
        return None

    async def write(self, provider: Provider) -> None:
        raise NotImplementedError

    async def remove(self) -> None:
        raise NotImplementedError

    async def person(self, issuer: str, subject: str) -> UUID | None:
        return None

    async def issuer_of(self, user_id: UUID) -> str | None:
        return None

    async def joined(self, issuer: str) -> Sequence[UUID]:
        return []

    async def bind(self, user_id: UUID, identity: Identity) -> None:
        raise NotImplementedError

    async def unbind(self, user_id: UUID) -> None:
        return

    async def add_login(
        self, login: Login, secret: str, provider_id: UUID, state_hash: bytes, sealed: bytes | None
    ) -> bool:
        raise NotImplementedError

    async def waiting_logins(
        self, provider_id: UUID, checked_before: datetime, at_most: int
    ) -> Sequence[ProviderLogin]:
        return []

    async def checked(self, login_id: UUID, sealed: bytes) -> None:
        raise NotImplementedError

    async def asked(self, login_id: UUID) -> None:
        raise NotImplementedError

    async def turn_away(self, user_id: UUID) -> int:
        return 0

    async def welcome(self, user_id: UUID) -> None:
        return

    async def end_logins(self, *, but: UUID | None, by_password: bool) -> None:
        raise NotImplementedError

    async def rest(self, interval: timedelta, failure: str | None) -> None:
        raise NotImplementedError

    async def hurry(self, interval: timedelta) -> None:
        raise NotImplementedError
