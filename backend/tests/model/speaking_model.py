"""A model that speaks while it thinks: its answer in parts, as OpenAI's servers stream it."""

import asyncio
import json
from collections.abc import Sequence

from tests.channels.sink import Sink

DONE = b"data: [DONE]\n\n"


def part(content: str, finish_reason: str | None = None) -> bytes:
    """One chunk of a streamed chat completion."""
    choice = {"index": 0, "delta": {"role": "assistant", "content": content}, "finish_reason": finish_reason}
    whole = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "small", "choices": [choice]}
    return b"data: " + json.dumps(whole).encode() + b"\n\n"


def parts_of(content: str, size: int = 5) -> list[bytes]:
    """The whole content in chunks, and its end."""
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    return [*(part(piece) for piece in pieces), part("", "stop"), DONE]


class SpeakingModel(Sink):
    """Streams `parts` where it is asked to and `streams`; answers whole otherwise. Before the part `waits_at` it waits
    until `go` is set; `spoken` is how many parts it has said."""

    def __init__(self) -> None:
        super().__init__()
        self.streams = True
        self.parts: Sequence[bytes] = ()
        self.waits_at: int | None = None
        self.go = asyncio.Event()
        self.spoken = 0

    def speaks(self, answer: object, **pieces: int) -> None:
        """From now on it says this, as JSON."""
        self.parts = parts_of(answer if isinstance(answer, str) else json.dumps(answer), **pieces)

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        if self.behaviour != "answer" or not self.streams or not json.loads(self.heard[-1].body).get("stream"):
            await super()._answer(writer)
            return
        writer.write(b"HTTP/1.1 200 So\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n")
        self.spoken = 0
        for number, each in enumerate(self.parts):
            if number == self.waits_at:
                await self.go.wait()
            writer.write(each)
            await writer.drain()
            self.spoken += 1
