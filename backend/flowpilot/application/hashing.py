"""Passwords of one request, compared and hashed while no transaction is open: each takes long on purpose."""

from dataclasses import dataclass, field

from flowpilot.application.outside import Outside
from flowpilot.application.ports import Passwords
from flowpilot.domain.errors import WrongCredentials


@dataclass(slots=True)
class Hashing:
    """One a request, across the two runs of its use case."""

    passwords: Passwords
    _compared_with: str | None = field(default=None, init=False)
    _fits: bool = field(default=False, init=False)
    _hash: str | None = field(default=None, init=False)

    def hash(self, new: str) -> str:
        """The hash. Raises `Outside` in the first run."""
        if self._hash is None:

            async def work() -> None:
                self._hash = await self.passwords.hash(new)

            raise Outside(work)
        return self._hash

    def replace(self, stored: str | None, current: str, new: str) -> str:
        """The hash of `new` where `current` fits what is stored, else `WrongCredentials`, also when that was changed
        meanwhile. Raises `Outside` in the first run."""
        if self._hash is None:

            async def work() -> None:
                self._fits = await self.passwords.fits(current, stored)
                self._hash = await self.passwords.hash(new)
                self._compared_with = stored

            raise Outside(work)
        if not self._fits or self._compared_with != stored:
            raise WrongCredentials
        return self._hash
