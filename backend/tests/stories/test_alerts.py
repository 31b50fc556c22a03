"""People's own alerts: what they want to hear when, over which channels, and whether it works."""

import asyncio
from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.browsers import SECRET_PART, SLACK, WEBHOOK, browser
from tests.mail.office import bound
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

NIGHT: Json = {"from": "22:00", "to": "07:00", "days": [0, 1, 2, 3, 4]}


async def test_everybody_begins_with_mail_always_and_nothing_else(town: Town) -> None:
    alerts = (await town.vera.get("/alerts")).json()
    assert alerts.pop("push_public_key")
    assert alerts == {
        "email": "always",
        "quiet": None,
        "urgent_anyway": True,
        "time_zone": None,
        "mail_configured": False,
        "channels": [],
    }


async def test_what_is_not_sent_stays_and_null_takes_away(town: Town) -> None:
    alice = town.alice
    await _wishes(alice, {"email": "away", "quiet": NIGHT, "urgent_anyway": False, "time_zone": "Asia/Tokyo"})
    after = await _wishes(alice, {"email": "off"})
    assert (after["email"], after["quiet"], after["urgent_anyway"], after["time_zone"]) == (
        "off",
        NIGHT,
        False,
        "Asia/Tokyo",
    )
    after = await _wishes(alice, {"quiet": None, "time_zone": None})
    assert (after["email"], after["quiet"], after["time_zone"]) == ("off", None, None)
    assert (await town.bob.get("/alerts")).json()["email"] == "always"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"email": "sometimes"}, "/email"),
        ({"quiet": {**NIGHT, "from": "25:00"}}, "/quiet/from"),
        ({"quiet": {**NIGHT, "to": "7:00"}}, "/quiet/to"),
        ({"quiet": {**NIGHT, "days": []}}, "/quiet/days"),
        ({"quiet": {**NIGHT, "days": [7]}}, "/quiet/days/0"),
        ({"quiet": {"from": "22:00"}}, "/quiet/to"),
        ({"quiet": {**NIGHT, "start": "22:00"}}, "/quiet/start"),
        ({"time_zone": "Europe/Atlantis"}, "/time_zone"),
        ({"mail": "off"}, "/mail"),
    ],
)
async def test_a_wish_that_makes_no_sense_is_refused_by_name(town: Town, body: Json, pointer: str) -> None:
    answer = await town.alice.client.patch("/alerts", json=body)
    assert answer.status_code == 422
    assert pointer in {error["pointer"] for error in answer.json()["errors"]}


async def test_a_channel_is_shown_without_its_address_ever_again(town: Town) -> None:
    alice = town.alice
    answers = [await alice.post("/alerts/channels", new) for new in (SLACK, WEBHOOK, browser())]
    chat, board, laptop = (answer.json() for answer in answers)
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert (chat["kind"], chat["server"], chat["secret"]) == ("slack", "hooks.slack.example", None)
    assert board["secret"].startswith("whsec_")
    assert laptop["server"] == "push.example"
    listed = await alice.get("/alerts")
    assert [channel["name"] for channel in listed.json()["channels"]] == ["Board", "Chat", "Firefox on the laptop"]
    shown = listed.text + "".join(answer.text for answer in answers)
    assert SECRET_PART not in shown
    assert board["secret"] not in listed.text
    assert (await town.bob.get("/alerts")).json()["channels"] == []


async def test_a_channel_that_was_removed_is_gone(town: Town) -> None:
    chat = await _added(town.alice, SLACK)
    assert (await town.alice.client.delete(f"/alerts/channels/{chat['id']}")).status_code == 204
    assert (await town.alice.get("/alerts")).json()["channels"] == []
    assert (await town.alice.client.delete(f"/alerts/channels/{chat['id']}")).status_code == 404


async def test_nobody_removes_a_colleagues_channel_or_a_room_as_their_own(town: Town) -> None:
    chat, hall = await _added(town.alice, SLACK), (await town.ada.post("/channels", SLACK)).json()
    for who, channel, status in [
        (town.bob, chat, 403),
        (town.ada, chat, 403),
        (town.ada, hall, 403),
        (town.charlie, chat, 404),
        (town.charlie, hall, 404),
    ]:
        answer = await who.client.delete(f"/alerts/channels/{channel['id']}")
        assert answer.status_code == status, (who.name, channel["name"])
    assert len((await town.alice.get("/alerts")).json()["channels"]) == 1


