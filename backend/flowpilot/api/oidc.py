"""To the account's provider and back. These stand beside the interface, as browsers come here from another site."""

import hashlib
from uuid import UUID

import structlog
from fastapi import APIRouter, Request, Response
from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse

from flowpilot.api.credentials import set_cookie
from flowpilot.api.services import services_of
from flowpilot.application.provider_sign_in import VISIT_LASTS, Return
from flowpilot.domain.errors import Unavailable
from flowpilot.domain.provider import TurnedBack, Visit

log = structlog.get_logger()

CALLBACK = "/oidc/callback"
COOKIE = "flowpilot_visit"
SEE_OTHER = 303
LONGEST_VALUE = 8_192

anyone = APIRouter(prefix="/oidc")


@anyone.get("/callback")
async def come_back(request: Request) -> Response:
    """Where the provider sends people back to. They go on to where they wanted, or to the sign-in page with a
    reason."""
    back = _said(request.query_params)
    name = _cookie_name(back.state) if back else ""
    visit = services_of(request).provider_seals.open_visit(request.cookies.get(name, ""))
    try:
        if back is None or visit is None:
            raise TurnedBack("begin_again", "this browser began no such visit, or it was used")
        response = await _entered(request, visit, back)
    except TurnedBack as turned:
        response = _turned(turned, visit.account_id if visit else None)
    except Unavailable:
        response = _turned(TurnedBack("not_reached", "the database is out of reach"), None)
    if name:
        response.delete_cookie(name, path=CALLBACK, httponly=True, samesite="lax", secure=_is_secure(request))
    return response


@anyone.get("/{account_id}/start")
async def depart(account_id: str, request: Request) -> Response:
    """Off to the account's provider; `next` is the page of ours to which the person wants."""
    found = _account(account_id)
    try:
        if found is None:
            raise TurnedBack("no_provider")
        departure = await services_of(request).provider_sign_in.depart(found, request.query_params.get("next", "/"))
    except TurnedBack as turned:
        return _turned(turned, found)
    response = _redirect(departure.address)
    response.set_cookie(
        _cookie_name(departure.state),
        departure.sealed,
        max_age=int(VISIT_LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=_is_secure(request),
        path=CALLBACK,
    )
    return response


async def _entered(request: Request, visit: Visit, back: Return) -> Response:
    agent = request.headers.get("user-agent", "")
    signed_in = await services_of(request).provider_sign_in.come_back(visit, back, agent)
    response = _redirect(visit.next)
    set_cookie(request, response, signed_in.secret)
    return response


def _turned(turned: TurnedBack, account_id: UUID | None) -> Response:
    log.info("sign_in.turned_back", reason=turned.reason, detail=turned.detail, account_id=str(account_id))
    account = f"&account={account_id}" if account_id and turned.reason != "no_provider" else ""
    return _redirect(f"/login?refused={turned.reason}{account}")


def _redirect(address: str) -> Response:
    return RedirectResponse(address, SEE_OTHER, headers={"Cache-Control": "no-store"})


def _said(parameters: QueryParams) -> Return | None:
    """What the redirect says, where it says nothing twice and names a visit."""
    names = ("state", "code", "iss", "error")
    values = {name: parameters.getlist(name) for name in names}
    if any(len(found) > 1 or len("".join(found)) > LONGEST_VALUE for found in values.values()) or not values["state"]:
        return None
    state, code, issuer, error = (next(iter(values[name]), None) for name in names)
    return Return(state or "", code, issuer, error)


def _cookie_name(state: str) -> str:
    """One cookie a visit, so that two tabs do not take each other's."""
    return f"{COOKIE}_{hashlib.sha256(state.encode(errors='replace')).hexdigest()[:12]}"


def _account(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
