"""The whole HTTP application, put together from services that somebody else built."""

from collections.abc import Sequence
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from flowpilot.api import (
    account,
    alerts,
    audit,
    auth,
    baselines,
    canary,
    channels,
    clients,
    deletions,
    escalations,
    event_stream,
    evidence,
    exports,
    files,
    first_run,
    flowpilot_analytics,
    founding,
    health,
    held,
    history,
    ladder,
    model_assessments,
    notifications,
    oidc,
    ownership,
    people,
    playbooks,
    profile,
    proposals,
    provider,
    reach,
    redactions,
    savings,
    session_handoffs,
    sessions,
    similar,
    unsubscribe,
)
from flowpilot.api.gate import Gate, our_mistake, refusal
from flowpilot.api.pages import Pages
from flowpilot.api.problems import InvalidRequest, NoRoute, from_validation
from flowpilot.api.services import Services
from flowpilot.domain.errors import NotFound, Refused

ROUTERS = (
    auth.public,
    auth.own,
    founding.public,
    profile.own,
    ownership.admin,
    clients.admin,
    account.anyone,
    account.admin,
    provider.admin,
    first_run.admin,
    people.admin,
    audit.admin,
    people.working,
    sessions.working,
    sessions.anyone,
    session_handoffs.working,
    similar.working,
    redactions.anyone,
    deletions.admin,
    exports.admin,
    exports.fetching,
    redactions.working,
    files.sending,
    files.anyone,
    files.fetching,
    escalations.working,
    history.working,
    model_assessments.working,
    escalations.anyone,
    escalations.admin,
    playbooks.working,
    playbooks.admin,
    playbooks.export,
    proposals.admin,
    ladder.working,
    ladder.admin,
    notifications.anyone,
    held.admin,
    alerts.anyone,
    channels.admin,
    canary.admin,
    reach.working,
    unsubscribe.public,
    flowpilot_analytics.working,
    evidence.working,
    savings.working,
    savings.admin,
    baselines.working,
    baselines.admin,
)


def build_api(extra: Sequence[APIRouter] = ()) -> FastAPI:
    """The JSON interface with its description, without the services that it needs to answer."""
    api = FastAPI(
        title="FlowPilot",
        version="1",
        description=DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for router in (*ROUTERS, *extra):
        api.include_router(router, prefix="/api/v1")
    api.add_exception_handler(HTTPException, _http_error)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(RequestValidationError, _does_not_fit)
    api.add_exception_handler(Exception, _our_mistake)
    return api


class Application:
    """The ASGI application: the stream beside everything else, so that nothing stands between it and the socket."""

    def __init__(self, rest: ASGIApp, stream: ASGIApp) -> None:
        self._rest = rest
        self._stream = stream

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_stream = scope["type"] == "http" and scope["path"] == event_stream.PATH
        await (self._stream if is_stream else self._rest)(scope, receive, send)


def build_application(
    services: Services,
    stream: event_stream.EventStreamEndpoint,
    checks: health.Checks,
    pages: Path,
    extra: Sequence[APIRouter] = (),
    unversioned: Sequence[APIRouter] = (),
) -> ASGIApp:
    """Interface, stream, health and pages. `extra` routes stand under /api/v1, `unversioned` ones do not."""
    api = build_api(extra)
    api.state.services = services
    for router in (health.router(checks), oidc.anyone, *unversioned):
        api.include_router(router, include_in_schema=False)
    api.router.routes.append(_BesideTheInterface("/", Pages(pages), name="pages"))
    return Application(Gate(api, services.base_url), stream)


class _BesideTheInterface(Mount):
    """Takes what is not of the interface, whose own routes then say which methods an address has."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return (Match.NONE, {}) if scope["path"].startswith("/api/") else super().matches(scope)


async def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException) or error.status_code != 405:
        return refusal(NotFound(), request.state.request_id)
    response = refusal(NoRoute(), request.state.request_id)
    response.headers.update(error.headers or {})
    return response


async def _refused(request: Request, error: Exception) -> Response:
    return refusal(error if isinstance(error, Refused) else InvalidRequest([]), request.state.request_id)


async def _does_not_fit(request: Request, error: Exception) -> Response:
    refused = from_validation(error) if isinstance(error, RequestValidationError) else InvalidRequest([])
    return refusal(refused, request.state.request_id)


async def _our_mistake(request: Request, error: Exception) -> Response:  # noqa: ARG001 - Starlette passes it
    # The error goes on to the gate, which logs it.
    return our_mistake(request.state.request_id)


DESCRIPTION = """
Sign in by cookie (`POST /api/v1/auth/login`) or with a personal token (`Authorization: Bearer`). Every POST but
sign-in takes an `Idempotency-Key`. Errors are `application/problem+json` with a stable `code`.

`GET /api/v1/escalations/stream` is `text/event-stream`: see docs/events.md.
""".strip()
