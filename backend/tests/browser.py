"""Somebody at a browser: a cookie jar and the headers that browsers send by themselves."""

from types import TracebackType
from typing import Self

import httpx2 as httpx

from tests.people import Json

COOKIE = "flowpilot_session"


class Browser:
    """Signs in with address and password and keeps the cookie."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = httpx.AsyncClient(base_url=f"{address}/api/v1", headers={"Origin": address}, timeout=30)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.client.aclose()

    async def signs_in(self, email: str, password: str, **more: str) -> httpx.Response:
        return await self.client.post("/auth/login", json={"email": email, "password": password, **more})

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(path, headers=headers)

    async def post(self, path: str, body: Json | None = None, **headers: str) -> httpx.Response:
        return await self.client.post(path, json=body, headers=headers)

    async def is_in(self) -> bool:
        """Whether the cookie still counts."""
        answer = await self.get("/auth/me")
        assert answer.status_code in (200, 401)
        return answer.status_code == 200
