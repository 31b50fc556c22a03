"""The evidence pack as Alice downloads it, beside what the API answers her."""

from datetime import timedelta
from itertools import product

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.evidence.recompute import Pack, differences, opened
from tests.evidence.textbook import digits
from tests.people import Colleague, Json, Town
from tests.shift import Shift, begin_shift
from tests.stopwatch import times

pytestmark = pytest.mark.anyio

FILES = {
    "SHA256SUMS",
    "baseline_calls.csv",
    "counts.csv",
    "curves.csv",
    "definitions.md",
    "escalations.csv",
    "figures.csv",
    "recipe.md",
    "sessions.csv",
}


@pytest.fixture
async def shift(pool: Pool, town: Town, embedded: DatabaseUrls) -> Shift:
    """Of everybody in town. Alice's account is 60 days old: hours a week of one that is a second old are millions."""
    with psycopg.connect(embedded.app) as app:
        app.execute("select set_config('app.account_id', %s, true)", (town.alice.account_id,))
        aged = app.execute(
            "update account set created_at = created_at - interval '60 days' where id = current_account()"
        )
        assert aged.rowcount == 1
    return await begin_shift(pool, (town.alice, town.bob, town.ada, town.vera, town.charlie))


async def download(who: Colleague, period: str) -> Pack:
    response = await who.get("/analytics/flowpilot/evidence.zip", params={"period": period})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/zip"
    assert response.headers["content-disposition"] == f'attachment; filename="flowpilot-evidence-{period}.zip"'
    return opened(response.content)


async def read(who: Colleague, what: str) -> Json:
    response = await who.get(f"/analytics/flowpilot/{what}", params={"period": "7d"})
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    return answer


async def a_week_of_work(shift: Shift, town: Town) -> None:
    """Seven that Bob begins after 2, 4, … 14 minutes, one that Alice takes back, and six calls of about 15 minutes."""
    for number in range(1, 8):
        handoff = await shift.escalates("Alice", 0, writing_seconds=40, client="=1+1")
        await shift.opens("Bob", handoff, 1)
        await shift.claims("Bob", handoff, 2)
        await shift.acts("Bob", handoff, 2 + 2 * number)
        await shift.resolves("Bob", handoff, 20)
    await shift.cancels("Alice", await shift.escalates("Alice", 5), 6)
    for minutes in (12, 14, 15, 15, 16, 18):
        await times(town.alice, minutes)


@pytest.mark.parametrize("period", ["7d", "30d", "90d", "pilot"])
async def test_a_new_account_has_a_pack_that_says_so(town: Town, period: str) -> None:
    pack = await download(town.alice, period)
    assert set(pack.files) == FILES
    assert pack.rows("escalations.csv") == []
    assert {row["value"] for row in pack.rows("figures.csv")} == {""}
    assert differences(pack) == []


async def test_the_pack_says_what_the_api_says(town: Town, shift: Shift) -> None:
    await a_week_of_work(shift, town)
    pack, metric, savings = (
        await download(town.bob, "7d"),
        await read(town.bob, "escalations"),
        await read(town.bob, "savings"),
    )
    assert differences(pack) == []
    said = {
        (row["figure"], row["statistic"]): (row["value"], row["low"], row["high"], row["missing"])
        for row in pack.rows("figures.csv")
        if row["part"] == "all"
    }
    for name in ("waiting", "time_to_first_action", "getting_ready", "escalation_cost"):
        for statistic in ("mean", "median", "p90", "p95"):
            interval = metric[name]["interval"][statistic] or (None, None)
            shown = [digits(one) for one in (metric[name][statistic], *interval)]
            assert said[name, statistic] == (*shown, metric[name]["missing"].get(statistic, ""))
    for name, of in (("baseline", "baseline_person_minutes"), ("cost", "escalation_cost_person_minutes")):
        answered = savings[of]
        assert said[name, "saving"][:3] == tuple(digits(one) for one in (answered["value"], *answered["interval"]))
    hours = savings["hours_saved_per_week"]
    saved = [float(one) for one in said["saved_per_week", "saving"][:3]]
    assert saved == pytest.approx([hours["value"], *hours["interval"]], abs=0.002)
    facts = pack.facts()
    for count in ("n_escalated", "n_claimed", "n_with_action", "n_unclaimed", "n_cancelled", "n_self_solved"):
        assert facts[count] == str(metric[count])
    assert (facts["n_sessions"], facts["n_baseline"]) == (str(savings["n_sessions"]), str(savings["n_baseline"]))


