"""Ports of sending: what is due across accounts, one account's side of it, and the channel itself."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.delivery import Answer, Message, Standing, WaitingDelivery


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """That something is due, and until when it is ours: all that is known before its account is bound."""

    account_id: UUID
    id: UUID
    lease_until: datetime
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class Busy:
    """How much of an account is under way; `repeats` are those of it that were tried before."""

    account_id: UUID
    count: int
    repeats: int


@dataclass(frozen=True, slots=True)
class Took:
    """That a server took something, and when: what failed there in an attempt that began before is worth another."""

    server: str
    at: datetime


class DueDeliveries(Protocol):
    """What is due in any account. Each raises `Unavailable` when the database is out of reach."""

    async def take(
        self, limit: int, per_account: int, repeats_per_account: int, busy: Collection[Busy]
    ) -> Sequence[DueDelivery]:
        """Lease at most `limit`, in turn over the accounts; with what is `busy` none gets beyond `per_account`. What
        was never tried goes first, so that a server that holds its repeats up is not felt by the account's others.

        It costs as much as there are accounts in which something waits, however much waits in each.
        """

    async def accounts_with_failed(self) -> Sequence[UUID]:
        """Accounts in which a failed delivery waits for its next attempt."""

    async def accounts(self) -> Sequence[UUID]:
        """All accounts."""


class Sending(Protocol):
    """The bound account's side of sending."""

    async def lock(self, delivery_id: UUID) -> WaitingDelivery | None:
        """One delivery, locked with its session until this unit ends; `unit.now` is read anew under the lock."""

    async def close_attempts(self, delivery_id: UUID) -> None:
        """An earlier attempt that never ended becomes `unknown`."""

    async def start(self, delivery_id: UUID, number: int) -> None:
        """Write attempt `number` and renew the lease."""

    async def end_attempt(self, delivery_id: UUID, number: int, answer: Answer) -> None:
        """Write how an attempt ended."""

    async def move(self, delivery_id: UUID, standing: Standing) -> None:
        """Write where the delivery stands."""

    async def hurry(self, took: Collection[Took]) -> bool:
        """Some of what failed for want of these servers, in an attempt from before they took something, is due now;
        whether there was any. They are few, so that nobody waits long for the locks."""

    async def hurry_mailbox(self, user_id: UUID) -> None:
        """This person's mailbox took something: what it could not take before is due now."""

    async def end_channel(self, channel_id: UUID, reason: str) -> bool:
        """It is no more; what waits for it and is not under way is cancelled. False when it had ended before."""

    async def tidy(self) -> None:
        """Forget answers kept by Idempotency-Key for 24 hours, close attempts that nobody will end, and
        write stamps anew that a program of the version before left out."""


class SendingUnit(Unit, Protocol):
    """A transaction of one account that can send."""

    sending: Sending


class SendingUnits(Protocol):
    """Where the worker's transactions begin."""

    def begin(self, account_id: UUID) -> AbstractAsyncContextManager[SendingUnit]:
        """See `application.ports.Units.begin`."""


class Channel(Protocol):
    """One way out of the house: mail, push, chat, webhook."""

    def suppressed(self, message: Message, /) -> str | None:
        """Why this message is not to be sent at all, if so."""

    async def send(self, message: Message, /) -> Answer:
        """Try once, within 30 seconds. What the other side does is in the answer, never raised."""


Channels = Mapping[ChannelKind, Channel]


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A mail of a demo account, kept instead of sent."""

    id: UUID
    at: datetime
    recipient: str
    subject: str
    text: str
    html: str


class Mailbox(Protocol):
    """The mails kept in demo mode."""

    async def newest(self) -> Sequence[KeptMail]:
        """The newest 100, newest first."""

    async def get(self, mail_id: UUID) -> KeptMail | None:
        """One of them."""
