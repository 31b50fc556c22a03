"""The bytes of an event stream as they arrive, whether the body is chunked or ends with its connection."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it arrived."""

    event: str
    id: str | None
    members: dict[str, Any]

    @property
    def place(self) -> tuple[str, int]:
        """Epoch and number of a frame that has an id."""
        epoch, _, number = (self.id or "").rpartition("-")
        return epoch, int(number)


class Frames:
    """Turns chunks of a body into frames."""

    def __init__(self, *, chunked: bool) -> None:
        self._chunked = chunked
        self._wire = b""
        self._body = b""
        self.ended = False

    def feed(self, received: bytes) -> list[Frame]:
        """The frames that are whole now."""
        self._body += self._unchunked(received) if self._chunked else received
        *whole, self._body = self._body.split(b"\n\n")
        return [frame for part in whole if (frame := _frame(part))]

    def _unchunked(self, received: bytes) -> bytes:
        self._wire += received
        body = b""
        while (line_end := self._wire.find(b"\r\n")) >= 0:
            size = int(self._wire[:line_end], 16)
            if size == 0:
                self.ended = True
                break
            begin, end = line_end + 2, line_end + 2 + size
            if len(self._wire) < end + 2:
                break
            body += self._wire[begin:end]
            self._wire = self._wire[end + 2 :]
        return body


def _frame(part: bytes) -> Frame | None:
    members = dict(line.split(": ", 1) for line in part.decode().split("\n") if ": " in line)
    if "event" not in members:
        return None
    return Frame(members["event"], members.get("id"), json.loads(members["data"]))
