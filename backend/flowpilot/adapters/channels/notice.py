"""What a channel beside mail says of a message, and what each kind of channel can do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from flowpilot.domain.delivery import Answer, Message
from flowpilot.domain.language import Language
from flowpilot.domain.masking import masked
from flowpilot.domain.notification import NotificationKind
from flowpilot.domain.session import Priority
from flowpilot.domain.text import cut

LONGEST_TITLE = 200

Part = Literal["title", "link", "priority", "recipient", "html"]

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Notice:
    """One message, ready to be said. `title` is one masked line; `link` leads to the page from anywhere."""

    id: UUID
    kind: NotificationKind
    title: str
    link: str
    recipient: str
    handoff_id: UUID | None
    priority: Priority | None
    created_at: datetime
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class Checked:
    """An address that may be saved. `server` is its host; `secret` was made now and belongs to the address."""

    address: Mapping[str, str]
    server: str
    secret: str | None = None


class Way(Protocol):
    """One kind of channel: what it carries, which addresses it takes, and how it sends."""

    carries: frozenset[Part]

    def checked(self, address: Mapping[str, str]) -> Checked:
        """The address as it will be kept. Raises `Invalid` with a pointer below `/address`."""

    async def send(self, notice: Notice, address: Mapping[str, str]) -> Answer:
        """Try once, within 30 seconds; `address` is one that was checked."""


def notice_of(message: Message, base_address: str) -> Notice:
    """What is said of a message by channels beside mail."""
    title = cut(_CONTROLS.sub(" ", masked(message.title)).strip(), LONGEST_TITLE)
    return Notice(
        message.id,
        message.kind,
        title,
        base_address + message.href,
        message.recipient,
        message.handoff_id,
        message.priority,
        message.created_at,
        message.language,
    )
