"""Transactions in memory: what a unit did is kept when it is left cleanly, and gone when it is not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import fields
from datetime import datetime
from uuid import UUID, uuid4

from flowpilot.application.ports import Accounts, Answers
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
from flowpilot.domain.account import Account, Actor, Role, User
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import Refused
from flowpilot.domain.event import Event
from tests.fakes.alerts import MemoryAlerts
from tests.fakes.audit import MemoryAuditTrail
from tests.fakes.baselines import MemoryBaselines, MemorySavings
from tests.fakes.canary import MemoryCanaries
from tests.fakes.clients import MemoryClients, MemoryHoldings
from tests.fakes.deletions import MemoryDeletions
from tests.fakes.evidence import MemoryEvidence
from tests.fakes.exports import MemoryExports
from tests.fakes.files import MemoryFiles
from tests.fakes.first_run import MemoryFirstRuns
from tests.fakes.handoffs import MemoryHandoffs
from tests.fakes.held import MemoryHeldDeliveries
from tests.fakes.history import MemoryHistory
from tests.fakes.ladder import MemoryPolicies, MemoryTimers
from tests.fakes.links import MemoryLinks
from tests.fakes.model import MemoryModelAssessments
from tests.fakes.people import MemoryAccounts, MemoryAnswers, MemoryLogins, MemoryMetrics, MemoryPeople
from tests.fakes.playbooks import MemoryPlaybooks, MemoryProposals
from tests.fakes.provider import MemoryProviders
from tests.fakes.redactions import MemoryRedactions
from tests.fakes.sessions import MemorySessions, MemorySimilarSessions
from tests.fakes.store import Clock, Rows
from tests.fakes.telling import MemoryDeliveries, MemoryNotifications


class MemoryUnit:
    """See `application.ports.Unit`."""

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self.account_id = rows.account.id
        self.rows = rows
        self._clock = clock
        self.accounts: Accounts = MemoryAccounts(rows)
        self.people: People = MemoryPeople(rows)
        self.logins: Logins = MemoryLogins(rows, clock)
        self.providers: Providers = MemoryProviders()
        self.links: Links = MemoryLinks()
        self.clients: Clients = MemoryClients()
        self.holdings: HoldingsReader = MemoryHoldings()
        self.sessions: Sessions = MemorySessions(rows, clock)
        self.notifications: Notifications = MemoryNotifications(rows, clock)
        self.deliveries: Deliveries = MemoryDeliveries(rows)
        self.held: HeldDeliveries = MemoryHeldDeliveries()
        self.alerts: Alerts = MemoryAlerts(rows)
        self.handoffs: Handoffs = MemoryHandoffs(rows, clock, self.deliveries)
        self.similar: SimilarSessions = MemorySimilarSessions(rows)
        self.playbooks: Playbooks = MemoryPlaybooks(rows)
        self.proposals: Proposals = MemoryProposals(rows)
        self.files: Files = MemoryFiles(rows)
        self.policies: Policies = MemoryPolicies(rows)
        self.timers: Timers = MemoryTimers(rows, clock)
        self.canaries: Canaries = MemoryCanaries()
        self.first_runs: FirstRuns = MemoryFirstRuns()
        self.answers: Answers = MemoryAnswers(rows)
        self.audit_trail: AuditTrail = MemoryAuditTrail(rows, clock)
        self.history: HistoryReader = MemoryHistory()
        self.metrics: Metrics = MemoryMetrics(clock)
        self.exports: Exports = MemoryExports()
        self.deletions: Deletions = MemoryDeletions()
        self.redactions: Redactions = MemoryRedactions()
        self.baselines: Baselines = MemoryBaselines()
        self.savings: Savings = MemorySavings()
        self.evidence: Evidence = MemoryEvidence()
        self.model_assessments: ModelAssessments = MemoryModelAssessments(rows, clock)

    @property
    def now(self) -> datetime:
        return self._clock.now

    def new_id(self) -> UUID:
        return uuid4()

    @asynccontextmanager
    async def trying(self) -> AsyncIterator[None]:
        before = self.rows.copied()
        try:
            yield
        except Refused:
            for member in fields(before):
                setattr(self.rows, member.name, getattr(before, member.name))
            raise

    def announce(self, event: Event) -> None:
        self.rows.events.append(event)

    def audit(self, entry: AuditEntry) -> None:
        self.rows.audits.append(entry)


class MemoryUnits:
    """See `application.ports.Units`; of one account, whose committed rows stand in `rows`."""

    def __init__(self, *, is_demo: bool = False) -> None:
        self.clock = Clock()
        now = self.clock.now
        self.rows = Rows(Account(uuid4(), "Northlight", "Europe/Berlin", "en", is_demo, now, now))

    @asynccontextmanager
    async def begin(self, account_id: UUID, *, one_moment: bool = False) -> AsyncIterator[MemoryUnit]:
        unit = MemoryUnit(self.rows.copied(), self.clock)
        yield unit
        self.rows = unit.rows

    def hire(self, name: str, role: Role = "engineer", tier: int = 1) -> Actor:
        """Somebody new in the account."""
        email = f"{name.lower()}@north.example"
        user = User(uuid4(), email, name, role, tier, None, self.clock.now, None, None, invited=False)
        self.rows.users[user.id] = user
        return Actor(user, self.rows.account, None, None)
