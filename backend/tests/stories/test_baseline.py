"""The stopwatch: Alice and Bob time calls, corrections and removals leave a trace, and a frozen period stands still."""

import asyncio
from datetime import timedelta
from typing import LiteralString

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.people import Json, Town
from tests.stopwatch import NOW, changes, removes, savings, timed, times

pytestmark = pytest.mark.anyio


async def test_two_taps_around_a_call_are_kept(town: Town) -> None:
    call = await times(town.alice, 12, 3, category="Mail", ticket_ref="T-1", note="With the client")
    assert (call["seconds"], call["people"], call["category"], call["ticket_ref"]) == (720, 3, "Mail", "T-1")
    assert call["recorded_by"] == {"id": town.alice.id, "name": "Alice"}
    assert (call["changed_at"], call["removed"], call["revisions"]) == (None, None, 0)
    assert (await town.bob.get("/baselines")).json() == {"items": [call], "next_cursor": None}
    assert (await town.charlie.get("/baselines")).json()["items"] == []
    assert (await town.vera.get("/baselines")).status_code == 403
    assert (await town.vera.post("/baselines", timed(5))).status_code == 403


async def test_the_list_begins_with_the_latest_call_and_goes_on_page_by_page(town: Town) -> None:
    calls = [await times(town.alice, 5, days_ago=days) for days in (3, 1, 2)]
    first = (await town.bob.get("/baselines?limit=2")).json()
    second = (await town.bob.get("/baselines", params={"limit": 2, "cursor": first["next_cursor"]})).json()
    found = [item["id"] for item in first["items"] + second["items"]]
    assert found == [calls[at]["id"] for at in (1, 2, 0)]
    assert second["next_cursor"] is None


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        (timed(0), "/stopped_at"),
        (timed(-5), "/stopped_at"),
        (timed(8 * 60 + 1), "/stopped_at"),
        (timed(5, 0), "/people"),
        (timed(5, 51), "/people"),
        ({**timed(5), "people": True}, "/people"),
        ({**timed(5), "people": "2"}, "/people"),
        (timed(30, days_ago=-1), "/started_at"),
        (timed(7 * 60, days_ago=0.2), "/stopped_at"),
        (timed(5, seconds=300), "/seconds"),
        ({**timed(5), "started_at": "2026-03-02T09:00:00"}, "/started_at"),
        ({**timed(5), "started_at": 1772442000}, "/started_at"),
        ({**timed(5), "started_at": "1772442000"}, "/started_at"),
    ],
)
async def test_what_no_stopwatch_measures_is_refused(town: Town, wrong: Json, pointer: str) -> None:
    refused = await town.alice.post("/baselines", wrong)
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == pointer


async def test_a_phone_whose_clock_is_a_little_ahead_may_time_calls(town: Town) -> None:
    assert (await town.alice.post("/baselines", timed(4, days_ago=0))).status_code == 201


