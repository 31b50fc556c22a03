"""The ladder over HTTP: saved, refused, warned of and previewed; and on every card that it stands behind."""

from typing import Any

import pytest

from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

WEEK = {str(day): [["08:00", "12:00"], ["13:00", "17:00"]] for day in range(5)}
CALENDAR = {"time_zone": "Europe/Berlin", "week": WEEK, "holidays": [{"date": "2027-01-01", "name": "New Year"}]}
STEPS = [{"after": 10, "tell": "again"}, {"after": 30, "tell": "admins"}, {"after": 45, "tell": "banner"}]


def policy(**more: Any) -> Json:  # noqa: ANN401 - what a policy has
    """For handoffs of high priority, on the clock of the wall."""
    return {
        "priority": "high",
        "clock": "wall",
        "first_tier": None,
        "steps": STEPS,
        "ask_minutes": 20,
        "lapse_minutes": 4,
    } | more


async def saves(who: Colleague, *policies: Json, calendar: Json | None = None) -> Json:
    """The ladder as it stands then."""
    answer = await who.client.put("/ladder", json={"policies": list(policies), "calendar": calendar})
    assert answer.status_code == 200, answer.text
    saved: Json = answer.json()
    return saved


async def test_until_somebody_saves_one_there_are_the_defaults(town: Town) -> None:
    ladder = (await town.bob.get("/ladder")).json()
    assert ladder["calendar"] is None
    assert {
        one["priority"]: (one["steps"], one["ask_minutes"], one["lapse_minutes"]) for one in ladder["policies"]
    } == {
        "low": ([], 10, 5),
        "normal": ([], 10, 5),
        "high": ([], 10, 5),
        "urgent": ([], 3, 2),
    }


async def test_what_is_saved_is_read_again_and_replaced_as_a_whole(town: Town) -> None:
    night = CALENDAR | {"week": {"6": [["22:00", "06:00"], ["00:00", "24:00"]]}}
    saved = await saves(town.ada, policy(), policy(priority="urgent", first_tier=1), calendar=night)
    assert (await town.bob.get("/ladder")).json() == saved
    assert saved["calendar"] == night
    by_priority = {one["priority"]: one for one in saved["policies"]}
    assert by_priority["high"] == policy(steps=[step | {"tier": None} for step in STEPS])
    assert by_priority["urgent"]["first_tier"] == 1
    await saves(town.ada, calendar=None)
    assert (await town.bob.get("/ladder")).json()["calendar"] is None
    assert all(one["steps"] == [] for one in (await town.bob.get("/ladder")).json()["policies"])


async def test_admins_alone_change_it_and_viewers_see_nothing(town: Town) -> None:
    body: Json = {"policies": [], "calendar": None}
    assert (await town.bob.client.put("/ladder", json=body)).status_code == 403
    assert (await town.vera.get("/ladder")).status_code == 403
    assert (await town.vera.post("/ladder/preview", {"priority": "high"})).status_code == 403
    await saves(town.ada, policy())
    assert all(one["steps"] == [] for one in (await town.charlie.get("/ladder")).json()["policies"])


