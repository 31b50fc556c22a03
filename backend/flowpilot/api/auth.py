"""Signing in and out, one's own logins and tokens, and invitations."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from pydantic import Field

from flowpilot.api.account import AccountOut
from flowpilot.api.credentials import drop_cookie, set_cookie
from flowpilot.api.gate import refusal
from flowpilot.api.hashing import TheHashing
from flowpilot.api.requests import ANYONE, Expected, TheActor, TheServices, TheUnit, handled, router_for
from flowpilot.api.schemas import AnyEmail, Body, Name, NewPassword, Out, Password, Text, Time
from flowpilot.api.services import services_of
from flowpilot.api.strict_request import StrictRequest
from flowpilot.application import sign_in
from flowpilot.application.sign_in import SignedIn
from flowpilot.domain.account import Actor, Role
from flowpilot.domain.errors import Refused


class PublicRoute(APIRoute):
    """An operation of somebody who is not signed in yet: errors and bodies as everywhere, no person."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        expected = Expected.by(self.dependant)

        async def answered(request: Request) -> Response:
            strict = StrictRequest(request.scope, request.receive)
            try:
                await expected.refuse_surplus(strict)
                return await handled(strict, handle, expected)
            except Refused as refused:
                return refusal(refused, request.state.request_id)

        return answered


# Longer than the look-up and a link for each of several accounts take.
SECONDS_TO_ANSWER_ALIKE = 0.5

public = APIRouter(prefix="/auth", tags=["sign-in"], route_class=PublicRoute)
own = router_for(ANYONE, prefix="/auth", tags=["sign-in"])


class LoginIn(Body):
    email: AnyEmail
    password: Password
    account_id: UUID | None = None


class AcceptIn(Body):
    token: Text = Field(max_length=300)
    name: Name
    password: NewPassword


class InvitationIn(Body):
    token: Text = Field(max_length=300)


class OpenedInvitationOut(Out):
    account_name: str
    invited_by: str = Field(description="The admin's name.")
    name: str = Field(description="As the admin wrote it.")
    email: str


class ForgotIn(Body):
    email: AnyEmail


class ResetIn(Body):
    token: Text = Field(max_length=300)
    password: NewPassword


class PasswordIn(Body):
    current: Password
    new: NewPassword


class TokenIn(Body):
    name: Name


class MeOut(Out):
    id: UUID
    email: str
    name: str
    role: Role
    tier: int
    account: AccountOut

    @classmethod
    def of(cls, actor: Actor) -> "MeOut":
        """From the domain."""
        user = actor.user
        return cls(
            id=user.id,
            email=user.email,
            name=user.name,
            role=user.role,
            tier=user.tier,
            account=AccountOut.model_validate(actor.account),
        )


class LoginOut(Out):
    id: UUID
    user_agent: str
    created_at: Time
    expires_at: Time
    current: bool


class TokenOut(Out):
    id: UUID
    name: str
    created_at: Time


class NewTokenOut(TokenOut):
    token: str


class LoginsOut(Out):
    items: list[LoginOut]


class TokensOut(Out):
    items: list[TokenOut]


@public.post("/login", responses={409: {"description": "`choose_account` with `accounts: [{id, name}]`."}})
async def log_in(body: LoginIn, request: Request, response: Response) -> MeOut:
    """Sign in with address and password; sets the cookie."""
    source = request.client.host if request.client else ""
    agent = request.headers.get("user-agent", "")
    signed_in = await services_of(request).sign_in.with_password(
        body.email, body.password, body.account_id, agent, source
    )
    return _entered(request, response, signed_in)


@public.post("/invitation")
async def read_invitation(body: InvitationIn, request: Request) -> OpenedInvitationOut:
    """Who invites whom, for whoever holds the invitation's link; it stays open."""
    invitation, account = await services_of(request).entering.read(body.token)
    return OpenedInvitationOut(
        account_name=account.name,
        invited_by=invitation.invited_by,
        name=invitation.name,
        email=invitation.email,
    )


