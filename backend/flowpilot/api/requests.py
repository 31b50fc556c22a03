"""How every signed-in operation is answered: one route class that hands the request to `application.answering`.

A router made by `router_for` lets certain roles in. Its endpoints find their transaction and the person as `TheUnit`
and `TheActor`; they neither begin nor commit. The order of checks is the contract's: sign-in, role, existence and
relation (dependencies), body, then state.
"""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Annotated, Any, ClassVar

from fastapi import APIRouter, Depends, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from flowpilot.api.credentials import credentials_of
from flowpilot.api.problems import BadKey, Fault, InvalidRequest, extra_headers, from_validation, problem
from flowpilot.api.services import Services, services_of
from flowpilot.api.strict_request import StrictRequest
from flowpilot.application.answering import Answer, Credentials, Key
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor, Role
from flowpilot.domain.errors import Refused

ANYONE: tuple[Role, ...] = ("viewer", "engineer", "admin")
WORKING: tuple[Role, ...] = ("engineer", "admin")
ADMIN: tuple[Role, ...] = ("admin",)

Handler = Callable[[Request], Awaitable[Response]]


class UnitRoute(APIRoute):
    """An operation of somebody who is signed in, in one transaction."""

    roles: ClassVar[tuple[Role, ...]] = ()

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        known = _query_names(self.dependant)

        async def answered(request: Request) -> Response:
            strict = StrictRequest(request.scope, request.receive)
            return await _answer(strict, self.roles, known, handle)

        return answered


async def _answer(request: StrictRequest, roles: tuple[Role, ...], known: set[str], handle: Handler) -> Response:
    headers: dict[str, str] = {}

    async def work(unit: Unit, actor: Actor) -> Answer:
        request.state.unit, request.state.actor = unit, actor
        response = await handled(request, handle)
        unknown = [name for name in request.query_params if name not in known]
        if unknown:
            raise InvalidRequest([Fault(f"/{name}", "There is no such parameter.") for name in unknown])
        headers.update((name, value) for name, value in response.headers.items() if name not in _OWN_HEADERS)
        return Answer(response.status_code, response.headers.get("content-type", ""), bytes(response.body))

    refusals: list[Refused] = []

    def refuse(refused: Refused) -> Answer:
        refusals.append(refused)
        return problem(refused, request.state.request_id)

    credentials, key = credentials_of(request), await _key(request)
    answering = services_of(request).answering
    answer = await answering.answer(credentials, roles, key, work, refuse)
    response = Response(answer.body, answer.status, media_type=answer.content_type or None)
    response.headers.update(headers | extra_headers(answer, refusals[0] if refusals else None))
    return response


async def handled(request: StrictRequest, handle: Handler) -> Response:
    """The endpoint's answer; a request that does not fit is a `Refused` with the reason that counts."""
    try:
        response = await handle(request)
    except RequestValidationError as error:
        refused = from_validation(error)
        raise (request.fault if request.fault and isinstance(refused, InvalidRequest) else refused) from None
    return response


_OWN_HEADERS = frozenset({"content-length", "content-type"})


async def _key(request: StrictRequest) -> Key | None:
    key = request.headers.get("idempotency-key")
    if key is None or request.method != "POST":
        return None
    if not (1 <= len(key) <= 200 and key.isascii() and key.isprintable()):
        raise BadKey
    return Key(request.method, request.url.path, key, await request.body_hash())


def _query_names(dependant: Dependant) -> set[str]:
    own = {field.alias for field in dependant.query_params}
    return own.union(*(_query_names(needed) for needed in dependant.dependencies))


def router_for(roles: tuple[Role, ...], **options: Any) -> APIRouter:  # noqa: ANN401 - what APIRouter takes
    """A router whose operations are open to these roles."""
    route_class = type("UnitRoute", (UnitRoute,), {"roles": roles})
    return APIRouter(route_class=route_class, **options)


def _unit(request: Request) -> Unit:
    unit: Unit = request.state.unit
    return unit


def _actor(request: Request) -> Actor:
    actor: Actor = request.state.actor
    return actor


TheUnit = Annotated[Unit, Depends(_unit)]
TheActor = Annotated[Actor, Depends(_actor)]
TheServices = Annotated[Services, Depends(services_of)]
TheCredentials = Annotated[Credentials, Depends(credentials_of)]
