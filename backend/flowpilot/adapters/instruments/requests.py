"""Requests as they pass: how many, how answered, how long. Addresses appear as the routes' patterns, without ids."""

import time
from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, Summary
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Measured:
    """ASGI middleware around everything; what gives its socket away, as the live stream does, is not counted here."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        self._app = app
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
        if scope["path"].startswith("/api/"):
            self._seconds.labels("read" if method in READING else "write").observe(seconds)


def route_of(scope: Mapping[str, object]) -> str:
    """The pattern of the route that took the request, from behind `/api/v1`; `pages` for the pages, `none` where there is no route."""
    if "endpoint" not in scope:
        return "none"
    return str(getattr(scope.get("route"), "path", "")) or "pages"
