"""FlowPilot sends itself an escalation now and then, and says when it does not come back."""

import asyncio
import socket
import subprocess
from datetime import timedelta

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.application.canary_flights import Patience
from tests.live.reader import listening
from tests.mail.server import MailServer
from tests.people import Town
from tests.stories.aviary import (
    ADDRESS,
    bell_of,
    flies_again,
    hidden_ids,
    lets_fly,
    time_passes,
    until_landed,
    working,
)
from tests.stories.conftest import StartWorker, until_a_worker_goes_round

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def at_the_address(monkeypatch: pytest.MonkeyPatch, api: str) -> None:
    """Workers that a test starts know where people reach the API."""
    monkeypatch.setenv("FLOWPILOT_BASE_URL", api)


async def test_it_comes_back_by_queue_stream_and_mail(
    database: DatabaseUrls, town: Town, mail_server: MailServer, start_worker: StartWorker
) -> None:
    start_worker()
    await until_a_worker_goes_round(database)
    async with listening(town.bob) as live:
        set_up = await lets_fly(town.ada)
        canary = await until_landed(town.ada)
        await live.until_kind("handoff_cancelled")
    assert set_up["last_started_at"] is None
    assert canary["last_started_at"] < canary["last_streamed_at"] < canary["last_ended_at"]
    assert canary["last_started_at"] < canary["last_mailed_at"] < canary["last_ended_at"]
    assert canary["last_back_at"] == canary["last_ended_at"]
    assert (canary["missing"], canary["missing_since"]) == ([], None)
    (mail,) = mail_server.accepted
    assert mail["To"] == f"FlowPilot's canary <{ADDRESS}>"
    assert mail["List-Unsubscribe"] is None
    assert [frame.kind for frame in live.events] == ["handoff_created", "handoff_cancelled"]
    assert all(frame.data["canary"] is True for frame in live.events)


async def test_it_flies_again_and_again_and_every_time_ends_itself(
    database: DatabaseUrls, town: Town, api: str, mail_server: MailServer
) -> None:
    async with working(database, api, mail_server.url):
        await lets_fly(town.ada)
        first = await until_landed(town.ada)
        seen = hidden_ids(town.ada, database)
        second = await flies_again(town.ada, database)
    assert second["last_started_at"] > first["last_started_at"]
    assert second["last_back_at"] == second["last_ended_at"]
    assert len(mail_server.accepted) == 2
    again = hidden_ids(town.ada, database)
    assert (again["user"], again["session"]) == (seen["user"], seen["session"])
    assert again["handoff"] != seen["handoff"]


async def test_a_dead_mail_server_rings_the_admins_bell_once_and_again_when_it_is_back(
    database: DatabaseUrls, town: Town, api: str, mail_server: MailServer
) -> None:
    mail_server.behaviour = "busy"
    async with working(database, api, mail_server.url):
        await lets_fly(town.ada)
        first = await until_landed(town.ada)
        second = await flies_again(town.ada, database)
        rung = bell_of((await town.ada.get("/notifications")).json()["items"])
        mail_server.behaviour = "accept"
        third = await flies_again(town.ada, database)
    assert first["missing"] == second["missing"] == ["mail"]
    assert first["missing_since"] == first["last_started_at"]
    assert first["missing_since"] == second["missing_since"]
    assert first["last_streamed_at"]
    assert rung == ["The test escalation did not come back: its mail was not accepted"]
    assert (third["missing"], third["missing_since"]) == ([], None)
    bell = (await town.ada.get("/notifications")).json()["items"]
    assert bell_of(bell) == [*rung, "The test escalation comes back again"]
    assert {item["href"] for item in bell} == {"/settings/canary"}
    for other in (town.alice, town.bob, town.charlie):
        assert (await other.get("/notifications")).json()["items"] == []


async def test_a_refused_mail_is_not_waited_for(
    database: DatabaseUrls, town: Town, api: str, mail_server: MailServer
) -> None:
    mail_server.behaviour = "refuse_person"
    async with working(database, api, mail_server.url):
        await lets_fly(town.ada)
        assert (await until_landed(town.ada))["missing"] == ["mail"]


async def test_a_mail_that_nothing_tries_to_send_is_told_from_one_that_is_refused(
    database: DatabaseUrls, town: Town, api: str, mail_server: MailServer
) -> None:
    async with working(database, api, mail_server.url, sends=False):
        await lets_fly(town.ada)
        assert (await until_landed(town.ada))["missing"] == ["delivery"]
    async with working(database, api, mail_server.url):
        await asyncio.sleep(1.5)
    assert mail_server.accepted == []  # a flight that is over sends nothing any more


