"""The load client sees every gap, repeat and swap, however the bytes come."""

import socket
from collections.abc import Iterator
from io import BytesIO

import pytest

from bench.readers import Audience, Failed
from bench.targets import Fed, Seat

GREETING = b"HTTP/1.1 200 OK\r\n\r\nretry: 1000\nid: 0123456789-4\nevent: ready\ndata: {}\n\n"


class Server:
    """A server that says what the test wants, to one stream."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.audience = Audience(Fed("a server", self._listener.getsockname(), 0, BytesIO(), BytesIO()))
        self.audience.connect(Seat(0))
        self._wire, _ = self._listener.accept()
        self.says(GREETING)

    def says(self, *parts: bytes) -> None:
        for part in parts:
            self._wire.sendall(part)
            self.audience.pump(5)

    def close(self) -> None:
        self.audience.close()
        self._wire.close()
        self._listener.close()


@pytest.fixture
def server() -> Iterator[Server]:
    opened = Server()
    yield opened
    opened.close()


def frame(number: int) -> bytes:
    return b'id: 0123456789-%d\nevent: session_step\ndata: {"id: 0123456789-7":1}\n\n' % number


def test_a_whole_stream_passes(server: Server) -> None:
    server.says(frame(5), frame(6) + frame(7), b'event: beat\ndata: {"number":7}\n\n', frame(8))
    server.audience.require_whole()
    assert server.audience.deliveries == 4


def test_frames_that_come_in_pieces_or_chunks_are_put_together(server: Server) -> None:
    server.says(frame(5)[:9], frame(5)[9:] + frame(6)[:30], frame(6)[30:])
    server.says(b"%x\r\n%b\r\n" % (len(frame(7)), frame(7)))
    server.audience.require_whole()
    assert server.audience.deliveries == 3


@pytest.mark.parametrize("numbers", [[6], [5, 5], [5, 7, 6], [4]])
def test_a_gap_a_repeat_and_a_swap_are_seen(server: Server, numbers: list[int]) -> None:
    server.says(b"".join(frame(number) for number in numbers))
    with pytest.raises(Failed, match="out of order"):
        server.audience.require_whole()


def test_a_cut_is_seen(server: Server) -> None:
    server.says(frame(5))
    server._wire.close()
    server.audience.pump(5)
    with pytest.raises(Failed, match="1 streams ended"):
        server.audience.require_whole()
