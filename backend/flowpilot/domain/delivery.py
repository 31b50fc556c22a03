"""One delivery: what an answer makes of it, when it is tried again and when it is given up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from flowpilot.domain.alert import ChannelKind, Preferences
from flowpilot.domain.language import Language
from flowpilot.domain.notification import DeliveryState, NotificationKind
from flowpilot.domain.quiet import ALWAYS, quiet_until
from flowpilot.domain.session import Priority

LEASE = timedelta(seconds=60)
GIVEN_UP_AFTER = timedelta(hours=24)
RESET_GIVEN_UP_AFTER = timedelta(hours=1)  # what is mailed later leads nowhere
RETRY_DELAYS = (
    timedelta(seconds=5),
    timedelta(seconds=15),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=30),
)
SPREAD = 0.2
# Somebody waits for it now: it comes at night, and where mail about work is turned off.
ASKED_FOR: Collection[NotificationKind] = ("test", "invitation", "password_reset")

AttemptOutcome = Literal["sent", "temporary", "permanent", "unknown"]

# Why a delivery stands where it stands, as the ledger shows it.
SERVER_UNAVAILABLE = "server_unavailable"
MAILBOX_UNAVAILABLE = "mailbox_unavailable"
REFUSED = "refused"
GIVEN_UP = "given_up"
NOT_CONFIGURED = "mail_not_configured"
USER_DISABLED = "user_disabled"
CHANNEL_REMOVED = "channel_removed"
BLOCKED_ADDRESS = "blocked_address"
GONE = "gone"
TURNED_OFF = "turned_off"
PRESENT = "present"
QUIET_HOURS = "quiet_hours"
ACCOUNT_SUSPENDED = "account_suspended"


@dataclass(frozen=True, slots=True)
class Message:
    """What one person or room is sent over one channel. `id` is the delivery's, so every attempt carries the same
    Message-ID, Idempotency-Key or push Topic. Mail goes to `address`, everything else to what `sealed` holds. Our
    own words are in `language`: the recipient's, a room's is the account's."""

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
    user_id: UUID | None = None
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class WaitingDelivery:
    """A delivery as the worker finds it. `lease_until` says which picking it belongs to.

    `tried_since` is its first attempt or, before that, when it was to be made. `streamed_at` is when a page of the
    recipient's showed the card. A room has no `preferences`, nor has whoever never chose. The zone is the account's.
    What a restore held is tried since an admin let it go.
    """

    message: Message
    server: str
    state: DeliveryState
    attempt_count: int
    lease_until: datetime | None
    tried_since: datetime
    recipient_is_active: bool
    channel_has_ended: bool
    streamed_at: datetime | None
    preferences: Preferences | None
    time_zone: str
    account_is_suspended: bool = False

    @property
    def handoff_id(self) -> UUID | None:
        return self.message.handoff_id

    @property
    def given_up_at(self) -> datetime:
        """From when on nobody tries any more."""
        late = self.message.kind == "password_reset"
        return self.tried_since + (RESET_GIVEN_UP_AFTER if late else GIVEN_UP_AFTER)


@dataclass(frozen=True, slots=True)
class Answer:
    """How an attempt ended. `reason` is one of the words above unless it was sent; `detail` is for people.

    `retry_after` is what the other side asked to wait at least. `gone`: the channel is no more and ends with it;
    such an answer is permanent.
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
    """How it ends, or until when it waits, without an attempt; nothing: then it is tried.

    `suppressed` says why its channel does not send it.
    """
    if stopped := _stopped(waiting):
        return stopped
    if suppressed:
        return Standing("suppressed", suppressed, None)
    if now >= waiting.given_up_at:
        return Standing("dead", GIVEN_UP, None)
    if waiting.preferences is None or waiting.message.kind in ASKED_FOR:
        return None
    return _unwanted(waiting, waiting.preferences) or _held(waiting, waiting.preferences, now)


def _stopped(waiting: WaitingDelivery) -> Standing | None:
    """The recipient, the channel or the account is no longer there for it."""
    if waiting.account_is_suspended:
        return Standing("suppressed", ACCOUNT_SUSPENDED, None)
    if not waiting.recipient_is_active:
        return Standing("cancelled", USER_DISABLED, None)
    return Standing("cancelled", CHANNEL_REMOVED, None) if waiting.channel_has_ended else None


def _unwanted(waiting: WaitingDelivery, wishes: Preferences) -> Standing | None:
    """The person said that mail need not come: never, or not while a page of theirs shows the card."""
    if waiting.message.channel != "email" or wishes.email == "always":
        return None
    if wishes.email == "off":
        return Standing("suppressed", TURNED_OFF, None)
    seen = waiting.message.kind == "escalation" and waiting.streamed_at
    return Standing("suppressed", PRESENT, None) if seen else None


def _held(waiting: WaitingDelivery, wishes: Preferences, now: datetime) -> Standing | None:
    """It waits for the end of the person's quiet hours; quiet around the clock is turned off."""
    if wishes.quiet is None or (waiting.message.priority == "urgent" and wishes.urgent_anyway):
        return None
    until = quiet_until(wishes.quiet, ZoneInfo(wishes.time_zone or waiting.time_zone), now)
    if until is None:
        return None
    return Standing("suppressed", TURNED_OFF, None) if until - now >= ALWAYS else Standing("queued", QUIET_HOURS, until)


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
    delay = max(retry_delay(number, chance), answer.retry_after or timedelta())
    return Standing("failed", answer.reason, min(now + delay, waiting.given_up_at))


def retry_delay(number: int, chance: float) -> timedelta:
    """How long to wait after attempt `number`, from 1; spread by a fifth so that retries do not come in step."""
    delay = RETRY_DELAYS[min(number, len(RETRY_DELAYS)) - 1]
    return delay * (1 - SPREAD + 2 * SPREAD * chance)
