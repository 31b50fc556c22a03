"""The live stream's frames as bytes of `text/event-stream`."""

import json
import random
from uuid import UUID

from flowpilot.domain.event import REDACTED, Event
from flowpilot.domain.redaction import Redaction, without_in_text

RETRY_MILLISECONDS = (1_000, 4_000)


def event_frame(epoch: str, number: int, event: Event) -> bytes:
    """An event with its place in the account's history. Behind one that takes a text away stands a reset: whoever has
    the text, from a frame or fetched, fetches anew."""
    frame = _frame(event.kind, event.data, f"{epoch}-{number}")
    return frame + reset_frame(epoch, number, "redacted") if REDACTED in event.data else frame


def frame_without(content: bytes, redaction: Redaction) -> bytes:
    """A frame as it is with this text taken away."""
    text = content.decode()
    if not redaction.concerns(text):
        return content
    lines = [_line_without(line, redaction) for line in text.split("\n")]
    return "\n".join(lines).encode()


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


def _line_without(line: str, redaction: Redaction) -> str:
    beginning = "data: "
    if not line.startswith(beginning):
        return line
    return beginning + without_in_text(line.removeprefix(beginning), redaction)


def _frame(kind: str, data: dict[str, object], position: str | None) -> bytes:
    place = f"id: {position}\n" if position else ""
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{place}event: {kind}\ndata: {content}\n\n".encode()
