"""Signing in with one click, in demo mode only, to accounts that are marked as demo."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from fastapi import APIRouter, Request, Response

from flowpilot.api.auth import MeOut, PublicRoute
from flowpilot.api.credentials import set_cookie
from flowpilot.api.schemas import Body, Out
from flowpilot.api.services import services_of
from flowpilot.domain.account import Account, Role, User
from flowpilot.domain.errors import NotFound


class DemoAccountOut(Out):
    id: UUID
    name: str


class DemoPersonOut(Out):
    id: UUID
    name: str
    email: str
    role: Role
    tier: int
    account: DemoAccountOut


class DemoPeopleOut(Out):
    people: list[DemoPersonOut]


class DemoSignInIn(Body):
    user_id: UUID


def router(people: Callable[[], Awaitable[Sequence[tuple[User, Account]]]]) -> APIRouter:
    """The routes; `people` lists whom a visitor may be."""
    routes = APIRouter(prefix="/auth", tags=["demo"], route_class=PublicRoute)

    @routes.get("/demo")
    async def list_people() -> DemoPeopleOut:
        """Whom a visitor may be."""
        return DemoPeopleOut(people=[_person(user, account) for user, account in await people()])

    @routes.post("/demo")
    async def sign_in(body: DemoSignInIn, request: Request, response: Response) -> MeOut:
        """Be this person."""
        services = services_of(request)
        account_id = next((account.id for user, account in await people() if user.id == body.user_id), None)
        if account_id is None:
            raise NotFound
        async with services.units.begin(account_id) as unit:
            signed_in = await services.sign_in.as_user(unit, body.user_id, request.headers.get("user-agent", ""))
        set_cookie(request, response, signed_in.secret)
        return MeOut.of(signed_in.actor)

    return routes


def _person(user: User, account: Account) -> DemoPersonOut:
    return DemoPersonOut(
        id=user.id,
        name=user.name,
        email=user.email,
        role=user.role,
        tier=user.tier,
        account=DemoAccountOut(id=account.id, name=account.name),
    )
