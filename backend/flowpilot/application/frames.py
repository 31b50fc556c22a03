"""The live stream's frames as bytes of `text/event-stream`."""

import json
import random
from uuid import UUID

from flowpilot.domain.event import Event

RETRY_MILLISECONDS = (1_000, 4_000)


def event_frame(epoch: str, number: int, event: Event) -> bytes:
    """An event with its place in the account's history."""
    return _frame(event.kind, event.data, f"{epoch}-{number}")


def ready_frame(epoch: str, number: int, account_id: UUID) -> bytes:
    """The first frame of every stream: where it begins, and how long to wait before coming back after a cut."""
    retry = f"retry: {random.randint(*RETRY_MILLISECONDS)}\n".encode()
    data = {"epoch": epoch, "number": number, "account_id": str(account_id)}
    return retry + _frame("ready", data, f"{epoch}-{number}")


def reset_frame(epoch: str, number: int, reason: str) -> bytes:
    """What the reader knows cannot be continued: fetch anew, then go on from here."""
    return _frame("reset", {"epoch": epoch, "number": number, "reason": reason}, f"{epoch}-{number}")


def beat_frame(number: int) -> bytes:
    """A sign of life with the head's number; it has no id, so it moves no cursor."""
    return _frame("beat", {"number": number}, None)


def bye_frame(reason: str) -> bytes:
    """The last frame of a stream that the server ends."""
    return _frame("bye", {"reason": reason}, None)


def _frame(kind: str, data: dict[str, object], position: str | None) -> bytes:
    place = f"id: {position}\n" if position else ""
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{place}event: {kind}\ndata: {content}\n\n".encode()
