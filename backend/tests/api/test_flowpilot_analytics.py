"""The metric over HTTP: what the stat card reads, and the file behind it."""

import csv
import io
from typing import Any

import pytest

from flowpilot.adapters.db.pool import Pool
from tests.people import Colleague, Town
from tests.shift import Shift, begin_shift

pytestmark = pytest.mark.anyio

COLUMNS = (
    "handoff_id,session_id,priority,category,client,escalated_at,first_delivered_at,opened_at,claimed_at,"
    "first_action_at,first_action_kind,ended_at,outcome,senior,writing_seconds,given_up"
)


@pytest.fixture
async def shift(pool: Pool, town: Town) -> Shift:
    """Of everybody in town."""
    return await begin_shift(pool, (town.alice, town.bob, town.ada, town.vera, town.charlie))


async def metric(who: Colleague, period: str = "7d") -> dict[str, Any]:
    response = await who.get("/analytics/flowpilot/escalations", params={"period": period})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


async def rows(who: Colleague, period: str = "7d") -> list[dict[str, str]]:
    response = await who.get("/analytics/flowpilot/escalations.csv", params={"period": period})
    return list(csv.DictReader(io.StringIO(response.text)))


async def a_day_at_work(shift: Shift) -> None:
    """Seven that Bob starts after 2, 4, … 14 minutes, the last but one still running, and one that nobody claimed."""
    for number in range(1, 8):
        handoff = await shift.escalates("Alice", 0)
        await shift.opens("Bob", handoff, 1)
        await shift.claims("Bob", handoff, 2)
        if number != 6:
            await shift.acts("Bob", handoff, 2 + 2 * number)
            await shift.resolves("Bob", handoff, 20)
    await shift.escalates("Alice", 5)


async def test_a_new_account_reads_zeros_and_why_there_is_no_number(town: Town) -> None:
    answer = await metric(town.alice, "30d")
    assert [answer[name] for name in answer if name.startswith("n_")] == [0] * 7
    assert (answer["period"], answer["time_zone"]) == ("30d", "Europe/Berlin")
    figure = answer["time_to_first_action"]
    assert figure["note"].startswith("Not enough data for mean")
    assert figure["missing"] == dict.fromkeys(("mean", "median", "p90", "p95"), "below_floor")
    assert figure["interval"] == dict.fromkeys(("mean", "median", "p90", "p95"))


async def test_the_stat_card_has_its_figures_and_says_what_is_left_out(town: Town, shift: Shift) -> None:
    await a_day_at_work(shift)
    answer = await metric(town.ada)
    assert (answer["n_escalated"], answer["n_claimed"], answer["n_with_action"], answer["n_unclaimed"]) == (8, 7, 6, 1)
    figure = answer["time_to_first_action"]
    assert (figure["unit"], figure["n"], figure["n_censored"], figure["n_negative"]) == ("seconds", 6, 1, 0)
    # Done after 2, 4, 6, 8, 10 and 14 minutes while one runs for an hour: the curve is at 3/7 after the fourth.
    assert figure["median"] == 480
    assert figure["interval"]["median"][0] <= 480
    assert (figure["mean"], figure["missing"]["mean"]) == (None, "not_reached")
    assert figure["missing"]["p90"] == "below_floor"
    assert "1 without an end" in figure["note"]
    assert "Kaplan-Meier" in answer["metric_definition"]
    assert answer["getting_ready"]["median"] == 540
    assert (answer["waiting"]["n"], answer["waiting"]["n_censored"], answer["waiting"]["median"]) == (7, 1, 120)


async def test_points_are_the_newest_first(town: Town, shift: Shift) -> None:
    for minute in (0, 10):
        await shift.claims("Bob", await shift.escalates("Alice", minute), 12)
    assert (await metric(town.bob))["waiting"]["points"] == [
        {"seconds": 120, "censored": False},
        {"seconds": 720, "censored": False},
    ]


async def test_the_export_is_the_same_cohort_row_by_row(town: Town, shift: Shift) -> None:
    await a_day_at_work(shift)
    answer, lines = await metric(town.ada), await rows(town.ada)
    assert len(lines) == answer["n_escalated"]
    assert sum(bool(row["claimed_at"]) for row in lines) == answer["n_claimed"]
    assert sum(bool(row["first_action_at"]) for row in lines) == answer["n_with_action"]
    assert {row["senior"] for row in lines} == {"Bob", ""}


async def test_the_file_has_its_columns_its_name_and_its_type(town: Town, shift: Shift) -> None:
    await shift.escalates("Alice", 0, writing_seconds=12.5)
    response = await town.alice.get("/analytics/flowpilot/escalations.csv?period=90d")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="flowpilot-escalations-90d.csv"'
    head, line = response.text.splitlines()
    assert head == COLUMNS
    assert line.endswith(",,,,12.5,0")
    assert shift.began.strftime("%Y-%m-%dT%H:%M:%S.%fZ") in line


