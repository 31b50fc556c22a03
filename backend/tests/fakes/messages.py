"""One message as a sender gets it, to be varied."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flowpilot.domain.delivery import Message

MESSAGE = Message(
    id=UUID(int=7),
    account_id=UUID(int=1),
    channel="email",
    channel_id=None,
    sealed=None,
    kind="escalation",
    title="Escalation from Alice: Outlook",
    href="/escalations/1",
    recipient="Bob",
    address="bob@north.example",
    handoff_id=UUID(int=2),
    priority="normal",
    for_demo=False,
    created_at=datetime(2026, 11, 23, 7, 40, tzinfo=UTC),
)


def message(**members: Any) -> Message:  # noqa: ANN401 - any member may differ
    """The message with other members."""
    return replace(MESSAGE, **members)
