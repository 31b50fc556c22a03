"""Ports of playbooks: those that an account wrote, and the library that reads and ships them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.language import Text
from flowpilot.domain.playbook import Flaw, Playbook
from flowpilot.domain.proposal import Fix, Proposal, ProposalState


@dataclass(frozen=True, slots=True)
class StoredPlaybook:
    """One version of an account's own playbook. Without a text it says that from then on there was none."""

    key: str
    version: int
    text: str | None
    title: Text
    note: str | None
    created_at: datetime
    created_by: Person


class Playbooks(Protocol):
    """Playbooks of the bound account."""

    async def hold(self) -> None:
        """Until this unit ends nobody else writes a playbook of the account."""

    async def current(self) -> Sequence[StoredPlaybook]:
        """The newest version of each, by key; those that were withdrawn are left out."""

    async def retired(self) -> Sequence[StoredPlaybook]:
        """The last version that had a text, of each that was withdrawn, by key."""

    async def versions(self, key: str) -> Sequence[StoredPlaybook]:
        """All versions, the newest first."""

    async def version(self, key: str, version: int) -> StoredPlaybook | None:
        """One version."""

    async def add(self, playbook: StoredPlaybook) -> None:
        """A new version; the account's playbooks are held."""

    async def used(self, since: datetime) -> Mapping[str, int]:
        """By key, how many sessions that began after this moment work with it; practice and canaries are left out."""


class Library(Protocol):
    """What ships, and how a playbook's text is read."""

    def built_in(self) -> Mapping[str, Playbook]:
        """Those that ship, by key."""

    def built_in_text(self, key: str) -> str | None:
        """The text of one of them."""

    def read(self, text: str) -> Playbook:
        """The playbook; raises `UnreadablePlaybook`."""

    def flaws_of(self, text: str) -> Sequence[Flaw]:
        """What is wrong with a text."""

    def with_fix(self, text: str, fix: Fix) -> str | None:
        """The text of a playbook with one more item and cause, or nothing where that cannot be written into it."""

    def draft(self, fix: Fix, taken: Collection[str]) -> str | None:
        """The text of a new playbook whose key is not `taken`, or nothing where nothing would choose it."""


class Proposals(Protocol):
    """What sessions of the bound account propose to change."""

    async def add(self, proposal: Proposal) -> None:
        """A new one."""

    async def in_state(self, state: ProposalState, limit: int) -> Sequence[Proposal]:
        """The newest ones in this state."""

    async def count(self, state: ProposalState) -> int:
        """How many are in this state."""

    async def get(self, proposal_id: UUID) -> Proposal | None:
        """One."""

    async def lock(self, proposal_id: UUID) -> Proposal | None:
        """One, locked until this unit ends; `unit.now` is read anew under the lock."""

    async def decide(self, proposal: Proposal) -> None:
        """Write what an admin decided."""
