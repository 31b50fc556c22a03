"""Ports of sending: what is due across accounts, one account's side of it, and the channel itself."""

from collections.abc import Mapping, Sequence
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


class DueDeliveries(Protocol):
    """What is due in any account. Each raises `Unavailable` when the database is out of reach."""

    async def take(self, limit: int, per_account: int, busy: Mapping[UUID, int]) -> Sequence[DueDelivery]:
        """Lease at most `limit`, in turn over the accounts; with what is `busy` none gets beyond `per_account`."""

    async def accounts_with_failed(self) -> Sequence[UUID]:
        """Accounts in which a failed delivery waits for its next attempt."""

    async def accounts(self) -> Sequence[UUID]:
        """All accounts."""


class Sending(Protocol):
    """The bound account's side of sending."""

    async def lock(self, delivery_id: UUID) -> WaitingDelivery | None:
        """One delivery, locked with its session until this unit ends; `unit.now` is read anew under the lock."""

    async def start(self, delivery_id: UUID, number: int) -> None:
        """Write attempt `number`, renew the lease; an earlier attempt that never ended becomes `unknown`."""

    async def end_attempt(self, delivery_id: UUID, number: int, answer: Answer) -> None:
        """Write how an attempt ended."""

    async def move(self, delivery_id: UUID, standing: Standing) -> None:
        """Write where the delivery stands."""

    async def hurry(self, user_id: UUID | None) -> None:
        """The server took something: what failed for want of it is due now, and so is what failed to `user_id`."""

    async def tidy(self) -> None:
        """Forget answers kept by Idempotency-Key for 24 hours, and close attempts that nobody will end."""


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
