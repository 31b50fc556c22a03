"""Whoever the provider knows no longer is out within a minute; a provider that is down signs nobody out."""

import asyncio
from collections.abc import AsyncIterator
from typing import Literal

import pytest

from tests.people import Json, Town
from tests.provider.own_provider import OwnProvider, Person
from tests.provider.rounds import Worker
from tests.provider.visitor import Visitor, sets_up

pytestmark = pytest.mark.anyio


@pytest.fixture
async def alice(town: Town, provider: OwnProvider, door: str) -> AsyncIterator[Visitor]:
    """Alice, signed in at the provider."""
    await sets_up(town.ada, provider)
    async with Visitor(door) as visitor:
        assert await visitor.signs_in(town.ada.account_id, provider) == "/escalations"
        yield visitor


async def test_whoever_is_known_stays_and_is_asked_about_twice_a_minute(
    provider: OwnProvider, alice: Visitor, worker: Worker
) -> None:
    assert not await worker.goes_round()
    for asked in (1, 2, 3):
        assert await worker.half_a_minute_later()
        assert not await worker.goes_round()
        assert provider.refreshes == asked
    assert await alice.me()


async def test_a_worker_that_stops_between_question_and_answer_signs_nobody_out(
    provider: OwnProvider, alice: Visitor, worker: Worker
) -> None:
    provider.seconds_to_answer = 0.5
    await worker.is_stopped_as_soon_as(lambda: provider.refreshes == 1)
    provider.seconds_to_answer = 0.0
    assert await worker.half_a_minute_later()
    assert provider.refreshes == 2
    assert await alice.me()


async def test_a_leaver_is_out_at_the_next_question(
    town: Town, provider: OwnProvider, alice: Visitor, worker: Worker, door: str
) -> None:
    me = await alice.me()
    assert me
    token = (await _posts(alice, "/auth/tokens", {"name": "laptop"}))["token"]
    async with Visitor(door) as phone, Visitor(door) as bobs:
        assert await phone.signs_in(town.ada.account_id, provider) == "/escalations"
        leaver, provider.person = (
            provider.person,
            Person("bob-1", {**provider.person.claims, "email": "b@north.example"}),
        )
        assert await bobs.signs_in(town.ada.account_id, provider) == "/escalations"
        leaver.stays = False
        assert await worker.half_a_minute_later()
        assert (await alice.me(), await phone.me()) == (None, None)
        assert await bobs.me()
        headers = {"Authorization": f"Bearer {token}"}
        assert (await phone.client.get("/api/v1/auth/me", headers=headers)).status_code == 401
        entry = (await town.ada.get("/audit")).json()["items"][0]
        assert (entry["act"], entry["subject"]["id"]) == ("user.turn_away", me["id"])
        assert entry["members"] == {"ended_logins": 2}
        leaver.stays, provider.person = True, leaver
        assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"
        assert (await phone.client.get("/api/v1/auth/me", headers=headers)).status_code == 200


async def test_tokens_of_a_leaver_rest_when_the_provider_is_gone_too(
    town: Town, provider: OwnProvider, alice: Visitor, worker: Worker
) -> None:
    token = (await _posts(alice, "/auth/tokens", {"name": "laptop"}))["token"]
    provider.person.stays = False
    await worker.half_a_minute_later()
    assert (await town.ada.client.delete("/account/sign-in")).status_code == 204
    headers = {"Authorization": f"Bearer {token}"}
    assert (await alice.client.get("/api/v1/auth/me", headers=headers)).status_code == 401


async def test_her_open_stream_ends_too(provider: OwnProvider, alice: Visitor, worker: Worker) -> None:
    async with alice.client.stream("GET", "/api/v1/escalations/stream", timeout=20) as stream:
        assert stream.status_code == 200
        provider.person.stays = False
        assert await worker.half_a_minute_later()
        async with asyncio.timeout(10):
            ending = b"".join([part async for part in stream.aiter_bytes()])
    assert b"revoked" in ending


@pytest.mark.parametrize("how", ["down", "deaf", "drop", "forgets the client"])
async def test_a_provider_that_does_not_answer_signs_nobody_out(
    town: Town,
    provider: OwnProvider,
    alice: Visitor,
    worker: Worker,
    how: Literal["down", "deaf", "drop", "forgets the client"],
) -> None:
    await worker.half_a_minute_later()
    provider.lies.is_down, provider.lies.forgets_client = how == "down", how == "forgets the client"
    if how == "deaf" or how == "drop":
        provider.behaviour = how
    assert await worker.half_a_minute_later()
    assert await alice.me()
    shown = (await town.ada.get("/account/sign-in")).json()["provider"]
    assert shown["failure"] == ("wrong_client" if how == "forgets the client" else "not_reached")
    assert shown["failing_since"]
    provider.lies.is_down = provider.lies.forgets_client = False
    provider.behaviour = "answer"
    assert await worker.half_a_minute_later()
    assert (await town.ada.get("/account/sign-in")).json()["provider"]["failing_since"] is None
    assert await alice.me()
    provider.person.stays = False
    assert await worker.half_a_minute_later()
    assert await alice.me() is None


async def _posts(visitor: Visitor, path: str, body: Json) -> Json:
    answer = await visitor.client.post(f"/api/v1{path}", json=body, headers={"Origin": visitor.address})
    assert answer.is_success, answer.text
    content: Json = answer.json()
    return content
