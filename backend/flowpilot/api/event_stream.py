"""`GET /api/v1/escalations/stream` as plain ASGI: authorised before the first byte, no database connection held."""

import asyncio
import re
from uuid import UUID, uuid4

import structlog
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from flowpilot.api.credentials import credentials_of
from flowpilot.api.gate import is_cross_site, our_mistake, refusal
from flowpilot.api.problems import InvalidRequest, NoRoute, no_such_parameter
from flowpilot.api.services import Services
from flowpilot.application.event_stream import Bye, EventStream
from flowpilot.application.ports_handoffs import Position
from flowpilot.domain.account import Actor, Role
from flowpilot.domain.errors import CrossSite, Forbidden, Refused, Unavailable

log = structlog.get_logger()

PATH = "/api/v1/escalations/stream"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
_ID = re.compile(r"([0-9a-z]{8,32})-(0|[1-9][0-9]{0,17})")


class OpenStream:
    """One open stream; see `application.event_stream.Subscriber`."""

    __slots__ = ("_ended", "_send", "role", "signed_in_by", "user_id")

    def __init__(self, send: Send, actor: Actor) -> None:
        self._send = send
        self._ended: asyncio.Future[Bye | None] = asyncio.get_running_loop().create_future()
        self.user_id: UUID = actor.id
        self.role: Role = actor.user.role
        self.signed_in_by: UUID = actor.login_id or actor.token_id or actor.id

    async def write(self, content: bytes) -> None:
        await self._send({"type": "http.response.body", "body": content, "more_body": True})

    def push(self, content: bytes) -> bool:
        # `send` writes at once unless the socket's buffer is full, when it would wait: driving it by hand for one
        # step tells exactly that, without a task for every stream.
        if self._ended.done():
            return True
        writing = self.write(content)
        try:
            writing.send(None)
        except StopIteration:
            return True
        except OSError:
            return False
        writing.close()
        return False

    def end(self, reason: Bye, farewell: bytes) -> None:
        if self._ended.done():
            return
        if reason != "too_slow":
            self.push(farewell)
        if not self._ended.done():
            self._ended.set_result(reason)

    async def until_ended(self, receive: Receive) -> Bye | None:
        """Waits for the server's end, whose reason it returns, or for the reader's."""
        gone = asyncio.create_task(_disconnected(receive))
        gone.add_done_callback(self._reader_is_gone)
        try:
            return await self._ended
        finally:
            gone.cancel()

    def _reader_is_gone(self, _: asyncio.Task[None]) -> None:
        if not self._ended.done():
            self._ended.set_result(None)


class EventStreamEndpoint:
    """The ASGI application behind the stream's address."""

    def __init__(self, services: Services, stream: EventStream) -> None:
        self._services = services
        self._stream = stream

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_id = uuid4().hex
        try:
            actor = await self._admit(scope)
        except Refused as refused:
            await refusal(refused, request_id)(scope, receive, send)
            return
        except Exception:
            log.exception("request failed", request_id=request_id, path=PATH)
            await our_mistake(request_id)(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await self._follow(scope, receive, send, actor)

    async def _admit(self, scope: Scope) -> Actor:
        if is_cross_site(scope, self._services.base_url):
            raise CrossSite
        if scope["method"] != "GET":
            raise NoRoute
        if self._stream.draining:
            raise Unavailable
        credentials = credentials_of(HTTPConnection(scope))
        async with self._services.units.begin(credentials.account_id) as unit:
            actor = await self._services.answering.identify(unit, credentials)
        if not actor.user.works_on_sessions:
            raise Forbidden
        unknown = [name for name in HTTPConnection(scope).query_params if name != "last_event_id"]
        if unknown:
            raise InvalidRequest([no_such_parameter(name) for name in unknown])
        return actor

    async def _follow(self, scope: Scope, receive: Receive, send: Send, actor: Actor) -> None:
        connection = HTTPConnection(scope)
        last = connection.headers.get("last-event-id") or connection.query_params.get("last_event_id")
        subscriber = OpenStream(send, actor)
        try:
            await self._stream.join(actor.account.id, subscriber, read_id(last), resumes=last is not None)
            reason = await subscriber.until_ended(receive)
        except (OSError, Unavailable):
            return
        finally:
            self._stream.leave(actor.account.id, subscriber)
        if reason == "too_slow":
            log.info("stream cut", reason=reason)
        elif reason:
            await send({"type": "http.response.body", "body": b"", "more_body": False})


def read_id(text: str | None) -> Position | None:
    """The place that an event id names, or nothing when it cannot be one."""
    match = _ID.fullmatch(text or "")
    return Position(match[1], int(match[2])) if match else None


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
