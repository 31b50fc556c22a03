"""Requests as they pass: how many, how answered, how long. Addresses appear as the routes' patterns, without ids."""

import time
from collections import deque
from collections.abc import Callable, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, Summary
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
REFUSED = 503
IN_A_ROW = 3
SECONDS_THAT_COUNT = 8.0
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Writes:
    """Whether people's writes get through. A disk that is full shows nowhere else: the database answers, and reads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._refused: deque[float] = deque(maxlen=IN_A_ROW)

    def answered(self, status: int) -> None:
        """A write got this status."""
        if status == REFUSED:
            self._refused.append(self._clock())
        elif status < 400:
            self._refused.clear()

    @property
    def get_through(self) -> bool:
        """False when the last three were all refused within the last seconds."""
        return len(self._refused) < IN_A_ROW or self._clock() - self._refused[0] > SECONDS_THAT_COUNT


class Measured:
    """ASGI middleware around everything; what gives its socket away, as the live stream does, is not counted here."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        self._app = app
        self.writes = Writes()
        self._requests = Counter(
            "flowpilot_requests", "Answered requests.", ["method", "route", "status"], registry=registry
        )
        self._seconds = Histogram(
            "flowpilot_request_seconds", "Until the answer was sent.", ["kind"], buckets=BUCKETS, registry=registry
        )
        self._by_route = Summary(
            "flowpilot_route_seconds", "Until the answer was sent.", ["method", "route"], registry=registry
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            if status:
                self._count(scope, status, time.perf_counter() - began)

    def _count(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in METHODS else "other"
        route = route_of(scope)
        self._requests.labels(method, route, str(status)).inc()
        self._by_route.labels(method, route).observe(seconds)
        if method not in READING:
            self.writes.answered(status)
        if scope["path"].startswith("/api/"):
            self._seconds.labels("read" if method in READING else "write").observe(seconds)


def route_of(scope: Mapping[str, object]) -> str:
    """The pattern of the route that took the request, without `/api/v1`; `pages` for the pages, `none` without one."""
    if "endpoint" not in scope:
        return "none"
    return str(getattr(scope.get("route"), "path", "")) or "pages"
