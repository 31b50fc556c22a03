"""The audit trail as an admin reads it, and as an operator checks it."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import LiteralString
from uuid import UUID

import psycopg
import pytest
from psycopg.rows import dict_row

from flowpilot.adapters.db.audit_trail import VERDICT
from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.people import Colleague, Town

pytestmark = pytest.mark.anyio

BIND = "select set_config('app.account_id', %s, true)"
ENTRIES = 24
TAMPERINGS = 200


async def _acts(colleague: Colleague, query: str = "") -> list[str]:
    answer = await colleague.get(f"/audit?limit=200&{query}")
    assert answer.status_code == 200, answer.text
    return [item["act"] for item in answer.json()["items"]]


async def test_an_admin_reads_it_newest_first_and_page_by_page(town: Town) -> None:
    for _ in range(5):
        await town.alice.starts()
    whole = (await town.ada.get("/audit?limit=200")).json()
    assert [item["number"] for item in whole["items"]] == list(range(len(whole["items"]), 0, -1))
    assert whole["next_cursor"] is None
    newest = whole["items"][0]
    assert (newest["act"], newest["subject"]["kind"]) == ("ai_session.start", "ai_session")
    assert newest["actor"] == {"id": town.alice.id, "name": "Alice"}
    pages, cursor = [], ""
    while True:
        page = (await town.ada.get(f"/audit?limit=3{cursor}")).json()
        pages += page["items"]
        if page["next_cursor"] is None:
            break
        await town.alice.starts()
        cursor = f"&cursor={page['next_cursor']}"
    assert pages == whole["items"]


async def test_only_admins_of_the_account_read_it(town: Town) -> None:
    for colleague in (town.alice, town.vera):
        assert (await colleague.get("/audit")).status_code == 403
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    seen = [item["subject"]["id"] for item in (await town.charlie.get("/audit?limit=200")).json()["items"]]
    assert session["id"] not in seen
    assert handoff["id"] not in seen
    assert await _acts(town.charlie, f"handoff_id={handoff['id']}") == []


async def test_a_handoff_with_all_that_was_done_to_it_and_its_session_meanwhile(town: Town) -> None:
    session = await town.alice.starts()
    await town.alice.post(f"/ai-sessions/{session['id']}/steps", {"kind": "note", "text": "before"})
    handoff = await town.alice.escalates(session)
    other = await town.alice.escalates(await town.alice.starts())
    await town.bob.claims(handoff)
    await town.bob.claims(other)
    await town.bob.post(f"/ai-sessions/{session['id']}/steps", {"kind": "note", "text": "meanwhile"})
    await town.bob.post(f"/escalations/{handoff['id']}/hand-back", {"answer": "so"})
    await town.alice.post(f"/ai-sessions/{session['id']}/steps", {"kind": "note", "text": "after"})
    assert await _acts(town.ada, f"handoff_id={handoff['id']}") == [
        "session_handoff.hand_back",
        "ai_session_step.record",
        "session_handoff.claim",
        "session_handoff.create",
    ]


async def test_what_a_person_did_and_what_was_done_to_them(town: Town) -> None:
    await town.ada.client.patch(f"/users/{town.vera.id}", json={"tier": 2})
    await town.bob.starts()
    assert (await _acts(town.ada, f"user_id={town.vera.id}"))[0] == "user.change"
    assert "ai_session.start" not in await _acts(town.ada, f"user_id={town.vera.id}")
    assert (await _acts(town.ada, f"user_id={town.bob.id}"))[0] == "ai_session.start"


async def test_by_act_and_by_time(town: Town) -> None:
    await town.alice.escalates(await town.alice.starts())
    assert set(await _acts(town.ada, "act=ai_session")) == {"ai_session.start"}
    assert set(await _acts(town.ada, "act=session_handoff.create")) == {"session_handoff.create"}
    assert await _acts(town.ada, "act=ai_session.sta") == []
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert await _acts(town.ada, f"from={tomorrow}") == []
    assert await _acts(town.ada, f"to={tomorrow}") == await _acts(town.ada)


@pytest.mark.parametrize("query", ["cursor=x", "cursor=a0", "cursor=a99999999999999999999", "handoff_id=7", "limit=0"])
async def test_what_is_no_question_is_refused(town: Town, query: str) -> None:
    assert (await town.ada.get(f"/audit?{query}")).status_code == 422


async def test_two_hundred_tamperings_are_each_named(town: Town, embedded: DatabaseUrls) -> None:
    for _ in range(ENTRIES):
        await town.alice.starts()
    chance = random.Random(20261123)
    named = 0
    with _as_owner(embedded, town.alice) as owner:
        assert _verdict(owner) == (None, None)
        entries = len(owner.execute("select number from audit").fetchall())
        for turn in range(TAMPERINGS):
            kind, row, first_bad, statements = _tampering(chance, turn, entries)
            with owner.transaction(force_rollback=True):
                changed = sum(owner.execute(statement, {"row": row}).rowcount for statement in statements)
                assert changed, (kind, row)
                assert _verdict(owner)[0] == first_bad, (kind, row)
                named += 1
    assert named == TAMPERINGS


COLUMNS: dict[str, LiteralString] = {
    "at": "at = at + interval '1 microsecond'",
    "actor_id": "actor_id = gen_random_uuid()",
    "act": "act = act || 's'",
    "subject_kind": "subject_kind = 'login'",
    "subject_id": "subject_id = gen_random_uuid()",
    "members": 'members = members || \'{"way": "own"}\'',
    "previous_hash": "previous_hash = sha256(previous_hash)",
    "hash": "hash = sha256(hash)",
}
REHASH: LiteralString = """
    update audit set hash = audit_row_hash(previous_hash, account_id, number, at, actor_id, act, subject_kind,
                                           subject_id, members) where number = %(row)s"""
SHIFT: LiteralString = """
    insert into audit
    select account_id, (select max(number) + 1 from audit), at, actor_id, act, subject_kind, subject_id, members,
           previous_hash, hash from audit where number = %(row)s"""


def _tampering(chance: random.Random, turn: int, entries: int) -> tuple[str, int, int, list[LiteralString]]:
    """A kind of tampering, its row, the row that must be named, and its statements."""
    row = chance.randint(2, entries - 2)
    kinds: list[tuple[str, int, list[LiteralString]]] = [
        *(
            (column, row, [_updated(change)])  # the row itself does not carry its own hash any more
            for column, change in COLUMNS.items()
        ),
        # With its own hash made anew the row is whole, but the next one does not follow from it.
        ("altered and hashed anew", row + 1, [_updated(COLUMNS["act"]), REHASH]),
        ("deleted", row, ["delete from audit where number = %(row)s"]),
        (
            "deleted, and the rest moved up",
            row,
            [
                "delete from audit where number = %(row)s",
                "update audit set number = -number where number > %(row)s",
                "update audit set number = -number - 1 where number < 0",
            ],
        ),
        (
            "swapped",
            row,
            [
                "update audit set number = -1 where number = %(row)s",
                "update audit set number = %(row)s where number = %(row)s + 1",
                "update audit set number = %(row)s + 1 where number = -1",
            ],
        ),
        ("inserted at the end", entries + 1, [SHIFT]),
        (
            "inserted between",
            row,
            [
                "update audit set number = -number - 1 where number >= %(row)s",
                "update audit set number = -number where number < 0",
                """insert into audit select account_id, %(row)s, at, actor_id, act, subject_kind, subject_id, members,
                          previous_hash, hash from audit where number = %(row)s - 1""",
            ],
        ),
        ("cut at the end", row, ["delete from audit where number >= %(row)s"]),
        ("counter set back", entries, ["update stream_head set audit_number = audit_number - 1"]),
        ("last hash changed", entries + 1, ["update stream_head set audit_hash = sha256(audit_hash)"]),
    ]
    kind, first_bad, statements = kinds[turn % len(kinds)]
    return kind, row, first_bad, statements


def _updated(change: LiteralString) -> LiteralString:
    return "update audit set " + change + " where number = %(row)s"


def _verdict(owner: psycopg.Connection[dict[str, object]]) -> tuple[object, object]:
    row = owner.execute(VERDICT).fetchone()
    assert row
    return row["first_bad"], row["fault"]


@contextmanager
def _as_owner(urls: DatabaseUrls, colleague: Colleague) -> Iterator[psycopg.Connection[dict[str, object]]]:
    """The owner of the tables, who can open the walls for himself, in the colleague's account."""
    with psycopg.connect(urls.owner, row_factory=dict_row) as owner:
        owner.execute("create policy auditor on audit to current_user using (account_id = current_account())")
        owner.execute("create policy auditor on stream_head to current_user using (account_id = current_account())")
        owner.execute(BIND, (str(UUID(colleague.account_id)),))
        yield owner
        owner.rollback()