@pytest.mark.parametrize("by", ["priority", "client", "category"])
async def test_each_part_of_the_pack_is_what_the_page_shows_of_it(town: Town, shift: Shift, by: str) -> None:
    await a_week_of_work(shift, town)
    pack = await download(town.bob, "7d")
    response = await town.bob.get("/analytics/flowpilot/breakdown", params={"period": "7d", "by": by})
    items: list[Json] = response.json()["items"]
    assert sum(item["n_escalated"] for item in items) == 8
    for item, name in product(items, ("waiting", "time_to_first_action")):
        about = {"part": by, "figure": name, "statistic": "median"}
        parts = [row for row in pack.rows("figures.csv") if row.items() >= about.items()]
        (row,) = [row for row in parts if row["name"].removeprefix("'") == item["name"]]
        assert (row["n"], row["value"]) == (str(item[name]["n"]), digits(item[name]["median"]))
        assert (row["low"], row["high"]) == tuple(map(digits, item[name]["interval"]["median"] or (None, None)))


async def test_a_removed_call_stays_with_who_and_why_and_counts_for_nothing(town: Town) -> None:
    calls = [await times(town.alice, minutes) for minutes in (10, 11, 12, 13, 14, 15)]
    await town.alice.client.request("DELETE", f"/baselines/{calls[0]['id']}", json={"reason": "=wrong ticket"})
    pack = await download(town.ada, "pilot")
    (removed,) = [row for row in pack.rows("baseline_calls.csv") if row["removed_at"]]
    assert (removed["call_id"], removed["counts"]) == (calls[0]["id"], "0")
    assert (removed["removed_by"], removed["removed_reason"]) == ("Alice", "'=wrong ticket")
    assert pack.facts()["n_baseline"] == "5"
    assert differences(pack) == []


async def test_while_a_period_is_frozen_the_copies_count(town: Town) -> None:
    calls = [await times(town.alice, minutes) for minutes in (10, 11, 12, 13, 14, 15)]
    until = calls[-1]["recorded_at"]
    frozen = await town.ada.post("/baselines/freezes", {"from": "2020-01-01T00:00:00Z", "to": until})
    assert frozen.status_code == 201, frozen.text
    await times(town.alice, 400)
    pack = await download(town.ada, "pilot")
    rows = pack.rows("baseline_calls.csv")
    assert sorted(row["kind"] for row in rows if row["counts"] == "1") == ["frozen copy"] * 6
    assert sum(row["kind"] == "call" for row in rows) == 7
    assert pack.facts()["baseline_source"] == "frozen"
    assert differences(pack) == []


async def test_the_pilots_pack_reaches_back_to_its_start(town: Town, shift: Shift) -> None:
    await shift.escalates("Alice", -20 * 24 * 60)
    start = (shift.began - timedelta(days=30)).isoformat()
    assert (await town.ada.post("/account/pilot", {"started_at": start})).status_code == 200
    assert len((await download(town.alice, "7d")).rows("escalations.csv")) == 0
    pilot = await download(town.alice, "pilot")
    assert len(pilot.rows("escalations.csv")) == 1
    assert pilot.facts()["verdict"] == "not yet"
    assert differences(pilot) == []


async def test_charlie_downloads_nothing_of_alices(town: Town, shift: Shift) -> None:
    await a_week_of_work(shift, town)
    pack = await download(town.charlie, "pilot")
    assert pack.rows("escalations.csv") == pack.rows("baseline_calls.csv") == pack.rows("sessions.csv") == []
    assert differences(pack) == []


async def test_vera_the_viewer_is_refused_and_another_period_does_not_fit(town: Town) -> None:
    assert (await town.vera.get("/analytics/flowpilot/evidence.zip")).json()["code"] == "forbidden"
    assert (await town.alice.get("/analytics/flowpilot/evidence.zip?period=1d")).json()["code"] == "invalid"
