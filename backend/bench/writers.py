"""People who escalate over HTTP, each on a kept connection, in the load client's one thread."""

import re
import select
import socket
from contextlib import suppress

from bench.cluster import Escalation
from bench.readers import Failed

BODY = b'{"intent":"escalate","reason":"I have no rights to look further","notes":"Please reset the profile"}'
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
CHUNK = 65_536


class Writers:
    """Kept connections to one server. `answered` counts the escalations that were accepted, `refused` those that were
    too many for it (503)."""

    def __init__(self, address: tuple[str, int], connections: int) -> None:
        self.answered = 0
        self.refused = 0
        self._address = address
        self._poll = select.epoll()
        self._wires: dict[int, socket.socket] = {}
        self._received: dict[int, bytes] = {}
        self._free: list[int] = []
        for _ in range(connections):
            self._free.append(self._connect())

    @property
    def descriptor(self) -> int:
        """Has something to read whenever `pump` has something to do."""
        return self._poll.fileno()

    @property
    def under_way(self) -> int:
        """Escalations that wait for their answer."""
        return len(self._wires) - len(self._free)

    def escalate(self, escalation: Escalation) -> None:
        """Send the request, on one more connection when all wait for answers."""
        descriptor = self._free.pop() if self._free else self._connect()
        self._received[descriptor] = b""
        head = (
            f"POST /api/v1/ai-sessions/{escalation.session_id}/handoff HTTP/1.1\r\n"
            f"Host: {self._address[0]}:{self._address[1]}\r\nAuthorization: Bearer {escalation.token}\r\n"
            f"Idempotency-Key: {escalation.session_id}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(BODY)}\r\n\r\n"
        )
        self._wires[descriptor].sendall(head.encode() + BODY)

    def pump(self, seconds: float = 0) -> None:
        """Take in the answers that have come. Raises `Failed` when one is neither success nor 503."""
        for descriptor, _ in self._poll.poll(seconds):
            content = self._wires[descriptor].recv(CHUNK)
            if not content:
                self._forget(descriptor)
                continue
            received = self._received[descriptor] = self._received.get(descriptor, b"") + content
            if _is_whole(received):
                self._count(received.partition(b"\r\n")[0].decode())
                self._free.append(descriptor)

    def require_all_taken(self) -> None:
        """Raises `Failed` when the server refused any, where no more were sent than it answers."""
        if self.refused:
            raise Failed(f"beside {self.answered:,} escalations {self.refused:,} were refused")

    def close(self) -> None:
        """Close every connection."""
        for wire in self._wires.values():
            with suppress(OSError):
                wire.close()
        self._poll.close()

    def _count(self, status: str) -> None:
        if status.startswith("HTTP/1.1 201 "):
            self.answered += 1
        elif status.startswith("HTTP/1.1 503 "):
            self.refused += 1
        else:
            raise Failed(f"after {self.answered:,} escalations one was answered: {status}")

    def _forget(self, descriptor: int) -> None:
        # The server closes what is idle for long.
        if descriptor not in self._free:
            raise Failed("the server closed a connection that waited for its answer")
        self._free.remove(descriptor)
        self._wires.pop(descriptor).close()

    def _connect(self) -> int:
        wire = socket.create_connection(self._address)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wires[wire.fileno()] = wire
        self._poll.register(wire.fileno(), select.EPOLLIN)
        return wire.fileno()


def _is_whole(received: bytes) -> bool:
    head, end, body = received.partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    return bool(end and length) and len(body) >= int(length[1] if length else 0)
