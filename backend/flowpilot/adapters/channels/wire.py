"""One thread's way out for one message, through our own guarded egress and no other."""

import asyncio
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from flowpilot.adapters.channels.egress import Blocked, Egress, NotReached, Reply, Unanswered

_here = threading.local()

Failure = Blocked | NotReached | Unanswered


@dataclass
class Wire:
    """A way out for one message, whose `key` each request carries.

    `past` is what came of its requests; `is_waiting` while one is out.
    """

    egress: Egress
    loop: asyncio.AbstractEventLoop
    key: str
    is_open: bool = True
    is_waiting: bool = False
    past: list[Reply | Failure] = field(default_factory=list)

    def take(self) -> None:
        """What is led by wire in this thread goes out here from now on."""
        _here.wire = self

    def exchange(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """See `Egress.exchange`. Raises `NotReached` when the wire is closed."""
        if not self.is_open:
            raise NotReached("there was no time left")
        self.is_waiting = True
        asked = self.egress.exchange(method, address, {**headers, "Idempotency-Key": self.key}, body)
        try:
            reply = asyncio.run_coroutine_threadsafe(asked, self.loop).result()
        except (Blocked, NotReached, Unanswered) as failure:
            self.past.append(failure)
            raise
        finally:
            self.is_waiting = False
        self.past.append(reply)
        return reply


def wire_of_this_thread() -> Wire | None:
    """The one that the thread took last."""
    wire: Wire | None = getattr(_here, "wire", None)
    return wire
