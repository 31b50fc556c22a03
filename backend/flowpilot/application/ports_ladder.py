"""Ports of the ladder: what an account has set up, and the timers that make it happen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.ladder import LadderSettings


@dataclass(frozen=True, slots=True)
class NewTimer:
    """Something to be done at `due_at`. `step` is a place in the handoff's ladder, `claim_id` the claim it is about."""

    kind: str
    due_at: datetime
    step: int | None = None
    claim_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer as the worker finds it. `due_at` is absent once it has fired or was cancelled."""

    id: UUID
    kind: str
    handoff_id: UUID | None
    step: int | None
    claim_id: UUID | None
    due_at: datetime | None


class Policies(Protocol):
    """The ladder and the duty calendar of the bound account."""

    async def settings(self) -> LadderSettings:
        """All priorities, with the defaults where nothing was saved."""

    async def save(self, settings: LadderSettings) -> None:
        """Replace everything; a priority that is left out has its defaults again."""


class Timers(Protocol):
    """Timers of the bound account."""

    async def set(self, handoff_id: UUID | None, timers: Sequence[NewTimer]) -> None:
        """New timers, in one write."""

    async def cancel(self, handoff_id: UUID) -> None:
        """What is pending for this handoff never fires, except what asks the model about it and what
        ends practice."""

    async def lock(self, timer_id: UUID) -> Timer | None:
        """One timer, locked behind its session until this unit ends; `unit.now` is read anew under the lock."""

    async def fired(self, timer_id: UUID) -> None:
        """It has fired, in this unit."""


@dataclass(frozen=True, slots=True)
class DueTimer:
    """That something is due: all that is known before its account is bound."""

    account_id: UUID
    id: UUID
    due_at: datetime


class DueTimers(Protocol):
    """What is due in any account. Raises `Unavailable` when the database is out of reach."""

    async def take(self, accounts: int, per_account: int, busy: Sequence[UUID]) -> Sequence[DueTimer]:
        """Lease what is due in at most so many accounts and of none more than `per_account`; nothing of `busy` ones.

        The accounts whose timers have waited longest come first.
        """

    async def put_off(self, due: DueTimer) -> None:
        """Leave a timer that cannot be fired alone for a while; those behind it are taken before it is again."""
