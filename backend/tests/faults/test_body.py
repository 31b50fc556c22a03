"""A stream's body is the same whether it comes in chunks, ends with its connection, or is torn anywhere."""

import pytest

from faults.body import Frame, Frames

READY = b'retry: 1758\nid: abcdefgh-7\nevent: ready\ndata: {"number":7}\n\n'
BEAT = b'event: beat\ndata: {"number":7}\n\n'
BYE = b'event: bye\ndata: {"reason":"shutdown"}\n\n'


def chunk(body: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(body), body)


def whole(*, chunked: bool) -> bytes:
    return chunk(READY) + chunk(BEAT + BYE) + b"0\r\n\r\n" if chunked else READY + BEAT + BYE


@pytest.mark.parametrize("chunked", [True, False])
@pytest.mark.parametrize("size", [1, 2, 7, 1_000])
def test_every_frame_comes_once_and_whole(*, chunked: bool, size: int) -> None:
    frames, wire = Frames(chunked=chunked), whole(chunked=chunked)

    told: list[Frame] = []
    for place in range(0, len(wire), size):
        told += frames.feed(wire[place : place + size])

    assert [frame.event for frame in told] == ["ready", "beat", "bye"]
    assert told[0].place == ("abcdefgh", 7)
    assert told[2].members == {"reason": "shutdown"}
    assert frames.ended is chunked
