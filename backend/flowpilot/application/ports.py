"""What the use cases need from the world. Adapters and the tests' fakes implement it.

A `Unit` is one transaction of one account: everything in it is read and written as that account, and it commits in
one place, when `Units.begin` is left without an error. Events and audit entries are kept until then and recorded by
the last statement, so their numbers are gapless and nobody is told of what was rolled back.
"""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.application.ports_alerts import Alerts
from flowpilot.application.ports_audit import AuditTrail
from flowpilot.application.ports_baselines import Baselines
from flowpilot.application.ports_canary import Canaries
from flowpilot.application.ports_clients import Clients
from flowpilot.application.ports_deletions import Deletions
from flowpilot.application.ports_evidence import Evidence
from flowpilot.application.ports_exports import Exports
from flowpilot.application.ports_files import Files
from flowpilot.application.ports_first_run import FirstRuns
from flowpilot.application.ports_handoffs import Handoffs
from flowpilot.application.ports_held import HeldDeliveries
from flowpilot.application.ports_history import HistoryReader
from flowpilot.application.ports_holdings import HoldingsReader
from flowpilot.application.ports_ladder import Policies, Timers
from flowpilot.application.ports_links import Links
from flowpilot.application.ports_metrics import Metrics
from flowpilot.application.ports_model import ModelAssessments
from flowpilot.application.ports_people import Logins, People
from flowpilot.application.ports_playbooks import Playbooks, Proposals
from flowpilot.application.ports_provider import Providers
from flowpilot.application.ports_redaction import Redactions
from flowpilot.application.ports_savings import Savings
from flowpilot.application.ports_sessions import Sessions
from flowpilot.application.ports_similar import SimilarSessions
from flowpilot.application.ports_telling import Deliveries, Notifications
from flowpilot.domain.account import Account
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.event import Event
from flowpilot.domain.secret import SecretKind


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer kept for a repeated Idempotency-Key. `body_hash` is the SHA-256 of the request's body."""

    body_hash: bytes
    status: int
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class KeyScope:
    """Whose Idempotency-Key, for which operation."""

    user_id: UUID
    method: str
    path: str
    key: str


class Answers(Protocol):
    """Answers kept by Idempotency-Key, for 24 hours."""

    async def reserve(self, scope: KeyScope) -> bool:
        """Hold the key until this unit ends; False while another unit holds it."""

    async def find(self, scope: KeyScope) -> StoredAnswer | None:
        """The answer kept under the key."""

    async def keep(self, scope: KeyScope, answer: StoredAnswer) -> None:
        """Keep the answer; it is written with everything else in this unit."""


class Accounts(Protocol):
    """The bound account itself."""

    async def get(self) -> Account:
        """The bound account."""

    async def add(self, account: Account, epoch: str) -> None:
        """A new account with its event counter at zero."""

    async def wait_to_found(self) -> None:
        """Wait for whoever founds a first account right now; then be the only one until this unit ends."""

    async def change(self, *, name: str, time_zone: str, locale: str) -> None:
        """Replace name, time zone and locale."""

    async def suspend(self, at: datetime | None) -> None:
        """Write since when the account is suspended; None ends it."""

    async def begin_pilot(self, started_at: datetime, set_at: datetime) -> bool:
        """Write when the pilot began, and when that was said; False where it was said before."""


class Unit(Protocol):
    """One transaction of one account."""

    account_id: UUID
    accounts: Accounts
    people: People
    logins: Logins
    providers: Providers
    links: Links
    clients: Clients
    holdings: HoldingsReader
    sessions: Sessions
    handoffs: Handoffs
    files: Files
    playbooks: Playbooks
    proposals: Proposals
    similar: SimilarSessions
    notifications: Notifications
    deliveries: Deliveries
    held: HeldDeliveries
    alerts: Alerts
    policies: Policies
    timers: Timers
    canaries: Canaries
    first_runs: FirstRuns
    answers: Answers
    audit_trail: AuditTrail
    history: HistoryReader
    metrics: Metrics
    baselines: Baselines
    redactions: Redactions
    deletions: Deletions
    exports: Exports
    savings: Savings
    evidence: Evidence
    model_assessments: ModelAssessments

    @property
    def now(self) -> datetime:
        """The database's clock, read when the unit began and again after it locked a session."""

    def new_id(self) -> UUID:
        """A new UUIDv7: later ones sort later."""

    def trying(self) -> AbstractAsyncContextManager[None]:
        """What the block did is undone when it raises `Refused`; the unit itself goes on."""

    def announce(self, event: Event) -> None:
        """Put the event into the account's stream when this unit commits."""

    def audit(self, entry: AuditEntry) -> None:
        """Put the entry into the account's audit chain when this unit commits."""


class Units(Protocol):
    """Where transactions begin."""

    def begin(self, account_id: UUID, *, one_moment: bool = False) -> AbstractAsyncContextManager[Unit]:
        """One transaction of `account_id`: committed on a clean exit, rolled back on any error.

        Each read sees what is committed by then; in `one_moment` all see the same, and nothing may be written. Raises
        `Unavailable` when the database cannot be reached or is at its limit.
        """


@dataclass(frozen=True, slots=True)
class SignInCandidate:
    """Somebody who has the address, in whatever account. `password_hash` never leaves the server."""

    account_id: UUID
    user_id: UUID
    password_hash: str


class Directory(Protocol):
    """The only look-up across accounts: by one exact address, at sign-in."""

    async def candidates(self, email: str) -> Sequence[SignInCandidate]:
        """Everybody active with this address and a password."""

    async def recent_failures(self, email: str, source: str) -> int:
        """Wrong guesses at this address from this source in the last 15 minutes, over all processes."""

    async def note_failure(self, email: str, source: str) -> None:
        """Count a wrong guess."""


class Passwords(Protocol):
    """Hashing of passwords; slow on purpose, so it runs beside the event loop."""

    async def hash(self, password: str) -> str:
        """A salted hash."""

    async def fits(self, password: str, password_hash: str | None) -> bool:
        """Whether it fits; with no hash it takes as long and is False."""


class Secrets(Protocol):
    """Random secrets of cookies, tokens and invitations, which carry their account's id."""

    def make(self, kind: SecretKind, account_id: UUID) -> str:
        """A new secret text."""
