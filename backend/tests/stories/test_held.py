"""After a restore: what was still to be sent waits for an admin, who sends it once or drops it."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.timers import PostgresDueTimers
from flowpilot.application import people, restoring
from flowpilot.application.people import UserChange
from flowpilot.domain.account import Actor
from flowpilot.domain.card import Told
from flowpilot.domain.held import HeldDelivery
from flowpilot.domain.ladder import Step
from tests.mail.server import MailServer
from tests.people import Town
from tests.stories.conftest import World
from tests.stories.timers import Timers

pytestmark = pytest.mark.anyio


async def restored(world: World) -> int:
    """What a restore does to Alice's account."""
    async with world.office.units.begin(world.alice.account.id) as unit:
        return await restoring.hold_deliveries(unit)


async def held(world: World, who: Actor) -> Sequence[HeldDelivery]:
    async with world.office.units.begin(who.account.id) as unit:
        return (await unit.held.list(None, 100)).items


async def decides(world: World, ids: Sequence[UUID] | None = None, *, send: bool) -> int:
    """What Dora, an admin, decides."""
    async with world.office.units.begin(world.dora.account.id) as unit:
        await unit.people.list()
        return await (restoring.send_held if send else restoring.drop_held)(unit, world.dora, ids)


async def states(world: World, handoff_id: UUID) -> dict[str, tuple[str, str | None]]:
    lines = await world.office.ledger(world.alice, handoff_id)
    return {line.recipient.name: (line.state, line.reason) for line in lines}


async def test_nothing_is_sent_before_dora_says_so_and_then_once(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    elsewhere = await world.office.escalate(world.charlie, "Teams hangs")
    assert await restored(world) == 2
    await world.work(smtp, rounds=2)
    assert not mail_server.taken_by("bob@")
    assert len(mail_server.taken_by("carla@")) == 1  # nobody restored that account
    assert await states(world, handoff) == {"Bob": ("suppressed", "restored"), "Dora": ("suppressed", "restored")}
    assert await world.office.told(world.alice, handoff) == Told()
    assert elsewhere not in [one.handoff_id for one in await held(world, world.dora)]
    listed = {one.recipient.name: one for one in await held(world, world.dora)}
    assert (listed["Bob"].handoff_id, listed["Bob"].channel, listed["Bob"].was_tried) == (handoff, "email", False)
    assert "Outlook hangs" in listed["Bob"].title
    assert await held(world, world.carla) == []
    assert await decides(world, [listed["Bob"].id], send=True) == 1
    assert await decides(world, [listed["Bob"].id], send=True) == 0
    await world.work(smtp, rounds=2)
    assert len(mail_server.taken_by("bob@")) == 1
    assert not mail_server.taken_by("dora@")
    assert await decides(world, send=True) == 1
    await world.work(smtp, rounds=2)
    assert len(mail_server.taken_by("dora@")) == 1
    assert await held(world, world.dora) == []


async def test_what_dora_drops_nobody_gets(world: World, mail_server: MailServer, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await restored(world)
    assert await decides(world, send=False) == 2
    assert await decides(world, send=True) == 0
    await world.work(smtp)
    assert not mail_server.taken_by("@north")
    assert await states(world, handoff) == {"Bob": ("cancelled", "dropped"), "Dora": ("cancelled", "dropped")}
    assert await world.office.told(world.alice, handoff) == Told()


async def test_what_was_claimed_meanwhile_is_no_longer_held(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await restored(world)
    await world.office.claim(world.bob, handoff)
    assert handoff not in [one.handoff_id for one in await held(world, world.dora)]
    assert await decides(world, send=True) == 0
    await world.work(smtp)
    assert (await states(world, handoff))["Dora"] == ("cancelled", "claimed by Bob")
    assert not mail_server.taken_by("dora@")


async def test_who_was_disabled_meanwhile_gets_nothing(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await restored(world)
    async with world.office.units.begin(world.dora.account.id) as unit:
        await people.change_user(unit, world.dora, world.bob.id, UserChange(role=None, tier=None, disabled=True))
    assert [one.recipient.name for one in await held(world, world.dora)] == ["Dora"]
    assert await decides(world, send=True) == 1
    await world.work(smtp)
    assert (await states(world, handoff))["Bob"][0] == "cancelled"
    assert not mail_server.taken_by("bob@")


async def test_what_was_tried_days_before_is_tried_anew_and_not_given_up(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    mail_server.behaviour = "busy"
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp)
    await restored(world)
    world.office.attempts_age(world.alice, timedelta(days=2))
    assert {one.was_tried for one in await held(world, world.dora)} == {True}
    mail_server.behaviour = "accept"
    await decides(world, send=True)
    await world.work(smtp)
    assert await states(world, handoff) == {"Bob": ("sent", None), "Dora": ("sent", None)}


async def test_timers_that_fell_due_meanwhile_fire_once_and_what_follows_counts_from_now(
    world: World, database: DatabaseUrls, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    async with open_pool(database.worker, size=2) as pool:
        timers = Timers(world, PostgresDueTimers(pool), database.app)
        await timers.set_up(Step(5, "admins"), Step(10, "again"))
        waiting, taken = await timers.escalates(2)
        await world.office.claim(world.bob, taken)
        assert await restored(world) == 2  # of the one that waits
        timers.pass_by(days=3)
        before = datetime.now(UTC)
        assert await timers.fire_due() == 3
        assert await timers.fire_due() == 0
        lapse = [row["due_at"] for row in timers.all() if row["due_at"]]
        assert [timedelta(minutes=4) < due - before < timedelta(minutes=6) for due in lapse] == [True]
    assert Counter(timers.bells("reminder")) == {(waiting, "Dora"): 2, (waiting, "Bob"): 1}
    assert timers.bells("lease") == [(taken, "Bob")]
    assert len(await held(world, world.dora)) == 2
    await world.work(smtp)
    assert len(mail_server.taken_by("dora@")) == 2


async def test_the_list_is_for_admins_and_in_pages(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    assert (await town.ada.get("/deliveries/held")).json() == {"items": [], "count": 0, "next_cursor": None}
    for path in ("/deliveries/held/send", "/deliveries/held/drop"):
        assert (await town.bob.post(path, {})).status_code == 403
        assert (await town.ada.post(path, {})).json() == {"count": 0}  # what waits without a restore is not held
    assert (await town.bob.get("/deliveries/held")).status_code == 403
    lines = (await town.alice.get(f"/escalations/{handoff['id']}/deliveries")).json()["items"]
    assert {line["state"] for line in lines} <= {"queued", "sending", "suppressed"}
