"""`/healthz` and `/readyz`: alive, and able."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from fastapi import APIRouter
from starlette.responses import JSONResponse

from flowpilot import __version__

Checks = Mapping[str, Callable[[], Awaitable[bool]]]


def router(checks: Checks) -> APIRouter:
    """The routes; each check says under its name whether that part works."""
    routes = APIRouter(tags=["health"])

    @routes.get("/healthz")
    async def alive() -> dict[str, str]:
        """This process answers, and which version of FlowPilot it is."""
        return {"status": "alive", "version": __version__}

    @routes.get("/readyz", responses={503: {"description": "`missing` names what does not work."}})
    async def ready() -> JSONResponse:
        """Everything that this process needs works."""
        works = await asyncio.gather(*(check() for check in checks.values()))
        missing = [name for name, able in zip(checks, works, strict=True) if not able]
        content = {"status": "not ready" if missing else "ready", "missing": missing}
        return JSONResponse(content, 503 if missing else 200, headers={"Cache-Control": "no-store"})

    return routes
