"""Reading bodies: bounded, JSON only, and never refused before the person's rights have been checked."""

import hashlib
import json
from typing import Any

from starlette.requests import ClientDisconnect, Request

from flowpilot.api.problems import Malformed, NotJson, TooLarge
from flowpilot.domain.errors import Refused

BODY_LIMIT = 4 * 1024 * 1024  # bytes


class StrictRequest(Request):
    """A request whose body problems are kept in `fault` until the checks that come first have passed.

    FastAPI parses the body before it runs dependencies, so a body that cannot be read becomes None here, which fits no
    schema; `fault` then says the real reason.
    """

    fault: Refused | None = None

    async def body(self) -> bytes:
        """The whole body, or nothing when it is too large."""
        if not hasattr(self, "_body"):
            self._body = await self._read()
        return self._body

    async def json(self) -> Any:  # noqa: ANN401 - what Starlette declares
        """The parsed body, or None when it cannot be parsed."""
        if not hasattr(self, "_json"):
            self._json = self._parse(await self.body())
        return self._json

    async def content(self) -> Any:  # noqa: ANN401 - what JSON may hold
        """What the body says, or None when there is none; raises the `Refused` that says why it cannot be read."""
        if not await self.body() and self.fault is None:
            return None
        content = await self.json() if self.fault is None else None
        if self.fault:
            raise self.fault
        return content

    async def body_hash(self) -> bytes:
        """SHA-256 of the body."""
        return hashlib.sha256(await self.body()).digest()

    async def _read(self) -> bytes:
        if declared_length(self) > BODY_LIMIT:
            self.fault = TooLarge()
            return b""
        whole = bytearray()
        try:
            async for part in self.stream():
                whole += part
                if len(whole) > BODY_LIMIT:
                    self.fault = TooLarge()
                    return b""
        except ClientDisconnect:
            self.fault = Malformed()
            return b""
        if whole and not _says_json(self.headers.get("content-type", "")):
            self.fault = NotJson()
            return b""
        return bytes(whole)

    def _parse(self, body: bytes) -> Any:  # noqa: ANN401 - what JSON may hold
        try:
            return json.loads(body, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            self.fault = self.fault or Malformed()
            return None


def declared_length(request: Request) -> int:
    """How many bytes the body has by its header; 0 where it does not say."""
    length = request.headers.get("content-length")
    return int(length) if length and length.isascii() and length.isdigit() else 0


def _says_json(content_type: str) -> bool:
    kind = content_type.split(";", maxsplit=1)[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")
