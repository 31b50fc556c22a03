"""`GET /api/v1/escalations/stream` as plain ASGI: authorised before the first byte, no database connection held.

Where the server gives the connection's socket away, the request ends with its greeting and the stream lives on as a
wire. On any other server the stream is driven through ASGI.
"""

import asyncio
import re
from collections.abc import Callable
from email.utils import formatdate
from uuid import uuid4

import structlog
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from flowpilot.api.asgi_wire import AsgiWire
from flowpilot.api.credentials import credentials_of
from flowpilot.api.gate import is_cross_site, our_mistake, refusal
from flowpilot.api.problems import InvalidRequest, NoRoute, no_such_parameter
from flowpilot.application.admission import Admission
from flowpilot.application.event_stream import EventStream
from flowpilot.application.ports_handoffs import Position
from flowpilot.application.ports_stream import Wire
from flowpilot.domain.account import Actor
from flowpilot.domain.errors import CrossSite, Forbidden, Refused, Unavailable

log = structlog.get_logger()

PATH = "/api/v1/escalations/stream"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
# Without a length or chunks the body ends with the connection.
HEAD = b"\r\n".join([b"HTTP/1.1 200 OK", *(b": ".join(header) for header in HEADERS), b"connection: close"])
_ID = re.compile(r"([0-9a-z]{8,32})-(0|[1-9][0-9]{0,17})")


class EventStreamEndpoint:
    """The ASGI application behind the stream's address."""

    def __init__(self, stream: EventStream, admission: Admission, base_url: str) -> None:
        self._stream = stream
        self._admission = admission
        self._base_url = base_url

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
        wire = _taken_over(scope)
        if wire:
            await self._greet(scope, actor, wire)
        else:
            await self._follow(scope, receive, send, actor)

    async def _admit(self, scope: Scope) -> Actor:
        if is_cross_site(scope, self._base_url):
            raise CrossSite
        if scope["method"] != "GET":
            raise NoRoute
        if self._stream.draining:
            raise Unavailable
        actor = await self._admission.identify(credentials_of(HTTPConnection(scope)))
        if not actor.user.works_on_sessions:
            raise Forbidden
        unknown = [name for name in HTTPConnection(scope).query_params if name != "last_event_id"]
        if unknown:
            raise InvalidRequest([no_such_parameter(name) for name in unknown])
        return actor

    async def _greet(self, scope: Scope, actor: Actor, wire: Wire) -> None:
        connection = HTTPConnection(scope)
        last = connection.headers.get("last-event-id") or connection.query_params.get("last_event_id")
        try:
            await self._stream.join(actor, wire, read_id(last), resumes=last is not None)
        except (OSError, Unavailable):
            wire.end(b"")
        except BaseException:
            wire.end(b"")
            raise

    async def _follow(self, scope: Scope, receive: Receive, send: Send, actor: Actor) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        wire = AsgiWire(send)
        gone = asyncio.create_task(wire.watch(receive))
        try:
            await self._greet(scope, actor, wire)
            if await wire.until_ended():
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            gone.cancel()
            wire.lose()


def read_id(text: str | None) -> Position | None:
    """The place that an event id names, or nothing when it cannot be one."""
    match = _ID.fullmatch(text or "")
    return Position(match[1], int(match[2])) if match else None


def _taken_over(scope: Scope) -> Wire | None:
    hand_over: Callable[[bytes], Wire | None] | None = scope.get("extensions", {}).get("flowpilot.wire")
    if hand_over is None:
        return None
    return hand_over(b"%b\r\ndate: %b\r\n\r\n" % (HEAD, formatdate(usegmt=True).encode()))