async def test_a_call_is_kept_once_under_its_key(town: Town) -> None:
    answers = [await town.alice.post("/baselines", timed(5), key="one tap") for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert len((await town.alice.get("/baselines")).json()["items"]) == 1


async def test_a_correction_says_what_stood_before_who_made_it_and_why(town: Town) -> None:
    call = await times(town.alice, 12, 3, category="Mail")
    changed = (await changes(town.alice, call, "Dora was on it too", people=4, category=None)).json()
    assert (changed["people"], changed["category"], changed["revisions"]) == (4, None, 1)
    assert changed["changed_at"] > call["recorded_at"]
    (revision,) = (await town.bob.get(f"/baselines/{call['id']}/revisions")).json()["items"]
    assert (revision["by"]["name"], revision["reason"]) == ("Alice", "Dora was on it too")
    assert revision["changed"] == ["category", "people"]
    assert (revision["before"]["people"], revision["before"]["category"]) == (3, "Mail")
    same = (await changes(town.alice, call, people=4)).json()
    assert same == changed
    assert (await changes(town.alice, call, people=51)).status_code == 422
    assert (await changes(town.alice, call, stopped_at=call["started_at"])).json()["errors"][0][
        "pointer"
    ] == "/stopped_at"
    assert (await town.charlie.get(f"/baselines/{call['id']}/revisions")).status_code == 404
    assert (await changes(town.charlie, call, people=1)).status_code == 404


async def test_only_whoever_timed_a_call_and_admins_touch_it(town: Town) -> None:
    call = await times(town.alice, 12)
    assert (await changes(town.bob, call, people=1)).json()["code"] == "forbidden"
    assert (await removes(town.bob, call)).json()["code"] == "forbidden"
    assert (await changes(town.ada, call, people=1)).status_code == 200
    assert (await removes(town.ada, call)).status_code == 200


async def test_a_removed_call_stays_readable_and_counts_no_more(town: Town) -> None:
    calls = [await times(town.alice, minutes) for minutes in (10, 12)]
    removed = (await removes(town.alice, calls[0], "The phone lay in a drawer")).json()
    assert removed["removed"]["by"]["name"] == "Alice"
    assert removed["removed"]["reason"] == "The phone lay in a drawer"
    assert (await town.bob.get("/baselines")).json()["items"] == [calls[1]]
    everything = (await town.bob.get("/baselines?removed=true")).json()["items"]
    assert removed in everything
    assert (await savings(town.bob))["n_baseline"] == 1
    assert (await removes(town.alice, calls[0])).json()["state"] == "removed"
    assert (await changes(town.alice, calls[0], people=1)).json()["state"] == "removed"


async def test_a_frozen_period_is_changed_by_nothing_that_comes_later(town: Town) -> None:
    calls = [await times(town.alice, 10 + at, days_ago=10) for at in range(5)]
    period = {"from": (NOW - timedelta(days=11)).isoformat(), "to": (NOW - timedelta(days=9)).isoformat()}
    assert (await town.alice.post("/baselines/freezes", period)).status_code == 403
    frozen = (await town.ada.post("/baselines/freezes", {**period, "name": "Before"})).json()
    assert (frozen["n_calls"], frozen["name"], frozen["lifted"]) == (5, "Before", None)
    before = await savings(town.bob)
    assert (before["baseline_source"], before["freeze_id"], before["n_baseline"]) == ("frozen", frozen["id"], 5)
    await times(town.alice, 200, 9, days_ago=10)
    await times(town.alice, 200, 9)
    await changes(town.alice, calls[0], people=50)
    await removes(town.alice, calls[1])
    after = await savings(town.bob)
    assert after["baseline"] == before["baseline"]
    assert after["baseline_person_minutes"] == before["baseline_person_minutes"]
    again = await town.ada.post("/baselines/freezes", period)
    assert (again.status_code, again.json()["state"]) == (409, "frozen")
    lifted = await town.ada.post(f"/baselines/freezes/{frozen['id']}/lift", {"reason": "We go on timing"})
    assert lifted.json()["lifted"]["reason"] == "We go on timing"
    assert (await town.ada.post(f"/baselines/freezes/{frozen['id']}/lift", {"reason": "x"})).json()["state"] == "lifted"
    thawed = await savings(town.bob)
    assert (thawed["baseline_source"], thawed["n_baseline"]) == ("calls", 6)
    assert (await town.bob.get("/baselines/freezes")).json()["items"] == [lifted.json()]
    assert (await town.charlie.get("/baselines/freezes")).json()["items"] == []


async def test_a_period_with_too_few_calls_or_a_future_is_not_frozen(town: Town) -> None:
    for _ in range(4):
        await times(town.alice, 10)
    period = {"from": (NOW - timedelta(days=2)).isoformat(), "to": NOW.isoformat()}
    assert (await town.ada.post("/baselines/freezes", period)).json()["errors"][0]["pointer"] == "/from"
    later = {**period, "to": (NOW + timedelta(days=1)).isoformat()}
    assert (await town.ada.post("/baselines/freezes", later)).json()["errors"][0]["pointer"] == "/to"
    empty = {"from": period["to"], "to": period["from"]}
    assert (await town.ada.post("/baselines/freezes", empty)).json()["errors"][0]["pointer"] == "/to"


async def test_of_two_freezes_at_once_one_is_made(town: Town) -> None:
    for _ in range(5):
        await times(town.alice, 10)
    period = {"from": (NOW - timedelta(days=2)).isoformat(), "to": NOW.isoformat()}
    answers = await asyncio.gather(*(town.ada.post("/baselines/freezes", period) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


@pytest.mark.parametrize(
    "act",
    [
        "delete from baseline_call",
        "delete from baseline_revision",
        "update baseline_revision set people = 1",
        "delete from baseline_frozen_call",
        "update baseline_frozen_call set people = 1",
        "delete from baseline_freeze",
    ],
)
async def test_not_even_the_program_may_wipe_a_trace_out(
    town: Town, embedded: DatabaseUrls, act: LiteralString
) -> None:
    with psycopg.connect(embedded.app) as app:
        app.execute("select set_config('app.account_id', %s, true)", (town.alice.account_id,))
        with pytest.raises(InsufficientPrivilege):
            app.execute(act)


async def test_when_the_pilot_began_is_said_once(town: Town) -> None:
    began = (await savings(town.bob))["pilot"]
    assert began["set_by_admin"] is False
    day = {"started_at": "2026-03-02T09:00:00Z"}
    assert (await town.bob.post("/account/pilot", day)).status_code == 403
    ahead = {"started_at": (NOW + timedelta(days=1)).isoformat()}
    assert (await town.ada.post("/account/pilot", ahead)).json()["errors"][0]["pointer"] == "/started_at"
    assert (await town.ada.post("/account/pilot", day)).json()["started_at"] == "2026-03-02T09:00:00.000000Z"
    assert (await town.ada.post("/account/pilot", day)).json()["code"] == "pilot_already_set"
    pilot = (await savings(town.bob))["pilot"]
    assert (pilot["started_at"][:10], pilot["set_by_admin"]) == ("2026-03-02", True)
    assert (await savings(town.charlie))["pilot"]["set_by_admin"] is False
