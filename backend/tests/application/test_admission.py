"""Everybody comes back at once: they are looked up together, and each gets an answer of their own."""

import asyncio
from collections.abc import Sequence
from uuid import uuid4

import pytest

from flowpilot.application.admission import LOOKED_UP_AT_ONCE, Admission
from flowpilot.application.answering import Credentials
from flowpilot.domain.account import Actor
from flowpilot.domain.errors import NotSignedIn, Unavailable
from tests.fakes.units import MemoryUnits

pytestmark = pytest.mark.anyio


class Register:
    """Who is signed in, and how many were asked for at once."""

    def __init__(self) -> None:
        self.people: dict[str, Actor] = {}
        self.lots: list[int] = []
        self.away = False

    async def of(self, credentials: Sequence[Credentials]) -> Sequence[Actor | None]:
        self.lots.append(len(credentials))
        await asyncio.sleep(0)
        if self.away:
            raise Unavailable
        return [self.people.get(one.secret) for one in credentials]


def shows(secret: str) -> Credentials:
    return Credentials(uuid4(), secret, by_cookie=False)


@pytest.fixture
def register() -> Register:
    register, units = Register(), MemoryUnits()
    register.people = {str(number): units.hire(f"Person {number}") for number in range(500)}
    return register


async def test_a_crowd_is_looked_up_in_few_lots_and_everybody_is_who_they_are(register: Register) -> None:
    admission = Admission(register, demo=True)
    actors = await asyncio.gather(*(admission.identify(shows(secret)) for secret in register.people))
    assert actors == list(register.people.values())
    assert max(register.lots) <= LOOKED_UP_AT_ONCE
    assert len(register.lots) <= 4


async def test_a_stranger_in_the_crowd_is_refused_alone(register: Register) -> None:
    admission = Admission(register, demo=True)
    found = await asyncio.gather(
        *(admission.identify(shows(secret)) for secret in ("1", "stranger", "2")), return_exceptions=True
    )
    assert found[::2] == [register.people["1"], register.people["2"]]
    assert isinstance(found[1], NotSignedIn)


async def test_without_the_database_all_are_told_and_the_next_are_asked_for_again(register: Register) -> None:
    admission = Admission(register, demo=True)
    register.away = True
    found = await asyncio.gather(*(admission.identify(shows("1")) for _ in range(3)), return_exceptions=True)
    assert all(isinstance(one, Unavailable) for one in found)
    register.away = False
    assert await admission.identify(shows("1")) == register.people["1"]


async def test_whoever_leaves_while_waiting_holds_nobody_up(register: Register) -> None:
    admission = Admission(register, demo=True)
    leaving = asyncio.create_task(admission.identify(shows("1")))
    staying = asyncio.create_task(admission.identify(shows("2")))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying == register.people["2"]


async def test_people_of_a_demo_account_are_strangers_outside_demo_mode(register: Register) -> None:
    units = MemoryUnits(is_demo=True)
    register.people["demo"] = units.hire("Dana")
    with pytest.raises(NotSignedIn):
        await Admission(register, demo=False).identify(shows("demo"))
