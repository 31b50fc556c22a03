"""Dora takes over what Bob holds at the moment in which Bob is disabled: neither waits for the other for ever."""

import asyncio

import pytest

from flowpilot.application.passing_on import lock_to_take_over, take_over
from flowpilot.application.people import UserChange, change_user
from flowpilot.domain.account import Actor
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio


async def test_a_claim_is_taken_over_while_its_claimer_is_disabled(world: World) -> None:
    handoff_id = await world.office.escalate(world.alice, "Outlook hangs")
    await world.office.claim(world.bob, handoff_id)
    async with world.office.units.begin(world.dora.account.id) as unit:
        locked = await lock_to_take_over(unit, world.dora, handoff_id)
        disabling = asyncio.create_task(_disables_bob(world, world.dora))
        await asyncio.sleep(0.2)
        assert not disabling.done()
        taken = await take_over(unit, world.dora, locked, "Bob leaves today")
    await asyncio.wait_for(disabling, 10)
    assert taken.claim is not None
    assert taken.claim.user.id == world.dora.id


async def _disables_bob(world: World, admin: Actor) -> None:
    async with world.office.units.begin(admin.account.id) as unit:
        await change_user(unit, admin, world.bob.id, UserChange(role=None, tier=None, disabled=True))
