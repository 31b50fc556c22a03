"""The one way to the model: to its address alone, no redirect, no proxy of the environment, and never more than so
many bytes of an answer."""

from collections.abc import AsyncIterator

import httpx2

LARGEST_ANSWER = 65_536  # bytes
LARGEST_STREAM = 1_048_576  # bytes of an answer in parts: each word comes in some hundred bytes of its own
EVENT_STREAM = "text/event-stream"
SECONDS_TO_CONNECT = 5.0


class AnswerTooLong(Exception):
    """The answer is longer than anybody reads."""


class AnswerPacked(Exception):
    """The answer is compressed although nobody asked for that: its size is unknown."""


def bounded_client(transport: httpx2.AsyncBaseTransport | None = None) -> httpx2.AsyncClient:
    """A client for one model. Waiting for an answer, or for its next part, has no bound here; the caller bounds all of
    it."""
    return httpx2.AsyncClient(
        transport=BoundedTransport(transport or httpx2.AsyncHTTPTransport(retries=0)),
        timeout=httpx2.Timeout(None, connect=SECONDS_TO_CONNECT),
        follow_redirects=False,
        trust_env=False,
        headers={"Accept-Encoding": "identity"},
    )


class BoundedTransport(httpx2.AsyncBaseTransport):
    """Cuts answers off: reading one raises `AnswerTooLong` where it passes `LARGEST_ANSWER`, or where it comes in parts
    `LARGEST_STREAM`."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await self._inner.handle_async_request(request)
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            await response.aclose()
            raise AnswerPacked
        stream = response.stream
        if not isinstance(stream, httpx2.AsyncByteStream):
            raise TypeError("an asynchronous transport answers with an asynchronous stream")
        in_parts = response.headers.get("content-type", "").lower().startswith(EVENT_STREAM)
        most = LARGEST_STREAM if in_parts else LARGEST_ANSWER
        return httpx2.Response(response.status_code, headers=response.headers, stream=_Bounded(stream, most))

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, most: int) -> None:
        self._inner = inner
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for part in self._inner:
            read += len(part)
            if read > self._most:
                raise AnswerTooLong
            yield part

    async def aclose(self) -> None:
        await self._inner.aclose()
