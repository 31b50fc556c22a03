"""Around every request: a request id, the cross-site check, headers, a log line, and the last catch."""

import re
import time
from collections.abc import Mapping
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flowpilot.api.credentials import COOKIE
from flowpilot.api.problems import extra_headers, problem, unexpected
from flowpilot.application.answering import Answer
from flowpilot.domain.errors import CrossSite, Refused

log = structlog.get_logger()

READING = frozenset({"GET", "HEAD", "OPTIONS"})
CONTENT_SECURITY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_COOKIE = re.compile(rf"(?:^|;\s*){COOKIE}=")
_SECRET_PATH = re.compile(r"^(/accept|/reset|/set-up|/unsubscribe|/api/v1/unsubscribe)/.*")


class Gate:
    """ASGI middleware around the whole application. `base_url` is an origin that pages may have beside their own."""

    def __init__(self, app: ASGIApp, base_url: str) -> None:
        self._app = app
        self._base_url = base_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        passage = _Passage(scope, send, request_id)
        try:
            if is_cross_site(scope, self._base_url):
                await refusal(CrossSite(), request_id)(scope, receive, passage.send)
            else:
                await self._app(scope, receive, passage.send)
        except Exception:
            log.exception("request failed", request_id=request_id, path=loggable(scope["path"]))
            if not passage.started:
                await our_mistake(request_id)(scope, receive, passage.send)
        finally:
            passage.log()


def is_cross_site(scope: Scope, base_url: str) -> bool:
    """Whether another site made this request in a person's name. Tokens are shown on purpose, so they need no check."""
    headers = Headers(scope=scope)
    if not scope["path"].startswith("/api/v1") or headers.get("authorization"):
        return False
    origin = headers.get("origin")
    if headers.get("sec-fetch-site") == "cross-site":
        return True
    if origin is not None:
        return origin not in (f"{scope['scheme']}://{headers.get('host', '')}", base_url)
    return scope["method"] not in READING and bool(_COOKIE.search(headers.get("cookie", "")))


def refusal(refused: Refused, request_id: str) -> Response:
    """A refused request's whole response."""
    answer = problem(refused, request_id)
    headers: Mapping[str, str] = extra_headers(answer, refused)
    return _response(answer, {**headers, "X-Request-Id": request_id})


def our_mistake(request_id: str) -> Response:
    """The whole response where something failed that should not have."""
    return _response(unexpected(request_id), {"X-Request-Id": request_id})


def _response(answer: Answer, headers: dict[str, str]) -> Response:
    return Response(answer.body, answer.status, headers=headers, media_type=answer.content_type)


class _Passage:
    """One request on its way through: adds headers to its response and remembers what to log."""

    def __init__(self, scope: Scope, send: Send, request_id: str) -> None:
        self._scope = scope
        self._send = send
        self._request_id = request_id
        self._began = time.perf_counter()
        self._status = 0

    @property
    def started(self) -> bool:
        return self._status != 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self._request_id
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "no-referrer"
            headers.setdefault("Content-Security-Policy", CONTENT_SECURITY)
            if self._scope["path"].startswith("/api/"):
                headers.setdefault("Cache-Control", "no-store")
        await self._send(message)

    def log(self) -> None:
        log.info(
            "request",
            request_id=self._request_id,
            method=self._scope["method"],
            path=loggable(self._scope["path"]),
            status=self._status,
            milliseconds=round((time.perf_counter() - self._began) * 1000, 1),
        )


def loggable(path: str) -> str:
    """The path without a secret that lets in."""
    return _SECRET_PATH.sub(r"\1/…", path)[:200]
