"""The one place that binds an account to a transaction, and the one place that commits.

Statements are queued on a pipeline and travel when an answer is needed, so begin, bind and the first read share one
round trip, and so do the writes, the recording statement and the commit.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import TupleRow, tuple_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.accounts import PostgresAccounts, PostgresAnswers
from flowpilot.adapters.db.alerts import PostgresAlerts
from flowpilot.adapters.db.audit_trail import PostgresAuditTrail
from flowpilot.adapters.db.baselines import PostgresBaselines
from flowpilot.adapters.db.canaries import PostgresCanaries
from flowpilot.adapters.db.clients import PostgresClients
from flowpilot.adapters.db.deletions import PostgresDeletions
from flowpilot.adapters.db.evidence import PostgresEvidence
from flowpilot.adapters.db.exports import PostgresExports
from flowpilot.adapters.db.files import PostgresFiles
from flowpilot.adapters.db.first_run import PostgresFirstRuns
from flowpilot.adapters.db.handoffs import PostgresHandoffs
from flowpilot.adapters.db.held import PostgresHeldDeliveries
from flowpilot.adapters.db.history import PostgresHistory
from flowpilot.adapters.db.holdings import PostgresHoldings
from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.ladder import PostgresPolicies
from flowpilot.adapters.db.links import PostgresLinks
from flowpilot.adapters.db.logins import PostgresLogins
from flowpilot.adapters.db.metrics import PostgresMetrics
from flowpilot.adapters.db.model_assessments import PostgresModelAssessments
from flowpilot.adapters.db.notifications import PostgresDeliveries, PostgresNotifications
from flowpilot.adapters.db.people import PostgresPeople
from flowpilot.adapters.db.playbooks import PostgresPlaybooks
from flowpilot.adapters.db.pool import OUT_OF_REACH, Connection, Pool
from flowpilot.adapters.db.proposals import PostgresProposals
from flowpilot.adapters.db.providers import PostgresProviders
from flowpilot.adapters.db.redactions import PostgresRedactions
from flowpilot.adapters.db.savings import PostgresSavings
from flowpilot.adapters.db.sending import PostgresSending
from flowpilot.adapters.db.sessions import PostgresSessions
from flowpilot.adapters.db.similar import PostgresSimilarSessions
from flowpilot.adapters.db.statements import BIND, ONE_MOMENT, Statements
from flowpilot.adapters.db.timers import PostgresTimers
from flowpilot.application.ports import Accounts, Answers
from flowpilot.application.ports_alerts import Alerts
from flowpilot.application.ports_audit import AuditTrail
from flowpilot.application.ports_baselines import Baselines
from flowpilot.application.ports_canary import Canaries
from flowpilot.application.ports_clients import Clients
from flowpilot.application.ports_deletions import Deletions
from flowpilot.application.ports_deliveries import Sending
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
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.card import time_json
from flowpilot.domain.errors import Refused, Unavailable
from flowpilot.domain.event import EVENT_VERSION, Event


@dataclass(frozen=True, slots=True)
class Committed:
    """Events that are now in the account's stream; they carry the numbers from `first_number` on, in order."""

    account_id: UUID
    epoch: str
    first_number: int
    events: Sequence[Event]

    @property
    def last_number(self) -> int:
        """How far the account's stream has got with these."""
        return self.first_number + len(self.events) - 1


