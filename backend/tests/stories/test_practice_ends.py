"""A practice escalation that nobody ends: an hour after it was sent it is over, and nobody hears of it any more."""

from datetime import timedelta
from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.ports_ladder import DueTimer
from flowpilot.application.timers import ACTS, TimerFiring
from tests.live.reader import listening
from tests.mail.office import bound
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

FIRST_RUN = "/account/first-run"
UP_TO_TWO_HOURS = [{"after": minutes, "tell": "admins"} for minutes in (20, 40, 70, 90)]
POLICY = {"priority": "normal", "clock": "wall", "first_tier": None, "ask_minutes": 5, "lapse_minutes": 5}


class Clock:
    """The clock of one account, which a test moves on; what falls due fires, the earliest first."""

    def __init__(self, pool: Pool, app_url: str, account_id: str) -> None:
        self._firing = TimerFiring(PostgresUnits(pool, nobody_listens), ACTS)
        self._app_url = app_url
        self._account_id = UUID(account_id)

    async def goes_on(self, minutes: int) -> None:
        """From one timer to the next, each at its moment."""
        left = timedelta(minutes=minutes)
        while left:
            left -= self._move(left)
            for due in self._due():
                await self._firing.fire(due)

    def _move(self, most: timedelta) -> timedelta:
        """How far it is to the next timer, or as far as it may go; every timer has waited that much longer."""
        with bound(self._app_url, self._account_id) as connection:
            row = connection.execute("select min(due_at) - clock_timestamp() from timer").fetchone()
            step = max(min(row[0], most), timedelta()) if row and row[0] is not None else most
            connection.execute("update timer set due_at = due_at - %s where due_at is not null", (step,))
            return step

    def _due(self) -> list[DueTimer]:
        with bound(self._app_url, self._account_id) as connection:
            rows = connection.execute(
                "select id, due_at from timer where due_at <= clock_timestamp() order by due_at"
            ).fetchall()
        return [DueTimer(self._account_id, timer_id, due_at) for timer_id, due_at in rows]


@pytest.fixture
def clock(pool: Pool, embedded: DatabaseUrls, town: Town) -> Clock:
    return Clock(pool, embedded.app, town.ada.account_id)


async def practises(who: Colleague) -> Json:
    """A practice escalation, on a ladder that climbs beyond an hour."""
    ladder = {"policies": [POLICY | {"steps": UP_TO_TWO_HOURS}], "calendar": None}
    assert (await who.client.put("/ladder", json=ladder)).status_code == 200
    practice: Json = (await who.post(f"{FIRST_RUN}/practice")).json()
    return practice | {"id": practice["handoff_id"]}


async def newest(who: Colleague) -> Json:
    practice: Json = (await who.get(FIRST_RUN)).json()["practice"]
    return practice


async def heard(who: Colleague) -> list[str]:
    """What the bell has told, oldest first."""
    return [one["kind"] for one in reversed((await who.get("/notifications")).json()["items"])]


async def test_claimed_and_never_touched_it_climbs_for_an_hour_and_then_it_is_over(town: Town, clock: Clock) -> None:
    practice = await practises(town.ada)
    await town.bob.claims(practice)
    await clock.goes_on(59)
    assert (await newest(town.ada))["state"] == "open"
    assert (await heard(town.ada)).count("reminder") == 2
    before = [await heard(one) for one in (town.ada, town.alice, town.bob)]
    async with listening(town.bob) as live:
        await clock.goes_on(1)
        cancelled = await live.until_kind("handoff_cancelled")
    assert cancelled.data["by"]["name"] == "FlowPilot"
    found = await newest(town.ada)
    assert (found["state"], found["was_forgotten"]) == ("cancelled", True)
    assert (await town.bob.sees({"id": practice["session_id"]}))["status"] == "abandoned"
    assert (await town.bob.queue())["items"] == []
    await clock.goes_on(60)
    assert [await heard(one) for one in (town.ada, town.alice, town.bob)] == before
    told = (await town.ada.get(f"/escalations/{practice['id']}/deliveries")).json()["items"]
    assert {line["state"] for line in told} <= {"sent", "cancelled", "suppressed", "dead"}
    rows = (await town.ada.get("/audit", params={"act": "practice.end"})).json()["items"]
    assert [(row["actor"], row["subject"]["id"]) for row in rows] == [(None, practice["id"])]


async def test_it_is_over_too_while_somebody_holds_it(town: Town, clock: Clock) -> None:
    practice = await practises(town.ada)
    claimed = await town.bob.claims(practice)
    await town.bob.records({"id": claimed["session_id"]}, "note", "I see it")
    await clock.goes_on(59)
    assert (await newest(town.ada))["state"] == "claimed"
    await clock.goes_on(1)
    found = await newest(town.ada)
    assert (found["state"], found["claimed_by"]["name"], found["was_forgotten"]) == ("cancelled", "Bob", True)


async def test_one_that_somebody_ended_stays_as_it_ended(town: Town, clock: Clock) -> None:
    resolved = await practises(town.ada)
    claimed = await town.bob.claims(resolved)
    await town.bob.post(f"/ai-sessions/{claimed['session_id']}/resolve", {"summary": "It came"})
    await clock.goes_on(61)
    found = await newest(town.ada)
    assert (found["state"], found["was_forgotten"]) == ("resolved", False)
    await practises(town.ada)
    await town.ada.post(f"{FIRST_RUN}/practice/end")
    await clock.goes_on(61)
    found = await newest(town.ada)
    assert (found["state"], found["was_forgotten"]) == ("cancelled", False)


async def test_an_escalation_in_earnest_goes_on(town: Town, clock: Clock) -> None:
    await practises(town.ada)
    handoff = await town.alice.escalates(await town.alice.starts())
    await clock.goes_on(61)
    assert [card["id"] for card in (await town.bob.queue())["items"]] == [handoff["id"]]
