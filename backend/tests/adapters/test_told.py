"""The numbers on a card against the rules of the product, said once more in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.queue import TOLD
from flowpilot.domain.card import Told
from flowpilot.domain.notification import DeliveryState
from tests.mail.office import bound
from tests.people import Town

pytestmark = pytest.mark.anyio

STATES: tuple[DeliveryState, ...] = ("queued", "sending", "sent", "failed", "dead", "suppressed", "cancelled")
SOMEBODY: LiteralString = """
    insert into app_user (account_id, id, email, name, role, created_at)
    values (current_account(), %(user)s, %(user)s::text, 'Somebody', 'engineer', now())"""
BELL: LiteralString = """
    insert into notification (account_id, id, user_id, handoff_id, kind, title, href, created_at, streamed_at)
    values (current_account(), %(bell)s, %(user)s, %(handoff)s, 'escalation', '', '', now(), %(streamed)s)"""
DELIVERY: LiteralString = """
    insert into delivery (account_id, id, notification_id, handoff_id, user_id, channel, state, dedupe_key, due_at,
                          created_at)
    values (current_account(), gen_random_uuid(), %(bell)s, %(handoff)s, %(user)s, 'push', %(state)s,
            gen_random_uuid()::text,
            case when %(state)s not in ('sent', 'dead', 'suppressed', 'cancelled') then now() end, now())"""
OPENING: LiteralString = """
    insert into handoff_opening (account_id, handoff_id, user_id, opened_at)
    values (current_account(), %(handoff)s, %(user)s, now())"""
NUMBERS: LiteralString = (
    "select t.told, t.seen, t.unreachable from session_handoff h cross join lateral (" + TOLD + ") t where h.id = %s"
)


@dataclass(frozen=True)
class Heard:
    """What became of one person: deliveries in these states, a frame with the card, an opening."""

    states: Sequence[DeliveryState]
    streamed: bool
    opened: bool

    @property
    def was_told(self) -> bool:
        return self.opened or self.streamed or "sent" in self.states


def by_the_rules(people: Sequence[Heard]) -> Told:
    """Each person counts once in each number; unreachable is who was not told and has nothing but lost deliveries."""
    told = [one for one in people if one.was_told]
    untold = [one for one in people if not one.was_told]
    lost = [one for one in untold if one.states and all(state in ("dead", "suppressed") for state in one.states)]
    return Told(len(told), len([one for one in people if one.opened]), len(lost))


async def test_the_numbers_follow_the_rules(town: Town, embedded: DatabaseUrls) -> None:
    account_id, handoff_id = UUID(town.alice.account_id), await _handoff_without_deliveries(town, embedded)
    heard = st.builds(Heard, st.lists(st.sampled_from(STATES), max_size=3), st.booleans(), st.booleans())

    @settings(max_examples=200, deadline=None)
    @given(st.lists(heard, max_size=4), st.lists(st.sampled_from(STATES), max_size=2))
    def numbers_follow_the_rules(people: list[Heard], rooms: list[DeliveryState]) -> None:
        with bound(embedded.app, account_id) as connection:
            _write_down(connection, handoff_id, people, rooms)
            row = connection.execute(NUMBERS, (handoff_id,)).fetchone()
            connection.rollback()
        assert row
        assert Told(*row) == by_the_rules(people)

    numbers_follow_the_rules()


async def _handoff_without_deliveries(town: Town, embedded: DatabaseUrls) -> UUID:
    """Everybody whom the product told hears of another one instead."""
    handoff, other = [await town.alice.escalates(await town.alice.starts()) for _ in range(2)]
    with bound(embedded.app, UUID(town.alice.account_id)) as connection:
        connection.execute("update delivery set handoff_id = %s", (other["id"],))
        connection.execute("update notification set handoff_id = %s", (other["id"],))
    return UUID(handoff["id"])


def _write_down(
    connection: psycopg.Connection[tuple[object, ...]],
    handoff_id: UUID,
    people: Sequence[Heard],
    rooms: Sequence[DeliveryState],
) -> None:
    everybody = [(uuid4(), one) for one in people] + [(None, Heard([state], False, False)) for state in rooms]
    for user_id, one in everybody:
        values = {"user": user_id, "bell": uuid4(), "handoff": handoff_id, "streamed": None}
        if user_id:
            connection.execute(SOMEBODY, values)
        connection.execute(BELL, {**values, "streamed": "2026-11-23T12:00Z" if one.streamed else None})
        for state in one.states:
            connection.execute(DELIVERY, {**values, "state": state})
        if one.opened:
            connection.execute(OPENING, values)
