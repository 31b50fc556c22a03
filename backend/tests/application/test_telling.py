"""Over which channels people and rooms hear of an escalation, and from when on."""

from datetime import timedelta
from uuid import uuid4

import pytest

from flowpilot.application.telling import Hearing, tell_people
from flowpilot.domain.account import Actor
from flowpilot.domain.alert import ALL_PRIORITIES, AlertChannel, ChannelKind, Preferences
from flowpilot.domain.language import Text
from flowpilot.domain.session import Priority
from tests.application.desk import Desk
from tests.fakes.store import DeliveryRow

pytestmark = pytest.mark.anyio


@pytest.fixture
def desk() -> Desk:
    return Desk()


def saves(desk: Desk, who: Actor | None, kind: ChannelKind, *priorities: Priority) -> AlertChannel:
    """A channel of one person's, or a room."""
    owner = who.id if who else None
    channel = AlertChannel(uuid4(), owner, kind, kind, f"{kind}.example", priorities or ALL_PRIORITIES, desk.clock.now)
    desk.units.rows.channels[channel.id] = channel
    return channel


def told(desk: Desk, who: Actor | None) -> list[DeliveryRow]:
    """The deliveries to one person, or to rooms, in the order in which they were written."""
    return [row for row in desk.units.rows.deliveries if row.user_id == (who.id if who else None)]


async def test_bob_hears_by_mail_and_over_each_of_his_own_channels(desk: Desk) -> None:
    laptop, chat = saves(desk, desk.bob, "push"), saves(desk, desk.bob, "slack")
    saves(desk, desk.erin, "teams")
    await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    assert [(row.channel, row.channel_id) for row in told(desk, desk.bob)] == [
        ("email", None),
        ("push", laptop.id),
        ("slack", chat.id),
    ]
    assert [row.channel for row in told(desk, desk.ada)] == ["email"]
    assert desk.bell(desk.bob) == ["escalation"]


async def test_a_channel_hears_only_the_priorities_that_it_was_given(desk: Desk) -> None:
    saves(desk, desk.bob, "push", "urgent")
    saves(desk, desk.bob, "slack", "high", "urgent")
    saves(desk, None, "teams", "low")
    await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)  # of high priority
    assert [row.channel for row in told(desk, desk.bob)] == ["email", "slack"]
    assert told(desk, None) == []


async def test_the_escalator_and_viewers_hear_over_no_channel(desk: Desk) -> None:
    saves(desk, desk.alice, "push")
    saves(desk, desk.vera, "slack")
    await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    assert told(desk, desk.alice) == []
    assert told(desk, desk.vera) == []


async def test_with_bob_named_everybody_else_and_the_rooms_wait_and_the_ledger_says_why(desk: Desk) -> None:
    for who in (desk.bob, desk.erin, None):
        saves(desk, who, "slack")
    await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id, target=desk.bob.id)
    later = desk.clock.now + timedelta(minutes=5)
    assert {(row.due_at, row.reason) for row in told(desk, desk.bob)} == {(desk.clock.now, None)}
    for who in (desk.erin, desk.ada, None):
        assert {(row.due_at, row.reason) for row in told(desk, who)} == {(later, "named_person_first")}


async def test_every_room_has_a_delivery_of_its_own(desk: Desk) -> None:
    rooms = [saves(desk, None, "slack"), saves(desk, None, "webhook")]
    handoff = await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    assert [row.channel_id for row in told(desk, None)] == [room.id for room in rooms]
    assert {row.due_at for row in told(desk, None)} == {desk.clock.now}
    bell = [row.new for row in desk.units.rows.bell.values() if row.new.user_id is None]
    assert [len(new.deliveries) for new in bell] == [1, 1]
    assert {new.href for new in bell} == {f"/escalations/{handoff.id}"}


async def test_mail_to_somebody_who_wants_none_while_a_page_is_open_gives_the_page_five_seconds(desk: Desk) -> None:
    desk.units.rows.preferences[desk.bob.id] = Preferences(desk.bob.id, email="away")
    saves(desk, desk.bob, "push")
    await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    due = {row.channel: row.due_at for row in told(desk, desk.bob)}
    assert due == {"email": desk.clock.now + timedelta(seconds=5), "push": desk.clock.now}
    assert [row.due_at for row in told(desk, desk.erin)] == [desk.clock.now]


async def test_a_reminder_waits_for_no_page(desk: Desk) -> None:
    desk.units.rows.preferences[desk.bob.id] = Preferences(desk.bob.id, email="away")
    async with desk.units.begin(desk.account_id) as unit:
        await tell_people(
            unit, None, "reminder", Text("Still there", "Noch da"), "/x", [Hearing(desk.bob.id, unit.now)], "high"
        )
    assert [row.due_at for row in told(desk, desk.bob)] == [desk.clock.now]


async def test_the_escalators_news_is_for_the_bell_alone(desk: Desk) -> None:
    saves(desk, desk.alice, "push")
    handoff = await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    await desk.claims(desk.bob, handoff)
    assert desk.bell(desk.alice) == ["claimed"]
    assert told(desk, desk.alice) == []


async def test_after_a_claim_nothing_waits_on_any_channel(desk: Desk) -> None:
    saves(desk, desk.erin, "push")
    saves(desk, None, "slack")
    handoff = await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id, target=desk.bob.id)
    await desk.claims(desk.bob, handoff)
    assert {(row.state, row.due_at) for who in (desk.erin, None) for row in told(desk, who)} == {("cancelled", None)}


async def test_what_somebody_pasted_is_masked_before_it_is_cut(desk: Desk) -> None:
    token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2"
    problem = f"The deployment of the shop does not get through with {token} since noon"
    await desk.hands_off(desk.alice, (await desk.starts(desk.alice, problem)).id)
    titles = {row.new.title.en for row in desk.units.rows.bell.values()}
    assert len(titles) == 1
    assert "ghp_" not in titles.pop()
