"""Files of a session: who sends and fetches them, what they are called, how large they may be."""

import asyncio
from hashlib import sha256
from typing import Any

import httpx2 as httpx
import pytest

from flowpilot.domain.session_file import FILE_LIMIT, PART
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3_000  # a little more than two parts


async def test_what_alice_sends_bob_fetches_byte_by_byte(town: Town) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    sent = await _sends(town.alice, session, "Fehler 4711 – Übersicht.png", PICTURE, "image/png")
    assert sent.status_code == 201, sent.text
    file = sent.json()
    assert (file["name"], file["size"], file["media_type"]) == (
        "Fehler 4711 – Übersicht.png",
        len(PICTURE),
        "image/png",
    )
    assert len(PICTURE) > 2 * PART
    fetched = await town.bob.get(f"/ai-sessions/{session['id']}/files/{file['id']}")
    assert sha256(fetched.content).digest() == sha256(PICTURE).digest()
    assert fetched.headers["content-disposition"] == (
        'attachment; filename="Fehler 4711 _ _bersicht.png"; '
        "filename*=UTF-8''Fehler%204711%20%E2%80%93%20%C3%9Cbersicht.png"
    )
    assert fetched.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in fetched.headers["content-security-policy"]
    assert (await town.bob.get(f"/ai-sessions/{session['id']}/files")).json()["items"] == [file]
    assert (await town.bob.context(handoff))["files"] == [{"id": file["id"], "name": file["name"]}]
    assert (await town.alice.sees(session))["step_count"] == 0


async def test_a_page_that_is_sent_is_never_given_out_as_one(town: Town) -> None:
    session = await town.alice.starts()
    file = (await _sends(town.alice, session, "../../evil\u202egnp.html", b"<script>1</script>", "text/html")).json()
    assert (file["name"], file["media_type"]) == ("evilgnp.html", "application/octet-stream")
    fetched = await town.alice.get(f"/ai-sessions/{session['id']}/files/{file['id']}")
    assert fetched.headers["content-type"] == "application/octet-stream"
    assert fetched.headers["content-disposition"].startswith("attachment;")


async def test_a_file_is_the_claimers_first_action_and_the_former_owner_sends_none(town: Town) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    await town.bob.claims(handoff)
    refused = await _sends(town.alice, session, "log.txt", b"log")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_the_claimer")
    assert (await town.alice.sees(session))["handoff"]["first_action_at"] is None
    assert (await _sends(town.bob, session, "log.txt", b"log")).status_code == 201
    rows = (await town.ada.get("/analytics/flowpilot/escalations.csv?period=7d")).text
    assert ",file," in rows


async def test_rights_come_before_size_and_size_before_state(town: Town) -> None:
    session = await town.alice.starts()
    too_much = b"x" * (FILE_LIMIT + 1)
    by_bob = await _sends(town.bob, session, "a.bin", too_much)
    assert (by_bob.status_code, by_bob.json()["code"]) == (403, "not_the_owner")
    by_charlie = await _sends(town.charlie, session, "a.bin", b"x")
    assert by_charlie.status_code == 404
    by_vera = await _sends(town.vera, session, "a.bin", b"x")
    assert (by_vera.status_code, by_vera.json()["code"]) == (403, "forbidden")
    await town.alice.post(f"/ai-sessions/{session['id']}/pause")
    by_alice = await _sends(town.alice, session, "a.bin", too_much)
    assert (by_alice.status_code, by_alice.json()["code"]) == (413, "too_large")
    assert (await _sends(town.alice, session, "", b"x")).status_code == 422
    assert (await _sends(town.alice, session, "a.bin", b"")).status_code == 422
    in_time = await _sends(town.alice, session, "a.bin", b"x")
    assert (in_time.status_code, in_time.json()["code"]) == (409, "wrong_state")
    assert (await town.alice.get(f"/ai-sessions/{session['id']}/files")).json() == {"items": []}


async def test_a_file_of_25_megabytes_without_a_declared_length_arrives_and_one_byte_more_does_not(town: Town) -> None:
    session = await town.alice.starts()

    async def stream(size: int) -> Any:  # noqa: ANN401 - httpx takes an iterator of bytes
        for _ in range(size // PART):
            yield bytes(PART)
        if size % PART:
            yield bytes(size % PART)

    arrived = await _sends(town.alice, session, "disk.img", stream(FILE_LIMIT))
    assert (arrived.status_code, arrived.json()["size"]) == (201, FILE_LIMIT)
    refused = await _sends(town.alice, session, "disk.img", stream(FILE_LIMIT + 1))
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")


async def test_a_repeat_with_a_key_stores_one_file_and_another_file_is_refused(town: Town) -> None:
    session = await town.alice.starts()
    first = await _sends(town.alice, session, "a.txt", b"one", key="k")
    again = await _sends(town.alice, session, "a.txt", b"one", key="k")
    other = await _sends(town.alice, session, "a.txt", b"two", key="k")
    renamed = await _sends(town.alice, session, "b.txt", b"one", key="k")
    assert again.json() == first.json()
    assert [other.status_code, renamed.status_code] == [422, 422]
    assert len((await town.alice.get(f"/ai-sessions/{session['id']}/files")).json()["items"]) == 1


async def test_a_viewer_reads_names_in_transit_without_secrets_and_fetches_nothing(town: Town) -> None:
    session = await town.alice.starts()
    file = (await _sends(town.alice, session, "password=hunter2 notes.txt", b"x")).json()
    address = f"/ai-sessions/{session['id']}/files"
    assert (await town.vera.get(address)).status_code == 403
    await town.alice.escalates(session)
    (seen,) = (await town.vera.get(address)).json()["items"]
    assert "hunter2" not in seen["name"]
    assert (await town.vera.get(f"{address}/{file['id']}")).status_code == 403


async def test_whoever_sends_slowly_holds_up_nobody(town: Town) -> None:
    session = await town.alice.starts()
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slowly() -> Any:  # noqa: ANN401 - httpx takes an iterator of bytes
        yield b"half of "
        begun.set()
        await go_on.wait()
        yield b"a log"

    sending = asyncio.create_task(_sends(town.alice, session, "slow.log", slowly()))
    await begun.wait()
    async with asyncio.timeout(10):
        await town.alice.records(session, "note", "Meanwhile")
    go_on.set()
    assert (await sending).json()["size"] == len(b"half of a log")


async def _sends(
    who: Colleague,
    session: Json,
    name: str,
    content: Any,  # noqa: ANN401 - bytes or an iterator of them
    media_type: str = "text/plain",
    key: str | None = None,
) -> httpx.Response:
    headers = {"Content-Type": media_type} | ({"Idempotency-Key": key} if key else {})
    return await who.client.post(
        f"/ai-sessions/{session['id']}/files", params={"name": name}, content=content, headers=headers
    )
