"""Alice says what she is called, and in which zone and language she reads."""

import pytest

from tests.people import Json, Town

pytestmark = pytest.mark.anyio


async def test_alice_changes_what_she_names_and_nothing_else(town: Town) -> None:
    async def changes(**members: object) -> Json:
        answer: Json = (await town.alice.client.patch("/auth/profile", json=members)).json()
        return answer

    before = (await town.alice.get("/auth/profile")).json()
    assert (before["name"], before["locale"], before["time_zone"]) == ("Alice", None, None)
    assert await changes(time_zone="Asia/Tokyo") == {**before, "time_zone": "Asia/Tokyo"}
    assert await changes(name=" Alice M. ", locale="en") == {
        **before,
        "name": "Alice M.",
        "locale": "en",
        "time_zone": "Asia/Tokyo",
    }
    assert (await changes(time_zone=None, locale=None))["time_zone"] is None
    assert (await town.alice.get("/auth/me")).json()["name"] == "Alice M."
    for wrong in ({"name": " "}, {"name": None}, {"time_zone": "Mars/Base"}, {"locale": "xx"}, {"role": "admin"}):
        assert (await town.alice.client.patch("/auth/profile", json=wrong)).status_code == 422, wrong
    assert (await town.bob.get("/auth/profile")).json()["name"] == "Bob"
