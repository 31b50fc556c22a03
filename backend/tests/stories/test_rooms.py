"""The account's rooms: managed by admins, told like people, counted nowhere."""

import pytest

from tests.browsers import SECRET_PART, SLACK, WEBHOOK, browser
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio


async def test_only_admins_see_and_change_rooms(town: Town) -> None:
    hall = await _room(town.ada, SLACK)
    for who in (town.alice, town.vera):
        answers = [
            await who.get("/channels"),
            await who.get("/channels/health"),
            await who.post("/channels", SLACK),
            await who.client.patch(f"/channels/{hall['id']}", json={"name": "Mine"}),
            await who.post(f"/channels/{hall['id']}/test"),
            await who.client.delete(f"/channels/{hall['id']}"),
        ]
        assert [answer.status_code for answer in answers] == [403] * 6
    assert (await town.charlie.get("/channels")).json() == {"items": []}
    assert (await town.charlie.client.delete(f"/channels/{hall['id']}")).status_code == 404


async def test_a_room_is_renamed_and_hears_other_priorities_but_keeps_its_address(town: Town) -> None:
    hall = await _room(town.ada, WEBHOOK)
    assert hall["secret"].startswith("whsec_")
    assert (hall["user_id"], hall["priorities"]) == (None, ["low", "normal", "high", "urgent"])
    changed = await town.ada.client.patch(f"/channels/{hall['id']}", json={"priorities": ["urgent", "high"]})
    assert changed.json() == {**_shown(hall), "priorities": ["high", "urgent"]}
    changed = await town.ada.client.patch(f"/channels/{hall['id']}", json={"name": "Great hall"})
    assert (await town.ada.get("/channels")).json()["items"] == [changed.json()]
    assert changed.json()["name"] == "Great hall"
    assert SECRET_PART not in changed.text
    other_address = await town.ada.client.patch(f"/channels/{hall['id']}", json={"address": WEBHOOK["address"]})
    assert other_address.status_code == 422


async def test_a_browser_is_no_room_and_a_persons_channel_neither(town: Town) -> None:
    refused = await town.ada.post("/channels", browser())
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/kind")
    chat = (await town.ada.post("/alerts/channels", SLACK)).json()
    assert (await town.ada.client.delete(f"/channels/{chat['id']}")).status_code == 404
    assert (await town.ada.get("/channels")).json() == {"items": []}


async def test_a_room_hears_the_priorities_that_it_was_given_and_counts_nowhere(town: Town) -> None:
    loud = await _room(town.ada, {**SLACK, "name": "Loud", "priorities": ["urgent"]})
    await _room(town.ada, {**SLACK, "name": "All"})
    await _room(town.charlie, SLACK)
    urgent = await town.alice.escalates(await town.alice.starts(), priority="urgent")
    normal = await town.alice.escalates(await town.alice.starts())
    assert await _rooms_told(town.alice, urgent) == ["All", "Loud"]
    assert await _rooms_told(town.alice, normal) == ["All"]
    lines = await _lines(town.alice, urgent)
    told_loud = next(line for line in lines if line["channel_name"] == "Loud")
    assert told_loud["recipient"] == {"id": loud["id"], "name": "Loud"}
    assert {line["recipient"]["name"] for line in lines if line["channel"] == "email"} == {"Bob", "ada"}
    assert (await town.alice.context(normal))["deliveries"] == {"told": 0, "seen": 0, "unreachable": 0}


async def test_a_room_waits_with_the_others_while_a_named_person_is_asked(town: Town) -> None:
    await _room(town.ada, SLACK)
    handoff = await town.alice.escalates(await town.alice.starts(), target_user_id=town.bob.id)
    waits = {line["recipient"]["name"]: line["reason"] for line in await _lines(town.alice, handoff)}
    assert waits == {"Bob": None, "ada": "named_person_first", "Chat": "named_person_first"}


async def test_a_room_that_is_removed_hears_nothing_more(town: Town) -> None:
    hall = await _room(town.ada, SLACK)
    handoff = await town.alice.escalates(await town.alice.starts())
    assert (await town.ada.client.delete(f"/channels/{hall['id']}")).status_code == 204
    line = next(line for line in await _lines(town.alice, handoff) if line["channel_id"] == hall["id"])
    assert (line["state"], line["reason"], line["next_attempt_at"]) == ("cancelled", "channel_removed", None)
    later = await town.alice.escalates(await town.alice.starts())
    assert await _rooms_told(town.alice, later) == []


async def test_an_admin_tests_a_room_and_reads_what_became_of_it(town: Town) -> None:
    hall, other = await _room(town.ada, SLACK), await _room(town.ada, WEBHOOK)
    started = await town.ada.post(f"/channels/{hall['id']}/test")
    assert started.status_code == 201
    test = (await town.ada.get(f"/alerts/test/{started.json()['id']}")).json()
    assert [(line["recipient"]["name"], line["channel"]) for line in test["items"]] == [("Chat", "slack")]
    assert (await town.alice.get(f"/alerts/test/{started.json()['id']}")).status_code == 403
    for _ in range(9):
        await town.ada.post(f"/channels/{hall['id']}/test")
    assert (await town.ada.post(f"/channels/{hall['id']}/test")).status_code == 429
    assert (await town.ada.post(f"/channels/{other['id']}/test")).status_code == 201


async def test_an_account_has_at_most_fifty_rooms(town: Town) -> None:
    for number in range(50):
        await _room(town.ada, {**SLACK, "name": f"Room {number}"})
    refused = await town.ada.post("/channels", SLACK)
    assert (refused.status_code, refused.json()["code"]) == (409, "limit_reached")


async def _room(admin: Colleague, new: Json) -> Json:
    answer = await admin.post("/channels", new)
    assert answer.status_code == 201, answer.text
    room: Json = answer.json()
    return room


def _shown(room: Json) -> Json:
    return {member: value for member, value in room.items() if member != "secret"}


async def _lines(who: Colleague, handoff: Json) -> list[Json]:
    lines: list[Json] = (await who.get(f"/escalations/{handoff['id']}/deliveries")).json()["items"]
    return lines


async def _rooms_told(who: Colleague, handoff: Json) -> list[str]:
    return [line["channel_name"] for line in await _lines(who, handoff) if line["channel"] == "slack"]