async def test_without_an_api_the_stream_is_missing(
    database: DatabaseUrls, town: Town, mail_server: MailServer
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        nobody_there = f"http://127.0.0.1:{probe.getsockname()[1]}"
    async with working(database, nobody_there, mail_server.url):
        await lets_fly(town.ada)
        canary = await until_landed(town.ada)
    assert canary["missing"] == ["stream"]
    assert canary["last_mailed_at"]
    assert not canary["last_streamed_at"]


async def test_a_worker_that_is_killed_in_the_middle_loses_one_flight_and_no_more(
    database: DatabaseUrls, town: Town, mail_server: MailServer, start_worker: StartWorker
) -> None:
    mail_server.behaviour = "hang"
    worker = start_worker()
    await until_a_worker_goes_round(database)
    async with listening(town.bob) as live:
        await lets_fly(town.ada)
        created = await live.until_kind("handoff_created")
        await _until_asked(mail_server)
        _killed(worker)
        mail_server.behaviour = "accept"
        time_passes(town.ada, database, timedelta(minutes=4))
        lost = (await town.ada.get("/canary")).json()
        start_worker()
        time_passes(town.ada, database, timedelta(minutes=1))
        again = await live.until_kind("handoff_created", 2, patience=60.0)
        canary = await until_landed(town.ada)
        await live.until_kind("handoff_cancelled", 2)
    assert (lost["missing"], lost["missing_since"]) == (["worker"], lost["last_started_at"])
    assert canary["last_back_at"] == canary["last_ended_at"]
    assert canary["missing"] == []
    ended = [frame.data["handoff_id"] for frame in live.of_kind("handoff_cancelled")]
    assert ended == [created.data["id"], again.data["id"]]
    assert len(mail_server.accepted) == 1


async def test_a_canary_that_rests_does_not_fly(
    database: DatabaseUrls, town: Town, api: str, mail_server: MailServer
) -> None:
    await lets_fly(town.ada)
    answer = await town.ada.client.put("/canary", json={"enabled": False, "address": ADDRESS})
    async with working(database, api, mail_server.url):
        await asyncio.sleep(1.5)
        canary = (await town.ada.get("/canary")).json()
    assert answer.json()["next_at"] is None
    assert canary["last_started_at"] is None
    assert (await town.ada.post("/canary/run")).json()["code"] == "wrong_state"


async def test_turned_off_in_the_middle_it_ends_at_once(
    database: DatabaseUrls, town: Town, api: str, mail_server: MailServer
) -> None:
    patient = Patience(stream=5.0, frame=5.0, mail=5.0)
    async with working(database, api, mail_server.url, patience=patient, sends=False):
        async with listening(town.bob) as live:
            await lets_fly(town.ada)
            await live.until_kind("handoff_created")
            off = (await town.ada.client.put("/canary", json={"enabled": False})).json()
            await live.until_kind("handoff_cancelled")
        on = await lets_fly(town.ada)
        await asyncio.sleep(5.5)  # the flight that was called back has waited for its mail and says nothing of it
        canary = (await town.ada.get("/canary")).json()
    assert (off["is_flying"], off["missing"]) == (False, [])
    assert canary["last_started_at"] == on["last_started_at"]
    assert canary["missing"] == []
    assert (await town.ada.get("/notifications")).json()["items"] == []


async def test_whoever_asks_for_a_flight_twice_gets_one(
    database: DatabaseUrls, town: Town, api: str, mail_server: MailServer
) -> None:
    await lets_fly(town.ada)
    await asyncio.gather(*(town.ada.post("/canary/run") for _ in range(5)))
    async with working(database, api, mail_server.url):
        await until_landed(town.ada)
        soon = (await town.ada.post("/canary/run")).json()
        await asyncio.sleep(1.5)
    assert len(mail_server.accepted) == 1
    assert soon["next_at"] > soon["last_ended_at"]


async def test_it_is_the_admins(town: Town) -> None:
    for person in (town.alice, town.bob):
        for answer in (
            await person.get("/canary"),
            await person.client.put("/canary", json={"enabled": False}),
            await person.post("/canary/run"),
        ):
            assert answer.status_code == 403
    assert (await town.charlie.get("/canary")).json()["address"] is None


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"enabled": True}, "/address"),
        ({"enabled": True, "address": "nobody"}, "/address"),
        ({"enabled": True, "address": ADDRESS, "every_minutes": 4}, "/every_minutes"),
        ({"enabled": True, "address": ADDRESS, "every_minutes": 1441}, "/every_minutes"),
    ],
)
async def test_what_cannot_fly_is_refused(town: Town, body: dict[str, object], pointer: str) -> None:
    answer = await town.ada.client.put("/canary", json=body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def _until_asked(mail_server: MailServer) -> None:
    async with asyncio.timeout(20):
        while not mail_server.asked:
            await asyncio.sleep(0.05)


def _killed(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    worker.wait()