def steps(*pairs: tuple[int, str]) -> Json:
    return policy(steps=[{"after": after, "tell": tell} for after, tell in pairs])


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"policies": [steps((5, "again"), (5, "admins"))], "calendar": None}, "/policies/0/steps/1/after"),
        ({"policies": [steps((5, "tier"))], "calendar": None}, "/policies/0/steps/0/tier"),
        (
            {"policies": [policy(steps=[{"after": 5, "tell": "tier", "tier": 2}])], "calendar": None},
            "/policies/0/steps/0/tier",
        ),
        ({"policies": [policy(first_tier=2)], "calendar": None}, "/policies/0/first_tier"),
        ({"policies": [steps(*[(minute, "again") for minute in range(1, 10)])], "calendar": None}, "/policies/0/steps"),
        ({"policies": [steps((10_081, "again"))], "calendar": None}, "/policies/0/steps/0/after"),
        ({"policies": [policy(), policy()], "calendar": None}, "/policies/1/priority"),
        ({"policies": [], "calendar": CALENDAR | {"week": {}}}, "/calendar/week"),
        ({"policies": [], "calendar": CALENDAR | {"time_zone": "Mars/Olympus"}}, "/calendar/time_zone"),
        ({"policies": [], "calendar": CALENDAR | {"week": {"0": [["08:00", "25:00"]]}}}, "/calendar/week/0/0"),
        ({"policies": [], "calendar": CALENDAR | {"week": {"0": [["08:00", "08:00"]]}}}, "/calendar/week/0/0"),
    ],
)
async def test_what_could_never_be_is_refused_with_its_place(town: Town, body: Json, pointer: str) -> None:
    await saves(town.ada, policy())
    before = (await town.ada.get("/ladder")).json()
    answer = await town.ada.client.put("/ladder", json=body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"].startswith(pointer)
    assert (await town.ada.get("/ladder")).json() == before


async def test_when_people_change_a_warning_names_what_cannot_happen_any_more(town: Town) -> None:
    await town.ada.client.patch(f"/users/{town.bob.id}", json={"tier": 2})
    saved = await saves(town.ada, policy(steps=[*STEPS[:1], {"after": 20, "tell": "tier", "tier": 2}]))
    assert saved["warnings"] == []
    await town.ada.client.patch(f"/users/{town.bob.id}", json={"tier": 1})
    (warning,) = (await town.alice.get("/ladder")).json()["warnings"]
    assert (warning["priority"], warning["step"]) == ("high", 1)
    assert "tier 2" in warning["reason"]


async def test_the_preview_says_what_then_stands_on_the_card(town: Town) -> None:
    await saves(town.ada, policy())
    preview = (await town.alice.post("/ladder/preview", {"priority": "high"})).json()["items"]
    assert [(one["tell"], one["names"], one["after_minutes"]) for one in preview] == [
        ("again", ["ada", "Bob"], 10),
        ("admins", ["ada"], 30),
        ("banner", [], 45),
    ]
    handoff = await town.alice.escalates(await town.alice.starts(), priority="high")
    (card,) = (await town.bob.queue())["items"]
    assert [(rung["tell"], rung["tier"]) for rung in card["ladder"]] == [
        ("again", None),
        ("admins", None),
        ("banner", None),
    ]
    assert (await town.bob.context(handoff))["ladder"] == card["ladder"]
    exact = (await town.alice.post("/ladder/preview", {"priority": "high", "at": handoff["created_at"]})).json()[
        "items"
    ]
    assert [one["at"] for one in exact] == [rung["at"] for rung in card["ladder"]]


async def test_a_preview_in_words_that_a_page_can_say(town: Town) -> None:
    await saves(town.ada, policy(clock="duty"), calendar=CALENDAR)
    question = {"priority": "high", "at": "2026-12-31T15:50:00Z", "target_user_id": town.bob.id}
    preview = (await town.alice.post("/ladder/preview", question)).json()["items"]
    assert [(one["at"], one["tell"], one["names"]) for one in preview] == [
        ("2026-12-31T16:00:00.000000Z", "others", ["ada"]),
        ("2026-12-31T16:00:00.000000Z", "again", ["Bob"]),
        ("2027-01-04T07:20:00.000000Z", "admins", ["ada"]),
        ("2027-01-04T07:35:00.000000Z", "banner", []),
    ]


async def test_a_draft_is_previewed_without_being_saved(town: Town) -> None:
    draft = {"priority": "high", "policies": [policy(steps=[{"after": 7, "tell": "admins"}])]}
    (only,) = (await town.ada.post("/ladder/preview", draft)).json()["items"]
    assert (only["after_minutes"], only["names"]) == (7, ["ada"])
    assert (await town.ada.post("/ladder/preview", {"priority": "high"})).json()["items"] == []
    refused = await town.ada.post("/ladder/preview", {"priority": "high", "policies": [policy(first_tier=2)]})
    assert refused.json()["errors"][0]["pointer"] == "/policies/0/first_tier"
    empty = CALENDAR | {"week": {}}
    refused = await town.ada.post("/ladder/preview", {"priority": "high", "calendar": empty})
    assert refused.json()["errors"][0]["pointer"] == "/calendar/week"


async def test_a_card_without_steps_says_nothing_of_a_ladder(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts(), priority="high")
    (card,) = (await town.bob.queue())["items"]
    assert "ladder" not in card
    assert (await town.bob.context(handoff))["ladder"] is None
