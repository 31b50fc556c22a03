"""The way to a reader through any ASGI server, for those that do not give their sockets away."""

import asyncio
from collections.abc import Callable

import structlog
from starlette.types import Receive, Send

log = structlog.get_logger()


class AsgiWire:
    """See `application.ports_stream.Wire`. It keeps nothing: a reader whose buffer is full is cut at once."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._ended: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._lost: Callable[[], None] | None = None

    def follow(self, freed: Callable[[], None], lost: Callable[[], None]) -> None:  # noqa: ARG002 - nothing is ever kept
        if self._ended.done():
            asyncio.get_running_loop().call_soon(lost)
        else:
            self._lost = lost

    def push(self, content: bytes) -> bool:
        # `send` writes at once unless the socket's buffer is full, when it would wait: driving it by hand for one
        # step tells exactly that, without a task for every stream.
        if self._ended.done():
            return False
        writing = self.write(content)
        try:
            writing.send(None)
        except StopIteration:
            return True
        except OSError:
            self.lose()
            return False
        writing.close()
        log.info("stream cut", reason="too_slow")
        self.lose()
        return False

    async def write(self, content: bytes) -> None:
        await self._send({"type": "http.response.body", "body": content, "more_body": True})

    def end(self, farewell: bytes) -> None:
        if farewell:
            self.push(farewell)
        if not self._ended.done():
            self._ended.set_result(True)

    def lose(self) -> None:
        """The reader is gone, or as good as gone."""
        if self._ended.done():
            return
        self._ended.set_result(False)
        lost, self._lost = self._lost, None
        if lost:
            lost()

    async def until_ended(self) -> bool:
        """Waits for the end; True when the server wished it, which leaves the response to be completed."""
        return await self._ended

    async def watch(self, receive: Receive) -> None:
        """Waits for the reader's end."""
        while (await receive())["type"] != "http.disconnect":
            pass
        self.lose()
