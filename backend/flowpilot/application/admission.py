"""Who opens a stream. Everybody returns at once after a restart, so those who wait are looked up together.

Nobody waits for others to come: a single request is asked for at once, and what arrives meanwhile goes in the next lot.
"""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from flowpilot.application.answering import Credentials
from flowpilot.domain.account import Actor
from flowpilot.domain.errors import NotSignedIn, Unavailable

LOOKED_UP_AT_ONCE = 200


class Identities(Protocol):
    """Who is behind cookies and tokens."""

    async def of(self, credentials: Sequence[Credentials]) -> Sequence[Actor | None]:
        """The people in the order asked; nobody where a secret signs nobody in, today."""


class Admission:
    """Looks people up in lots. `demo` says whether demo accounts may be used."""

    def __init__(self, identities: Identities, *, demo: bool) -> None:
        self._identities = identities
        self._demo = demo
        self._waiting: list[tuple[Credentials, asyncio.Future[Actor | None]]] = []
        self._asking: asyncio.Task[None] | None = None

    async def identify(self, credentials: Credentials) -> Actor:
        """Who is behind the cookie or token, or `NotSignedIn`."""
        found: asyncio.Future[Actor | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((credentials, found))
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask())
        actor = await found
        if actor is None or (actor.account.is_demo and not self._demo):
            raise NotSignedIn
        return actor

    async def _ask(self) -> None:
        while self._waiting:
            lot, self._waiting = self._waiting[:LOOKED_UP_AT_ONCE], self._waiting[LOOKED_UP_AT_ONCE:]
            try:
                actors = await self._identities.of([credentials for credentials, _ in lot])
            except Unavailable as error:
                _answer(lot, error)
            except BaseException:
                _answer(lot, Unavailable())
                self._asking = None
                raise
            else:
                _answer(lot, actors)
        self._asking = None


def _answer(
    lot: Sequence[tuple[Credentials, asyncio.Future[Actor | None]]], answer: Sequence[Actor | None] | Unavailable
) -> None:
    for place, (_, found) in enumerate(lot):
        if found.done():  # whoever asked has gone away
            continue
        if isinstance(answer, Unavailable):
            found.set_exception(answer)
        else:
            found.set_result(answer[place])
