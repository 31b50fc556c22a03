"""Ports of alerts: people's own channels and wishes, the account's rooms, and what seals their addresses."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.account import Person, User
from flowpilot.domain.alert import AlertChannel, ChannelKind, Listening, Preferences
from flowpilot.domain.ladder import LadderSettings
from flowpilot.domain.session import Priority


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


class UnsubscribeTokens(Protocol):
    """What the "stop" link of a mail carries."""

    def write(self, account_id: UUID, user_id: UUID) -> str:
        """A token for this person, of characters that an address may hold."""

    def read(self, token: str) -> tuple[UUID, UUID] | None:
        """Whose it is, account and user; nothing when we did not write it."""


@dataclass(frozen=True, slots=True)
class Failing:
    """Something that failed when it was last tried: a channel, the mail server (no owner), or somebody's address.

    `since` is when the first of these failures was to be delivered; `waiting` will be tried again, `dead` will not.
    """

    channel_id: UUID | None
    kind: ChannelKind
    name: str | None
    server: str
    owner: Person | None
    since: datetime
    waiting: int
    dead: int
    last_reason: str | None
    last_detail: str | None
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Team:
    """All that decides who is told of an escalation and when: everybody of the account by name, their channels, and
    the ladder."""

    people: Sequence[User]
    listening: Listening
    ladder: LadderSettings


class Alerts(Protocol):
    """Channels and preferences of the bound account. Ended channels are left out everywhere."""

    async def hold(self, user_id: UUID | None) -> None:
        """Until this unit ends nobody else adds a channel of this person, or with nobody named a room."""

    async def channels(self, user_id: UUID | None) -> Sequence[AlertChannel]:
        """Somebody's own channels; with nobody named, the account's rooms. By name."""

    async def channel(self, channel_id: UUID) -> AlertChannel | None:
        """One of them."""

    async def with_digest(self, digest: bytes) -> AlertChannel | None:
        """The channel of a browser that is known already, whoever's it is."""

    async def add(self, channel: AlertChannel, sealed: bytes, digest: bytes | None) -> None:
        """A new one. `digest` lets a browser be known again without its address; the others have none."""

    async def change(self, channel_id: UUID, name: str, priorities: Sequence[Priority]) -> None:
        """Replace name and priorities."""

    async def end(self, channel_id: UUID, reason: str) -> None:
        """It is used no more; deliveries that wait for it are cancelled with the reason."""

    async def end_all(self, user_id: UUID, reason: str) -> None:
        """End all channels of a person; what waits for them is not touched."""

    async def listening(self) -> Listening:
        """What decides over which channels somebody is told."""

    async def team(self) -> Team:
        """People, channels and ladder in one round trip: it is on the way of every escalation."""

    async def preferences(self) -> Mapping[UUID, Preferences]:
        """The wishes of everybody who has some; the others have `Preferences(user_id)`."""

    async def preferences_of(self, user_id: UUID) -> Preferences:
        """One person's wishes."""

    async def prefer(self, preferences: Preferences) -> None:
        """Replace one person's wishes."""

    async def failing(self, since: datetime) -> Sequence[Failing]:
        """What failed when it was last tried, of deliveries made after `since`; the newest failure first, at most
        200."""

    async def present(self, since: datetime) -> Collection[UUID]:
        """The people to whom a stream was open at some moment after `since`."""
