"""How every signed-in operation is answered: one route class that hands the request to `application.answering`.

A router made by `router_for` lets certain roles in. Its endpoints find their transaction and the person as `TheUnit`
and `TheActor`; they neither begin nor commit. The order of checks is the contract's: sign-in, role, existence and
relation (dependencies), body, then state.
"""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from fastapi import APIRouter, Depends, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from flowpilot.api.credentials import credentials_of
from flowpilot.api.packing import packed
from flowpilot.api.problems import (
    STATUS,
    BadKey,
    Fault,
    InvalidRequest,
    extra_headers,
    from_validation,
    no_such_parameter,
    problem,
    unreadable_parameters,
)
from flowpilot.api.services import Services, services_of
from flowpilot.api.spoken import spoken, wants_words
from flowpilot.api.strict_request import StrictRequest
from flowpilot.application.answering import Answer, Key
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor, Role
from flowpilot.domain.errors import Refused
from flowpilot.domain.language import Text

ANYONE: tuple[Role, ...] = ("viewer", "engineer", "admin")
WORKING: tuple[Role, ...] = ("engineer", "admin")
ADMIN: tuple[Role, ...] = ("admin",)

Handler = Callable[[Request], Awaitable[Response]]


class UnitRoute(APIRoute):
    """An operation of somebody who is signed in, in one transaction."""

    roles: ClassVar[tuple[Role, ...]] = ()

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle, expected = self.handling()

        async def answered(request: Request) -> Response:
            strict = StrictRequest(request.scope, request.receive)
            return await answer_to(strict, self.roles, expected, handle)

        return answered

    def handling(self) -> "tuple[Handler, Expected]":
        """FastAPI's own handler of the endpoint, and what the endpoint takes."""
        return super().get_route_handler(), Expected.by(self.dependant)


@dataclass(frozen=True, slots=True)
class Expected:
    """What an operation takes beside its path."""

    parameters: frozenset[str]
    body: bool

    @classmethod
    def by(cls, dependant: Dependant) -> "Expected":
        """Of the operation and all that it depends on."""
        return cls(frozenset(_query_names(dependant)), bool(dependant.body_params))

    async def refuse_surplus(self, request: StrictRequest) -> None:
        """Raises what is wrong with parameters, or a body, that the operation does not have."""
        faults = [no_such_parameter(name) for name in request.query_params if name not in self.parameters]
        faults += unreadable_parameters(request.scope["query_string"])
        if not self.body and request.method not in READING and (content := await request.content()):
            members = content if isinstance(content, dict) else [""]
            faults += [Fault(f"/{name}", NO_SUCH_MEMBER) for name in members]
        if faults:
            raise InvalidRequest(faults)


async def answer_to(request: StrictRequest, roles: tuple[Role, ...], expected: Expected, handle: Handler) -> Response:
    """The whole response to a request, in one transaction; in two and in parts where it waits for something outside and
    the caller wants to hear of it."""
    headers: dict[str, str] = {}

    async def work(unit: Unit, actor: Actor) -> Answer:
        request.state.unit, request.state.actor = unit, actor
        response = await handled(request, handle, expected)
        headers.update((name, value) for name, value in response.headers.items() if name not in _OWN_HEADERS)
        return Answer(response.status_code, response.headers.get("content-type", ""), bytes(response.body))

    refusals: list[Refused] = []

    def refuse(refused: Refused) -> Answer:
        refusals.append(refused)
        actor: Actor | None = getattr(request.state, "actor", None)
        return problem(refused, request.state.request_id, actor.language if actor else "en")

    credentials, key = credentials_of(request), await _key(request)
    begun = await services_of(request).answering.begin(credentials, roles, key, work, refuse)
    if not isinstance(begun, Answer):
        if wants_words(request):
            await request.body()  # once the response has begun, whoever waits for the caller's end would take it
            return spoken(request, begun)
        begun = await begun()
    response = response_of(begun, refusals[0] if refusals else None)
    response.headers.update(headers)
    return await packed(request, response)


def response_of(answer: Answer, refused: Refused | None = None) -> Response:
    """The answer as a response, with the headers that go with what was refused."""
    response = Response(answer.body, answer.status, media_type=answer.content_type or None)
    response.headers.update(extra_headers(answer, refused))
    return response


async def handled(request: StrictRequest, handle: Handler, expected: Expected) -> Response:
    """The endpoint's answer; a request that does not fit is a `Refused` with the reason that counts.

    Surplus is refused behind the dependencies, which check existence and relation, and before the state.
    """
    try:
        response = await handle(request)
    except RequestValidationError as error:
        refused = from_validation(error)
        raise (request.fault if request.fault and isinstance(refused, InvalidRequest) else refused) from None
    except Refused as refused:
        if STATUS[type(refused)] == CONFLICT:
            await expected.refuse_surplus(request)
        raise
    await expected.refuse_surplus(request)
    return response


CONFLICT = 409
NO_SUCH_MEMBER = Text("There is no such member.", "Dieses Feld gibt es nicht.")
READING = frozenset({"GET", "HEAD"})
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


def router_for(
    roles: tuple[Role, ...],
    route: type[UnitRoute] = UnitRoute,
    **options: Any,  # noqa: ANN401 - what APIRouter takes
) -> APIRouter:
    """A router whose operations are open to these roles."""
    return APIRouter(route_class=type(route.__name__, (route,), {"roles": roles}), **options)


# These are coroutines because FastAPI runs any other dependency in a thread, which costs more than the request's work.


async def _unit(request: Request) -> Unit:
    unit: Unit = request.state.unit
    return unit


async def _actor(request: Request) -> Actor:
    actor: Actor = request.state.actor
    return actor


async def _services(request: Request) -> Services:
    return services_of(request)


TheUnit = Annotated[Unit, Depends(_unit)]
TheActor = Annotated[Actor, Depends(_actor)]
TheServices = Annotated[Services, Depends(_services)]
