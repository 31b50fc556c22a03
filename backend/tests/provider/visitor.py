"""Somebody at a browser who signs in at a provider."""

from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

import httpx2 as httpx

from tests.people import Colleague, Json
from tests.provider.own_provider import CLIENT_ID, CLIENT_SECRET, OwnProvider

DOMAIN = "north.example"
SESSION = "flowpilot_session"


def wishes(provider: OwnProvider, **more: object) -> Json:
    """A provider as an admin writes it."""
    return {
        "issuer": provider.issuer,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "domains": [DOMAIN],
        **more,
    }


async def sets_up(admin: Colleague, provider: OwnProvider, **more: object) -> Json:
    """The account's sign-in, with this provider."""
    answer = await admin.client.put("/account/sign-in", json=wishes(provider, **more))
    assert answer.status_code == 200, answer.text
    content: Json = answer.json()
    return content


class Visitor:
    """Follows redirects one by one, and keeps cookies as a browser does."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = httpx.AsyncClient(base_url=address, timeout=30)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.client.aclose()

    async def departs(self, account_id: str, then: str = "/escalations") -> str:
        """Where the browser is sent."""
        answer = await self.client.get(f"/oidc/{account_id}/start", params={"next": then})
        assert answer.status_code == 303
        return answer.headers["location"]

    async def goes(self, address: str) -> str:
        """Where that leads."""
        answer = await self.client.get(address)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    async def signs_in(self, account_id: str, provider: OwnProvider, then: str = "/escalations") -> str:
        """The page on which it ends; `refused: …` where it is the sign-in page with a reason."""
        there = await self.departs(account_id, then)
        if there.startswith("/"):
            return ending(there)
        return ending(await self.goes(provider.authorizes(there)))

    async def me(self) -> Json | None:
        """Who is signed in here."""
        answer = await self.client.get("/api/v1/auth/me")
        assert answer.status_code in (200, 401)
        return answer.json() if answer.status_code == 200 else None


def ending(page: str) -> str:
    """The page, or why it is not the one that was wanted."""
    refused = parse_qs(urlsplit(page).query).get("refused")
    return f"refused: {refused[0]}" if refused else page
