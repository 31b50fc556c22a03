"""One delivery: what an answer makes of it, when it is tried again and when it is given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.notification import DeliveryState, NotificationKind
from flowpilot.domain.session import Priority

LEASE = timedelta(seconds=60)
GIVEN_UP_AFTER = timedelta(hours=24)
RETRY_DELAYS = (
    timedelta(seconds=5),
    timedelta(seconds=15),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=30),
)
SPREAD = 0.2

AttemptOutcome = Literal["sent", "temporary", "permanent", "unknown"]

# Why a delivery stands where it stands, as the ledger shows it.
SERVER_UNAVAILABLE = "server_unavailable"
MAILBOX_UNAVAILABLE = "mailbox_unavailable"
REFUSED = "refused"
GIVEN_UP = "given_up"
NOT_CONFIGURED = "mail_not_configured"
USER_DISABLED = "user_disabled"


@dataclass(frozen=True, slots=True)
class Message:
    """What one person or room is sent over one channel. `id` is the delivery's, so every attempt carries the same
    Message-ID, Idempotency-Key or push Topic. Mail goes to `address`, everything else to what `sealed` holds."""

    id: UUID
    account_id: UUID
    channel: ChannelKind
    channel_id: UUID | None
    sealed: bytes | None
    kind: NotificationKind
    title: str
    href: str
    recipient: str
    address: str
    handoff_id: UUID | None
    priority: Priority | None
    for_demo: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingDelivery:
    """A delivery as the worker finds it. `lease_until` says which picking it belongs to; a room's has no `user_id`."""

    message: Message
    user_id: UUID | None
    server: str
    state: DeliveryState
    attempt_count: int
    lease_until: datetime | None
    created_at: datetime
    recipient_is_active: bool

    @property
    def handoff_id(self) -> UUID | None:
        return self.message.handoff_id


@dataclass(frozen=True, slots=True)
class Answer:
    """How an attempt ended. `reason` is one of the words above unless it was sent; `detail` is for people.

    `retry_after` is what the other side asked to wait at least. `gone`: the channel is no more and ends with it.
    """

    outcome: AttemptOutcome
    reason: str | None
    detail: str | None
    retry_after: timedelta | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a delivery stands from now on; `due_at` is absent when it has ended."""

    state: DeliveryState
    reason: str | None
    due_at: datetime | None


def before_attempt(waiting: WaitingDelivery, suppressed: str | None, now: datetime) -> Standing | None:
    """How it ends without another attempt, or nothing: then it is tried. `suppressed` says why mail is off."""
    if not waiting.recipient_is_active:
        return Standing("cancelled", USER_DISABLED, None)
    if suppressed:
        return Standing("suppressed", suppressed, None)
    if now >= waiting.created_at + GIVEN_UP_AFTER:
        return Standing("dead", GIVEN_UP, None)
    return None


def after_attempt(
    waiting: WaitingDelivery, number: int, answer: Answer, now: datetime, chance: float
) -> Standing | None:
    """What attempt `number` makes of it; nothing when the delivery is no longer this attempt's to decide.

    What was sent is sent, even if it was cancelled or tried anew meanwhile. `chance` from 0 to 1 spreads retries.
    """
    if answer.outcome == "sent":
        return Standing("sent", None, None)
    if waiting.state != "sending" or waiting.attempt_count != number:
        return None
    if answer.outcome == "permanent":
        return Standing("dead", answer.reason, None)
    due_at = min(now + retry_delay(number, chance), waiting.created_at + GIVEN_UP_AFTER)
    return Standing("failed", answer.reason, due_at)


def retry_delay(number: int, chance: float) -> timedelta:
    """How long to wait after attempt `number`, from 1; spread by a fifth so that retries do not come in step."""
    delay = RETRY_DELAYS[min(number, len(RETRY_DELAYS)) - 1]
    return delay * (1 - SPREAD + 2 * SPREAD * chance)
