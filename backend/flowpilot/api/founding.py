"""Setting up: the first account of an empty installation, made in the browser."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from flowpilot.api.account import Locale, TimeZone
from flowpilot.api.auth import MeOut, PublicRoute
from flowpilot.api.credentials import set_cookie
from flowpilot.api.schemas import Body, Email, Name, NewPassword, Out, Text
from flowpilot.api.services import services_of
from flowpilot.application.founding import Founder

public = APIRouter(prefix="/set-up", tags=["sign-in"], route_class=PublicRoute)


class SetUpIn(Body):
    token: Annotated[Text, Field(max_length=300)]
    account_name: Name
    name: Name
    email: Email
    password: NewPassword
    time_zone: TimeZone
    locale: Locale


class SetUpOut(Out):
    nobody_is_here: bool = Field(description="There is no account yet. False for good once there is one.")


@public.get("")
async def read_set_up(request: Request) -> SetUpOut:
    """Whether this installation waits for its first account."""
    return SetUpOut(nobody_is_here=await services_of(request).founding.is_open())


@public.post("", status_code=201)
async def set_up(body: SetUpIn, request: Request, response: Response) -> MeOut:
    """Make the first account with the link that `flowpilot serve` printed, and be signed in as its admin. 404
    `not_found` for any other link, and for every link once there is an account."""
    founder = Founder(body.account_name, body.name, body.email, body.password, body.time_zone, body.locale)
    source = request.client.host if request.client else ""
    agent = request.headers.get("user-agent", "")
    signed_in = await services_of(request).founding.found(body.token, founder, agent, source)
    set_cookie(request, response, signed_in.secret)
    return MeOut.of(signed_in.actor)
