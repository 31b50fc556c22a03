"""Ada looks after the names of clients."""

import asyncio

import pytest

from tests.people import Json, Town

pytestmark = pytest.mark.anyio


async def listed(town: Town, **parameters: str) -> Json:
    answer: Json = (await town.ada.get("/clients", params=parameters)).json()
    return answer


async def test_clients_are_listed_by_name_with_their_sessions(town: Town) -> None:
    for name in ("Kestrel", "Acorn", "Willow"):
        await town.alice.starts("Printer", client_name=name)
    done = await town.alice.starts("Mail", client_name="Kestrel")
    await town.alice.post(f"/ai-sessions/{done['id']}/resolve", {"summary": "a"})
    await town.charlie.starts("Printer", client_name="Foreign")
    everybody = await listed(town)
    assert [(one["name"], one["n_sessions"], one["n_open"]) for one in everybody["items"]] == [
        ("Acorn", 1, 1),
        ("Kestrel", 2, 1),
        ("Willow", 1, 1),
    ]
    first = await listed(town, limit="2")
    rest = await listed(town, limit="2", cursor=first["next_cursor"])
    assert [one["name"] for one in first["items"] + rest["items"]] == ["Acorn", "Kestrel", "Willow"]
    assert rest["next_cursor"] is None
    assert [one["name"] for one in (await listed(town, q="EST"))["items"]] == ["Kestrel"]
    for cursor in ("!", "AA", "_____"):
        assert (await town.ada.get("/clients", params={"cursor": cursor})).status_code == 422


async def test_a_client_is_renamed_and_keeps_its_sessions(town: Town) -> None:
    session = await town.alice.starts("Printer", client_name="Kestrl")
    await town.alice.starts("Printer", client_name="Acorn")
    [_, client] = (await listed(town))["items"]
    path = f"/clients/{client['id']}"
    renamed = await town.ada.client.patch(path, json={"name": " Kestrel "})
    assert (renamed.json()["name"], renamed.json()["n_sessions"]) == ("Kestrel", 1)
    assert (await town.alice.sees(session))["client_name"] == "Kestrel"
    assert (await town.ada.client.patch(path, json={"name": "Acorn"})).json()["code"] == "client_name_taken"
    assert (await town.ada.client.patch(path, json={"name": "Kestrel"})).status_code == 200
    assert (await town.alice.client.patch(path, json={"name": "Mine"})).json()["code"] == "forbidden"
    assert (await town.charlie.client.patch(path, json={"name": "Mine"})).json()["code"] == "not_found"


async def test_a_name_that_a_session_takes_at_the_same_moment_is_taken(town: Town) -> None:
    await town.alice.starts("Printer", client_name="Kestrl")
    [client] = (await listed(town))["items"]
    for number in range(10):
        name = f"Acorn {number}"
        answer, _ = await asyncio.gather(
            town.ada.client.patch(f"/clients/{client['id']}", json={"name": name}),
            town.alice.starts("Mail", client_name=name),
        )
        assert answer.status_code in (200, 409)
    names = [one["name"] for one in (await listed(town))["items"]]
    assert len(names) == len(set(names))
