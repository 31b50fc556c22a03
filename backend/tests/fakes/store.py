"""One account in memory: its rows, of which a unit works on a copy until it commits."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from flowpilot.application.ports import KeyScope, StoredAnswer
from flowpilot.application.ports_ladder import Timer
from flowpilot.application.ports_people import Login, Token
from flowpilot.application.ports_playbooks import StoredPlaybook
from flowpilot.domain.account import Account, User
from flowpilot.domain.alert import AlertChannel, ChannelKind, Preferences
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.event import Event
from flowpilot.domain.handoff import Claim, ClaimEnd, FirstActionKind, Handoff
from flowpilot.domain.ladder import PRIORITIES, LadderSettings, default_policy
from flowpilot.domain.model_assessment import ModelAssessment
from flowpilot.domain.notification import DeliveryState, NewNotification
from flowpilot.domain.proposal import Proposal
from flowpilot.domain.session import AISession, AISessionStep
from flowpilot.domain.session_file import SessionFile


class Clock:
    """The database's clock, which a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def passes(self, **time: float) -> None:
        """So much time passes; the names are those of `timedelta`."""
        self.now += timedelta(**time)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with how it ended."""

    claim: Claim
    handoff_id: UUID
    first_action_kind: FirstActionKind | None = None
    end_kind: ClaimEnd | None = None


@dataclass(frozen=True, slots=True)
class BellRow:
    """A notification of one person."""

    id: UUID
    handoff_id: UUID | None
    at: datetime
    new: NewNotification
    read_at: datetime | None = None
    streamed: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A delivery to one person or room."""

    handoff_id: UUID | None
    user_id: UUID | None
    channel: ChannelKind
    due_at: datetime | None
    state: DeliveryState = "queued"
    reason: str | None = None
    channel_id: UUID | None = None


@dataclass
class Rows:
    """Everything that one account holds."""

    account: Account
    users: dict[UUID, User] = field(default_factory=dict)
    password_hashes: dict[UUID, str | None] = field(default_factory=dict)
    logins: dict[str, Login] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    invitations: dict[str, UUID] = field(default_factory=dict)
    sessions: dict[UUID, AISession] = field(default_factory=dict)
    steps: dict[UUID, AISessionStep] = field(default_factory=dict)
    handoffs: dict[UUID, Handoff] = field(default_factory=dict)
    snapshots: dict[UUID, object] = field(default_factory=dict)
    claims: dict[UUID, ClaimRow] = field(default_factory=dict)
    openings: set[tuple[UUID, UUID]] = field(default_factory=set)
    reading: dict[tuple[UUID, UUID], datetime | None] = field(default_factory=dict)
    playbooks: list[StoredPlaybook] = field(default_factory=list)
    proposals: dict[UUID, Proposal] = field(default_factory=dict)
    files: dict[UUID, SessionFile] = field(default_factory=dict)
    file_parts: dict[tuple[UUID, int], bytes] = field(default_factory=dict)
    bell: dict[UUID, BellRow] = field(default_factory=dict)
    deliveries: list[DeliveryRow] = field(default_factory=list)
    channels: dict[UUID, AlertChannel] = field(default_factory=dict)
    preferences: dict[UUID, Preferences] = field(default_factory=dict)
    answers: dict[KeyScope, StoredAnswer] = field(default_factory=dict)
    ladder: LadderSettings = field(
        default_factory=lambda: LadderSettings({priority: default_policy(priority) for priority in PRIORITIES}, None)
    )
    model_assessments: dict[UUID, ModelAssessment] = field(default_factory=dict)
    model_tries: dict[UUID, int] = field(default_factory=dict)
    timers: dict[UUID, Timer] = field(default_factory=dict)
    fired: list[tuple[datetime, Timer]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    audits: list[AuditEntry] = field(default_factory=list)

    def copied(self) -> "Rows":
        """The same rows in containers of their own; rows themselves never change."""
        whole = ("account", "ladder")
        return replace(self, **{name: type(value)(value) for name, value in vars(self).items() if name not in whole})
