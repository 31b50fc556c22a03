"""Argon2id, beside the event loop and few at a time: each takes about 64 MB and 50 ms."""

import asyncio

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError

AT_ONCE = 4


class ArgonPasswords:
    """See `application.ports.Passwords`."""

    def __init__(self) -> None:
        self._hasher = PasswordHash.recommended()
        self._places = asyncio.Semaphore(AT_ONCE)
        # Compared with when there is nobody, so that an unknown address takes as long as a known one.
        self._nobody = self._hasher.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        async with self._places:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def fits(self, password: str, password_hash: str | None) -> bool:
        async with self._places:
            fits = await asyncio.to_thread(self._verify, password, password_hash or self._nobody)
        return fits and password_hash is not None

    def _verify(self, password: str, password_hash: str) -> bool:
        try:
            return self._hasher.verify(password, password_hash)
        except UnknownHashError:
            return False
