"""`/metrics` for Prometheus: from this machine alone, or with the operator's token."""

import hmac
from collections.abc import Callable
from ipaddress import ip_address

from fastapi import APIRouter, Request
from starlette.responses import Response

# What proxies say of whom they speak for: who asks through one does not ask from this machine.
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


def router(text: Callable[[], bytes], content_type: str, token: str | None) -> APIRouter:
    """The route; with a `token` nobody reads it without, from wherever."""
    routes = APIRouter(tags=["health"])

    @routes.get("/metrics")
    async def metrics(request: Request) -> Response:
        """What all processes of this machine counted; nothing about accounts, people or content."""
        if token:
            given = request.headers.get("authorization", "").encode()
            if not hmac.compare_digest(given, f"Bearer {token}".encode()):
                return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
        elif not _from_this_machine(request):
            return Response(status_code=404)
        return Response(text(), media_type=content_type, headers={"Cache-Control": "no-store"})

    return routes


def _from_this_machine(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
