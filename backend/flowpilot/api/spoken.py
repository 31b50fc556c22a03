"""Answers that take long, in parts: the words so far as server-sent events, and the answer as the last of them.

The work goes on when its caller goes away, so that whoever asks again under the same key finds what came of it.
"""

import asyncio
import json
from collections.abc import AsyncIterator

import structlog
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from flowpilot.api.problems import unexpected
from flowpilot.application.answering import Answer, Rest

EVENT_STREAM = "text/event-stream"
WORDS = (
    "Who accepts `text/event-stream` hears the model while it writes: frames `words`, each `{text}` with all words so "
    "far as plain text, which nobody has checked and which may begin anew; then one last frame, either `answer` with "
    "what the 201 says, recorded, or `problem` with what problem+json says. A stream that ends without a last frame is "
    "a cut answer: the same Idempotency-Key asks what came of it. What is refused at once is problem+json as ever."
)

log = structlog.get_logger()

# The event loop itself keeps tasks only weakly.
_under_way: set[asyncio.Task[None]] = set()


class Words:
    """What one caller hears until the answer is there."""

    def __init__(self) -> None:
        self._frames: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._said = ""

    def hear(self, text: str) -> None:
        """These are all words so far."""
        if text != self._said:
            self._said = text
            self._frames.put_nowait(_frame("words", json.dumps({"text": text}, ensure_ascii=False).encode()))

    def end(self, answer: Answer) -> None:
        """This came of it."""
        self._frames.put_nowait(_frame("answer" if answer.status < 400 else "problem", answer.body))
        self._frames.put_nowait(None)

    async def frames(self) -> AsyncIterator[bytes]:
        """What is to be sent, until the end; a comment first, so that the caller sees the stream begin."""
        yield b":\n\n"
        while frame := await self._frames.get():
            yield frame


def wants_words(request: Request) -> bool:
    """Whether the caller takes an answer in parts."""
    accepted = request.headers.get("accept", "").lower().split(",")
    return any(each.split(";", maxsplit=1)[0].strip() == EVENT_STREAM for each in accepted)


def words_of(request: Request) -> Words:
    """What the caller of this request hears; the same whenever it is asked for."""
    if not hasattr(request.state, "words"):
        request.state.words = Words()
    words: Words = request.state.words
    return words


def spoken(request: Request, rest: Rest) -> Response:
    """The response in parts; `rest` begins at once and is done whether or not anybody still listens."""
    words = words_of(request)
    task = asyncio.create_task(_end(words, rest, request.state.request_id))
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)
    return StreamingResponse(words.frames(), media_type=EVENT_STREAM, headers={"X-Accel-Buffering": "no"})


async def _end(words: Words, rest: Rest, request_id: str) -> None:
    try:
        words.end(await rest())
    except Exception:
        log.exception("request failed", request_id=request_id)
        words.end(unexpected(request_id))


def _frame(name: str, content: bytes) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + content + b"\n\n"
