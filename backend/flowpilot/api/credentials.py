"""Cookie and token: how a request shows who makes it."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from flowpilot.application.answering import Credentials
from flowpilot.application.sign_in import LOGIN_LIVES
from flowpilot.domain.errors import NotSignedIn
from flowpilot.domain.secret import account_in

COOKIE = "flowpilot_session"


def credentials_of(connection: HTTPConnection) -> Credentials:
    """The token of the Authorization header, else the cookie; `NotSignedIn` when neither can be one."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme:
        account_id = account_in(token.strip(), "token") if scheme.lower() == "bearer" else None
        if account_id is None:
            raise NotSignedIn
        return Credentials(account_id, token.strip(), by_cookie=False)
    secret = connection.cookies.get(COOKIE, "")
    account_id = account_in(secret, "login")
    if account_id is None:
        raise NotSignedIn
    return Credentials(account_id, secret, by_cookie=True)


def set_cookie(connection: HTTPConnection, response: Response, secret: str) -> None:
    """Sign the browser in."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(LOGIN_LIVES.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=connection.url.scheme == "https",
        path="/",
    )


def drop_cookie(connection: HTTPConnection, response: Response) -> None:
    """Sign the browser out."""
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=connection.url.scheme == "https", path="/")