@pytest.mark.parametrize("client", ["=1+1", "+49 30", "-Inc", "@home", '=HYPERLINK("http://x";"y")'])
async def test_a_client_named_like_a_formula_is_only_text(town: Town, shift: Shift, client: str) -> None:
    await shift.escalates("Alice", 0, client=client)
    (row,) = await rows(town.alice)
    assert row["client"] == "'" + client


async def test_charlie_reads_his_own_account_only(town: Town, shift: Shift) -> None:
    await a_day_at_work(shift)
    assert (await metric(town.charlie))["n_escalated"] == 0
    assert await rows(town.charlie) == []


@pytest.mark.parametrize("what", ["escalations", "escalations.csv", "curves", "weeks", "breakdown?by=client"])
async def test_vera_the_viewer_is_refused(town: Town, what: str) -> None:
    assert (await town.vera.get(f"/analytics/flowpilot/{what}")).json()["code"] == "forbidden"


@pytest.mark.parametrize("query", ["period=1d", "period=", "period=7d&since=1"])
async def test_another_period_or_parameter_does_not_fit(town: Town, query: str) -> None:
    response = await town.alice.get(f"/analytics/flowpilot/escalations?{query}")
    assert (response.status_code, response.json()["code"]) == (422, "invalid")


async def ask(who: Colleague, what: str, **query: str) -> dict[str, Any]:
    response = await who.get(f"/analytics/flowpilot/{what}", params={"period": "7d", **query})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


async def test_the_curve_begins_with_everybody_and_shows_what_runs(town: Town, shift: Shift) -> None:
    await a_day_at_work(shift)
    answer = await ask(town.ada, "curves")
    waiting = answer["waiting"]
    assert (waiting["n"], waiting["n_censored"]) == (7, 1)
    first = waiting["steps"][0]
    assert (first["seconds"], first["share"], first["at_risk"], first["completed"]) == (120, 0.125, 8, 7)
    assert first["low"] < 0.125 < first["high"]
    assert len(waiting["running"]) == 1
    assert waiting["running"][0]["seconds"] > 55 * 60
    for row in waiting["table"]:
        assert row["longer"] + row["ended"] + row["running"] + row["closed"] == 8
    assert answer["time_to_first_action"]["n_censored"] == 1


async def test_weeks_begin_on_monday_and_add_up(town: Town, shift: Shift) -> None:
    await a_day_at_work(shift)
    await shift.escalates("Alice", -5 * 24 * 60)
    answer, whole = await ask(town.ada, "weeks"), await metric(town.ada)
    assert sum(week["n_escalated"] for week in answer["items"]) == whole["n_escalated"] == 9
    assert all(week["from"] < week["to"] for week in answer["items"])
    assert (answer["items"][0]["partial"], answer["items"][-1]["partial"]) == (True, True)


async def test_each_client_has_its_own_figures(town: Town, shift: Shift) -> None:
    for client, count in (("Contoso", 3), ("Fabrikam", 2)):
        for _ in range(count):
            await shift.claims("Bob", await shift.escalates("Alice", 0, client=client), 2)
    answer = await ask(town.ada, "breakdown", by="client")
    assert [(one["name"], one["n_escalated"]) for one in answer["items"]] == [("Contoso", 3), ("Fabrikam", 2)]
    assert answer["n_more"] == 0
    only = await ask(town.ada, "escalations", client="Fabrikam")
    assert (only["n_escalated"], only["filters"]["client"]) == (2, "Fabrikam")
    assert (await ask(town.ada, "escalations", client=""))["n_escalated"] == 0
    assert (await ask(town.ada, "escalations", priority="high", category="mail"))["n_escalated"] == 5
    assert (await ask(town.ada, "escalations", priority="low"))["n_escalated"] == 0


async def test_what_an_escalation_costs_is_writing_and_getting_ready(town: Town, shift: Shift) -> None:
    for writing in (60.0, None):
        handoff = await shift.escalates("Alice", 0, writing_seconds=writing)
        await shift.opens("Bob", handoff, 1)
        await shift.claims("Bob", handoff, 2)
        await shift.acts("Bob", handoff, 5)
    cost = (await metric(town.ada))["escalation_cost"]
    assert (cost["unit"], cost["n"], cost["n_left_out"]) == ("person_seconds", 1, 1)
    assert cost["points"] == [{"seconds": 300, "censored": False}]


async def test_without_a_calendar_the_duty_clock_is_the_wall_clock_and_says_so(town: Town, shift: Shift) -> None:
    await a_day_at_work(shift)
    wall, duty = await ask(town.ada, "escalations"), await ask(town.ada, "escalations", clock="duty")
    assert duty["clock"] == "duty"
    assert "has no calendar" in duty["metric_definition"]
    assert wall["time_to_first_action"]["median"] == duty["time_to_first_action"]["median"]
