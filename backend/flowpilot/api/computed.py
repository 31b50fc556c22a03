"""Answers that are computed of what a transaction read, behind it: while they are computed no connection is held."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from fastapi import Request, Response

from flowpilot.api.packing import packed
from flowpilot.api.requests import UnitRoute
from flowpilot.api.schemas import Out

Compute = Callable[[], Awaitable[Out | Response]]


class ComputedRoute(UnitRoute):
    """The endpoint says with `later` what is computed behind its transaction."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answered = super().get_route_handler()

        async def computed(request: Request) -> Response:
            response = await answered(request)
            if response.status_code != 200:
                return response
            compute: Compute = request.state.compute
            found = await compute()
            return found if isinstance(found, Response) else await packed(request, _json(found))

        return computed


def later(request: Request, compute: Compute) -> Response:
    """The endpoint's answer, which stands for what is computed."""
    request.state.compute = compute
    return Response()


def _json(answer: Out) -> Response:
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")
