"""Ports of alerts: people's own channels and wishes, the account's rooms, and what seals their addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from flowpilot.domain.alert import AlertChannel, ChannelKind, Preferences


@dataclass(frozen=True, slots=True)
class SealedAddress:
    """An address that nobody reads again. `server` is its host; `secret` was made just now and is shown this once."""

    server: str
    sealed: bytes
    secret: str | None = None


class Addresses(Protocol):
    """Checks and seals what people save for a channel."""

    def seal(self, account_id: UUID, channel_id: UUID, kind: ChannelKind, address: Mapping[str, str]) -> SealedAddress:
        """The address as it is stored. Raises `Invalid` with a pointer below `/address`."""


class Alerts(Protocol):
    """Channels and preferences of the bound account. Ended channels are left out of every list."""

    async def channels(self, user_id: UUID | None) -> Sequence[AlertChannel]:
        """Somebody's own channels; with nobody named, the account's rooms. By name."""

    async def channels_of_all(self) -> Sequence[AlertChannel]:
        """Everybody's channels and the rooms."""

    async def channel(self, channel_id: UUID) -> AlertChannel | None:
        """One of them."""

    async def add(self, channel: AlertChannel) -> None:
        """A new one."""

    async def end(self, channel_id: UUID, reason: str) -> None:
        """It is used no more; deliveries that wait for it are cancelled with the reason."""

    async def preferences(self) -> Mapping[UUID, Preferences]:
        """The wishes of everybody who has some; the others have `Preferences(user_id)`."""

    async def prefer(self, preferences: Preferences) -> None:
        """Replace one person's wishes."""