@public.post("/accept")
async def accept(body: AcceptIn, request: Request, response: Response) -> MeOut:
    """Take an invitation, set name and password, and be signed in."""
    user_agent = request.headers.get("user-agent", "")
    signed_in = await services_of(request).entering.accept(body.token, body.name, body.password, user_agent)
    return _entered(request, response, signed_in)


@public.post("/forgot", status_code=202)
async def forgot(body: ForgotIn, request: Request) -> Response:
    """Ask for a link to a new password by mail. The answer is the same, after the same time, whether or not anybody
    has this address."""
    answer_at = time.monotonic() + SECONDS_TO_ANSWER_ALIKE
    await services_of(request).forgotten.ask(body.email)
    await asyncio.sleep(answer_at - time.monotonic())
    return Response(status_code=202)


@public.post("/reset")
async def reset(body: ResetIn, request: Request, response: Response) -> MeOut:
    """Choose a new password with the link's token, and be signed in. All logins and tokens of before end."""
    user_agent = request.headers.get("user-agent", "")
    signed_in = await services_of(request).entering.reset(body.token, body.password, user_agent)
    return _entered(request, response, signed_in)


@own.post("/logout", status_code=204)
async def log_out(unit: TheUnit, actor: TheActor, request: Request, response: Response) -> None:
    """Sign out; the cookie ends here and on the server."""
    await sign_in.sign_out(unit, actor)
    drop_cookie(request, response)


@own.get("/me")
async def me(actor: TheActor, services: TheServices) -> MeOut:
    """Who is signed in."""
    services.statistics.warm()  # a page that asks this goes on to show figures
    return MeOut.of(actor)


@own.get("/logins")
async def list_logins(unit: TheUnit, actor: TheActor) -> LoginsOut:
    """One's own open logins, newest first."""
    logins = await unit.logins.logins_of(actor.id)
    return LoginsOut(
        items=[
            LoginOut(
                id=login.id,
                user_agent=login.user_agent,
                created_at=login.created_at,
                expires_at=login.expires_at,
                current=login.id == actor.login_id,
            )
            for login in logins
        ]
    )


@own.delete("/logins/{login_id}", status_code=204)
async def end_login(login_id: UUID, unit: TheUnit, actor: TheActor) -> None:
    """End one of one's own logins."""
    await sign_in.end_own_login(unit, actor, login_id)


@own.post("/tokens", status_code=201)
async def make_token(body: TokenIn, unit: TheUnit, actor: TheActor, services: TheServices) -> NewTokenOut:
    """A personal token; the secret is shown this once."""
    token, secret = await sign_in.make_token(unit, actor, services.secrets, body.name)
    return NewTokenOut(id=token.id, name=token.name, created_at=token.created_at, token=secret)


@own.get("/tokens")
async def list_tokens(unit: TheUnit, actor: TheActor) -> TokensOut:
    """One's own tokens, newest first."""
    return TokensOut(items=[TokenOut.model_validate(token) for token in await unit.logins.tokens_of(actor.id)])


@own.delete("/tokens/{token_id}", status_code=204)
async def end_token(token_id: UUID, unit: TheUnit, actor: TheActor) -> None:
    """End one of one's own tokens."""
    await sign_in.end_own_token(unit, actor, token_id)


@own.post("/password")
async def change_password(
    body: PasswordIn,
    unit: TheUnit,
    actor: TheActor,
    services: TheServices,
    hashing: TheHashing,
    request: Request,
    response: Response,
) -> MeOut:
    """Change one's password; this browser goes on with a new cookie, all other logins and all tokens end."""
    signed_in = await sign_in.change_own_password(unit, actor, hashing, services.sign_in, body.current, body.new)
    return _entered(request, response, signed_in)


def _entered(request: Request, response: Response, signed_in: SignedIn) -> MeOut:
    set_cookie(request, response, signed_in.secret)
    return MeOut.of(signed_in.actor)