class PostgresUnit:
    """One transaction of one account; see `application.ports.Unit`."""

    def __init__(self, account_id: UUID, statements: Statements) -> None:
        self.account_id = account_id
        self._statements = statements
        self._events: list[Event] = []
        self._audits: list[AuditEntry] = []
        self._recorded: AsyncCursor[TupleRow] | None = None
        self.accounts: Accounts = PostgresAccounts(statements)
        self.people: People = PostgresPeople(statements)
        self.logins: Logins = PostgresLogins(statements)
        self.providers: Providers = PostgresProviders(statements)
        self.links: Links = PostgresLinks(statements)
        self.clients: Clients = PostgresClients(statements)
        self.holdings: HoldingsReader = PostgresHoldings(statements)
        self.sessions: Sessions = PostgresSessions(statements)
        self.handoffs: Handoffs = PostgresHandoffs(statements)
        self.proposals: Proposals = PostgresProposals(statements)
        self.files: Files = PostgresFiles(statements)
        self.playbooks: Playbooks = PostgresPlaybooks(statements)
        self.similar: SimilarSessions = PostgresSimilarSessions(statements)
        self.notifications: Notifications = PostgresNotifications(statements)
        self.deliveries: Deliveries = PostgresDeliveries(statements)
        self.held: HeldDeliveries = PostgresHeldDeliveries(statements)
        self.alerts: Alerts = PostgresAlerts(statements)
        self.sending: Sending = PostgresSending(statements)
        self.policies: Policies = PostgresPolicies(statements)
        self.timers: Timers = PostgresTimers(statements)
        self.canaries: Canaries = PostgresCanaries(statements)
        self.first_runs: FirstRuns = PostgresFirstRuns(statements)
        self.answers: Answers = PostgresAnswers(statements)
        self.audit_trail: AuditTrail = PostgresAuditTrail(statements)
        self.history: HistoryReader = PostgresHistory(statements)
        self.metrics: Metrics = PostgresMetrics(statements)
        self.exports: Exports = PostgresExports(statements)
        self.deletions: Deletions = PostgresDeletions(statements)
        self.redactions: Redactions = PostgresRedactions(statements)
        self.baselines: Baselines = PostgresBaselines(statements)
        self.savings: Savings = PostgresSavings(statements)
        self.evidence: Evidence = PostgresEvidence(statements)
        self.model_assessments: ModelAssessments = PostgresModelAssessments(statements)

    @property
    def now(self) -> datetime:
        return self._statements.now

    def new_id(self) -> UUID:
        return uuid7()

    @asynccontextmanager
    async def trying(self) -> AsyncIterator[None]:
        await self._statements.run("savepoint trying")
        try:
            yield
        except Refused:
            self._events.clear()
            self._audits.clear()
            await self._statements.run("rollback to savepoint trying")
            raise

    def announce(self, event: Event) -> None:
        self._events.append(event)

    def audit(self, entry: AuditEntry) -> None:
        self._audits.append(entry)

    async def record(self) -> None:
        """Send what was announced and audited, to be numbered and written. The account's counter stays locked from
        then on, so nothing but the commit may follow, and it follows without waiting for the answer."""
        if not self._events and not self._audits:
            return
        events = [{"kind": e.kind, "version": EVENT_VERSION, "data": e.data} for e in self._events]
        self._recorded = await self._statements.ask(
            tuple_row,
            "select epoch, first_number from record(%s, %s)",
            (Jsonb(events), Jsonb([self._entry(entry) for entry in self._audits])),
        )

    async def committed(self) -> Committed | None:
        """The events with their numbers, if there are any; to be asked for after the commit."""
        row = await self._recorded.fetchone() if self._recorded else None
        return Committed(self.account_id, row[0], row[1], self._events) if row and self._events else None

    def _entry(self, entry: AuditEntry) -> dict[str, object]:
        return {
            "at": time_json(self.now),
            "actor_id": str(entry.actor_id) if entry.actor_id else None,
            "act": entry.act,
            "subject_kind": entry.subject_kind,
            "subject_id": str(entry.subject_id) if entry.subject_id else None,
            "members": dict(entry.members),
        }


class PostgresUnits:
    """Where transactions begin. `on_commit` hears of events right after their commit, still inside this process."""

    def __init__(
        self,
        pool: Pool,
        on_commit: Callable[[Committed], None],
        statements: Callable[[Connection], Statements] = Statements,
    ) -> None:
        self._pool = pool
        self._on_commit = on_commit
        self._statements = statements

    @asynccontextmanager
    async def begin(self, account_id: UUID, *, one_moment: bool = False) -> AsyncIterator[PostgresUnit]:
        committed: Committed | None = None
        try:
            async with self._pool.connection() as connection, connection.pipeline():
                statements = self._statements(connection)
                if one_moment:
                    await statements.run(ONE_MOMENT)
                await statements.run(BIND, (str(account_id),))
                await statements.read_clock()
                unit = PostgresUnit(account_id, statements)
                yield unit
                await unit.record()
                await connection.commit()
                committed = await unit.committed()
        except OUT_OF_REACH as error:
            raise Unavailable from error
        if committed:
            self._on_commit(committed)


def nobody_listens(_: Committed) -> None:
    """For a process without streams: the ones that serve learn of it by their sweep."""
