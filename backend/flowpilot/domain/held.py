"""What a restore holds: deliveries that may have been sent since, until an admin sends or drops them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.notification import NotificationKind

DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class HeldDelivery:
    """One message that waits for an admin. The recipient is a person or a room; mail has no `channel_name`.

    `was_tried`: an attempt was made before the backup, so that it may have been taken even then.
    """

    id: UUID
    recipient: Person
    channel: ChannelKind
    channel_name: str | None
    kind: NotificationKind
    title: str
    href: str
    handoff_id: UUID | None
    was_tried: bool
    created_at: datetime