async def test_a_browser_that_subscribes_again_is_the_same_channel(town: Town) -> None:
    laptop = browser()
    first = await town.alice.post("/alerts/channels", laptop)
    again = await town.alice.post("/alerts/channels", {**laptop, "name": "Another name"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()


async def test_a_browser_with_somebody_else_in_front_of_it_no_longer_shows_what_is_for_alice(town: Town) -> None:
    laptop = browser()
    await _added(town.alice, laptop)
    shared = await _added(town.bob, laptop)
    await _added(town.charlie, laptop)
    assert (await town.alice.get("/alerts")).json()["channels"] == []
    assert [one["id"] for one in (await town.bob.get("/alerts")).json()["channels"]] == [shared["id"]]


async def test_an_address_inside_the_house_is_refused(town: Town) -> None:
    answer = await town.alice.post(
        "/alerts/channels", {**WEBHOOK, "address": {"url": "https://169.254.169.254/latest/meta-data"}}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/address/url"


async def test_nobody_has_more_than_twenty_channels(town: Town) -> None:
    for number in range(20):
        await _added(town.alice, {**SLACK, "name": f"Chat {number}"})
    refused = await town.alice.post("/alerts/channels", SLACK)
    assert (refused.status_code, refused.json()["code"]) == (409, "limit_reached")
    await _added(town.bob, SLACK)


async def test_of_several_requests_at_once_one_is_the_twentieth(town: Town) -> None:
    for number in range(19):
        await _added(town.alice, {**SLACK, "name": f"Chat {number}"})
    answers = await asyncio.gather(*(town.alice.post("/alerts/channels", SLACK) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


async def test_a_browser_that_subscribes_in_two_tabs_at_once_is_one_channel(town: Town) -> None:
    laptop = browser()
    answers = await asyncio.gather(*(town.alice.post("/alerts/channels", laptop) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len((await town.alice.get("/alerts")).json()["channels"]) == 1


async def test_a_browser_in_front_of_which_two_people_sit_down_at_once_is_one_persons(town: Town) -> None:
    for _ in range(5):
        laptop = browser()
        both = (town.alice, town.bob)
        answers = await asyncio.gather(*(who.post("/alerts/channels", laptop) for who in both))
        assert [answer.status_code for answer in answers] == [201, 201]
        channels = [channel for who in both for channel in (await who.get("/alerts")).json()["channels"]]
        assert len(channels) == 1
        for who in both:
            await who.client.delete(f"/alerts/channels/{channels[0]['id']}")


async def test_a_test_goes_over_mail_and_all_own_channels_or_over_one(town: Town) -> None:
    alice = town.alice
    chat, board = await _added(alice, SLACK), await _added(alice, WEBHOOK)
    await _added(town.bob, SLACK)
    everything = await _tested(alice, {})
    assert sorted((line["channel"], line["channel_name"]) for line in everything["items"]) == [
        ("email", None),
        ("slack", "Chat"),
        ("webhook", "Board"),
    ]
    assert {line["recipient"]["name"] for line in everything["items"]} == {"Alice"}
    assert {line["state"] for line in everything["items"]} == {"queued"}
    alone = await _tested(alice, {"channel_id": board["id"]})
    assert [line["channel_id"] for line in alone["items"]] == [board["id"]]
    assert chat["id"] in {line["channel_id"] for line in everything["items"]}
    bell = (await alice.get("/notifications")).json()["items"]
    assert [(entry["kind"], entry["title"]) for entry in bell] == [("test", "A test of your alerts")] * 2


async def test_a_test_is_read_by_whoever_asked_for_it(town: Town) -> None:
    test = (await town.alice.post("/alerts/test")).json()
    for who, status in [(town.alice, 200), (town.bob, 403), (town.ada, 403), (town.charlie, 404)]:
        assert (await who.get(f"/alerts/test/{test['id']}")).status_code == status, who.name


async def test_nobody_tests_over_a_colleagues_channel(town: Town) -> None:
    chat = await _added(town.bob, SLACK)
    answer = await town.alice.post("/alerts/test", {"channel_id": chat["id"]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/channel_id")


async def test_ten_tests_an_hour_are_enough(town: Town, embedded: DatabaseUrls) -> None:
    for _ in range(10):
        assert (await town.alice.post("/alerts/test", {})).status_code == 201
    refused = await town.alice.post("/alerts/test", {})
    assert (refused.status_code, refused.json()["code"]) == (429, "rate_limited")
    assert 3_500 < int(refused.headers["retry-after"]) <= 3_600
    assert (await town.bob.post("/alerts/test", {})).status_code == 201
    with bound(embedded.app, UUID(town.alice.account_id)) as connection:
        connection.execute("update notification set created_at = created_at - interval '1 hour'")
    assert (await town.alice.post("/alerts/test", {})).status_code == 201


async def test_who_is_disabled_has_no_channels_any_more(town: Town, embedded: DatabaseUrls) -> None:
    chat = await _added(town.bob, SLACK)
    handoff = await town.alice.escalates(await town.alice.starts())
    await town.ada.client.patch(f"/users/{town.bob.id}", json={"disabled": True})
    lines = (await town.ada.get(f"/escalations/{handoff['id']}/deliveries")).json()["items"]
    assert {line["state"] for line in lines if line["recipient"]["name"] == "Bob"} == {"cancelled"}
    assert chat["id"] in {line["channel_id"] for line in lines}
    with bound(embedded.app, UUID(town.bob.account_id)) as connection:
        ended = connection.execute("select end_reason from alert_channel where ended_at is not null").fetchall()
    assert ended == [("user_disabled",)]


async def test_the_audit_names_no_address_and_the_database_keeps_none_in_the_clear(
    town: Town, embedded: DatabaseUrls
) -> None:
    laptop = browser()
    for new in (SLACK, WEBHOOK, laptop):
        await _added(town.alice, new)
    with bound(embedded.app, UUID(town.alice.account_id)) as connection:
        kept = connection.execute("select c::text from alert_channel c union all select a::text from audit a")
        everything = "".join(row[0] for row in kept.fetchall())
    assert everything.count("alert_channel.add") == 3
    for secret in (SECRET_PART, SECRET_PART.encode().hex(), laptop["address"]["auth"]):
        assert secret not in everything


async def _wishes(who: Colleague, body: Json) -> Json:
    answer = await who.client.patch("/alerts", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json() == (await who.get("/alerts")).json()
    wishes: Json = answer.json()
    return wishes


async def _added(who: Colleague, new: Json) -> Json:
    answer = await who.post("/alerts/channels", new)
    assert answer.status_code == 201, answer.text
    channel: Json = answer.json()
    return channel


async def _tested(who: Colleague, body: Json) -> Json:
    started = await who.post("/alerts/test", body)
    assert started.status_code == 201, started.text
    test: Json = (await who.get(f"/alerts/test/{started.json()['id']}")).json()
    return test
