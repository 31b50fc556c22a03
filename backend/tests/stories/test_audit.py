"""The audit trail: whatever a write changed, without gaps, chained, and with nothing of what people wrote."""

import asyncio
from typing import Any, LiteralString

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.browsers import SLACK
from tests.busy_day import MARKER, busy_day
from tests.people import Colleague, Town
from tests.stopwatch import timed, times

pytestmark = pytest.mark.anyio

BIND = "select set_config('app.account_id', %s, true)"

# Every row that does not follow from the one before it, as an auditor computes it, and the head at the end.
BROKEN: LiteralString = """
    with chained as (
        select *, lag(hash, 1, sha256('')) over (order by number) as link, row_number() over (order by number) as place
          from audit)
    select number from chained
     where number <> place or previous_hash <> link
        or hash <> audit_row_hash(link, account_id, number, at, actor_id, act, subject_kind, subject_id, members)
    union all
    select h.audit_number from stream_head h
     where h.audit_number <> (select count(*) from audit)
        or h.audit_hash <> coalesce((select hash from audit order by number desc limit 1), sha256(''))
     order by 1"""


# What somebody with the power to do it does to the entries, and which of them the auditor then names at least.
TAMPERINGS: list[tuple[LiteralString, set[int]]] = [
    ("update audit set actor_id = gen_random_uuid() where number = 3", {3}),
    ("update audit set at = at + interval '1 second' where number = 3", {3}),
    ('update audit set members = members || \'{"way": "own"}\' where number = 3', {3}),
    ("delete from audit where number = 3", {4}),
    (
        """update audit a set act = b.act, subject_id = b.subject_id, members = b.members from audit b
            where (a.number, b.number) in ((3, 4), (4, 3))""",
        {3, 4},
    ),
    (
        """insert into audit select account_id, number + 1, at, actor_id, act, subject_kind, subject_id, members,
                                    hash, sha256('x') from audit order by number desc limit 1""",
        set(),
    ),
    ("delete from audit where number = (select max(number) from audit)", set()),
]


def asked(urls: DatabaseUrls, colleague: Colleague, statement: LiteralString) -> list[Any]:
    """The first column of the answer, in the colleague's account."""
    with psycopg.connect(urls.app) as app:
        app.execute(BIND, (colleague.account_id,))
        return [row[0] for row in app.execute(statement).fetchall()]


def acts(urls: DatabaseUrls, colleague: Colleague) -> list[str]:
    return asked(urls, colleague, "select act from audit order by number")


async def test_every_accepted_write_leaves_its_entries(town: Town, embedded: DatabaseUrls) -> None:
    alice, bob, ada = town.alice, town.bob, town.ada
    one, two, three, four = [await alice.starts() for _ in range(4)]
    handoff = await alice.escalates(one)
    other = await alice.escalates(two)
    bell = (await bob.get("/notifications")).json()["items"][0]["id"]
    invited = {"email": "nora@audit.example", "name": "Nora", "role": "viewer"}
    token = (await alice.get("/auth/tokens")).json()["items"][0]["id"]
    await _writes(
        embedded,
        [
            (alice, "POST", "/ai-sessions", {"problem": "a"}, ["ai_session.start"]),
            (alice, "POST", f"/ai-sessions/{one['id']}/steps", _NOTE, ["ai_session_step.record"]),
            (alice, "POST", f"/ai-sessions/{three['id']}/guide", None, ["ai_session_step.record"]),
            (bob, "POST", f"/notifications/{bell}/read", None, ["notification.read"]),
            (bob, "POST", f"/escalations/{handoff['id']}/opened", None, ["session_handoff.open"]),
            (bob, "POST", f"/escalations/{handoff['id']}/claim", {"way": "own"}, ["session_handoff.claim"]),
            (bob, "POST", f"/escalations/{handoff['id']}/release", _REASON, ["session_handoff.release"]),
            (ada, "POST", f"/escalations/{handoff['id']}/claim", {"way": "own"}, ["session_handoff.claim"]),
            (
                ada,
                "POST",
                f"/escalations/{handoff['id']}/hand-back",
                {"answer": "so"},
                ["session_handoff.hand_back"],
            ),
            (alice, "POST", f"/escalations/{other['id']}/cancel", _REASON, ["session_handoff.cancel"]),
            (alice, "POST", f"/ai-sessions/{two['id']}/handoff", _PARK, ["session_handoff.create"]),
            (alice, "POST", f"/ai-sessions/{two['id']}/resume", None, ["ai_session.resume"]),
            (alice, "POST", f"/ai-sessions/{three['id']}/pause", None, ["ai_session.pause"]),
            (alice, "POST", f"/ai-sessions/{three['id']}/resolve", {"summary": "so"}, ["ai_session.resolve"]),
            (alice, "POST", f"/ai-sessions/{four['id']}/abandon", _REASON, ["ai_session.abandon"]),
            (alice, "POST", "/auth/tokens", {"name": "laptop"}, ["token.make"]),
            (ada, "PATCH", "/account", {"name": "MSP"}, ["account.change"]),
            (ada, "POST", "/users", invited, ["user.add"]),
            (ada, "PATCH", f"/users/{town.vera.id}", {"tier": 2}, ["user.change"]),
            (ada, "DELETE", f"/users/{town.vera.id}", None, ["user.delete"]),
            (alice, "DELETE", f"/auth/tokens/{token}", None, ["token.end"]),
        ],
    )


async def test_every_write_about_the_baseline_leaves_its_entry(town: Town, embedded: DatabaseUrls) -> None:
    calls = [await times(town.alice, 5, days_ago=2) for _ in range(6)]
    first, last = f"/baselines/{calls[0]['id']}", f"/baselines/{calls[-1]['id']}"
    period = {"from": calls[0]["started_at"], "to": calls[-1]["stopped_at"]}
    await _writes(
        embedded,
        [
            (town.alice, "POST", "/baselines", timed(5), ["baseline_call.record"]),
            (town.alice, "PATCH", first, {"people": 3, **_REASON}, ["baseline_call.change"]),
            (town.alice, "PATCH", first, {"people": 3, **_REASON}, []),
            (town.alice, "DELETE", last, _REASON, ["baseline_call.remove"]),
            (town.ada, "POST", "/baselines/freezes", period, ["baseline_freeze.make"]),
            (town.ada, "POST", "/account/pilot", {"started_at": "2026-03-02T09:00:00Z"}, ["account.begin_pilot"]),
        ],
    )
    freeze_id = (await town.ada.get("/baselines/freezes")).json()["items"][0]["id"]
    lift = f"/baselines/freezes/{freeze_id}/lift"
    await _writes(embedded, [(town.ada, "POST", lift, _REASON, ["baseline_freeze.lift"])])


async def test_every_write_about_alerts_leaves_its_entry(town: Town, embedded: DatabaseUrls) -> None:
    bob, ada = town.bob, town.ada
    chat = (await bob.post("/alerts/channels", SLACK)).json()["id"]
    hall = (await ada.post("/channels", SLACK)).json()["id"]
    await _writes(
        embedded,
        [
            (bob, "PATCH", "/alerts", {"email": "away"}, ["alert_preference.change"]),
            (bob, "POST", "/alerts/channels", SLACK, ["alert_channel.add"]),
            (bob, "POST", "/alerts/test", {"channel_id": chat}, ["alert.test"]),
            (bob, "DELETE", f"/alerts/channels/{chat}", None, ["alert_channel.end"]),
            (ada, "POST", "/channels", SLACK, ["alert_channel.add"]),
            (ada, "PATCH", f"/channels/{hall}", {"name": "Great hall"}, ["alert_channel.change"]),
            (ada, "POST", f"/channels/{hall}/test", None, ["alert.test"]),
            (ada, "DELETE", f"/channels/{hall}", None, ["alert_channel.end"]),
        ],
    )


async def test_every_write_about_waiting_leaves_its_entry(town: Town, embedded: DatabaseUrls) -> None:
    alice, bob, ada = town.alice, town.bob, town.ada
    handoff = await alice.escalates(await alice.starts())
    await bob.claims(handoff)
    path = f"/escalations/{handoff['id']}"
    to_bob = {"user_id": bob.id, "reason": f"Bob knows {MARKER}"}
    await _writes(
        embedded,
        [
            (bob, "POST", f"{path}/keep", None, []),
            (ada, "POST", f"{path}/take-over", _REASON, ["session_handoff.take_over"]),
            (ada, "POST", f"{path}/reassign", to_bob, ["session_handoff.reassign"]),
            (ada, "PUT", "/ladder", {"policies": [], "calendar": None}, ["ladder.change"]),
            (ada, "POST", "/ladder/preview", {"priority": "high"}, []),
        ],
    )


async def test_refusals_and_reads_leave_nothing(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    await town.bob.claims(handoff)
    before = acts(embedded, town.alice)
    heads = asked(embedded, town.alice, "select number from stream_head")
    for colleague, path, body in (
        (town.alice, f"/ai-sessions/{session['id']}/handoff", {"intent": "escalate", "reason": "again"}),
        (town.ada, f"/escalations/{handoff['id']}/claim", {"way": "own"}),
        (town.alice, f"/escalations/{handoff['id']}/claim", {"way": "own"}),
        (town.alice, f"/escalations/{handoff['id']}/release", _REASON),
        (town.vera, "/ai-sessions", {"problem": "a"}),
        (town.bob, f"/ai-sessions/{session['id']}/pause", None),
        (town.bob, f"/ai-sessions/{session['id']}/steps", {"kind": "note", "text": ""}),
    ):
        assert (await colleague.post(path, body)).is_client_error, path
    for path in ("/ai-sessions", f"/ai-sessions/{session['id']}", f"/escalations/{handoff['id']}", "/escalations"):
        assert (await town.bob.get(path)).is_success
    await town.bob.claims(handoff)
    assert acts(embedded, town.alice) == before
    assert asked(embedded, town.alice, "select number from stream_head") == heads


async def test_sixteen_writers_leave_no_gap(town: Town, embedded: DatabaseUrls) -> None:
    before = len(acts(embedded, town.alice))
    await asyncio.gather(*(colleague.starts() for colleague in (town.alice, town.bob, town.ada, town.alice) * 8))
    numbers = asked(embedded, town.alice, "select number from audit order by number")
    assert numbers == list(range(1, before + 33))
    assert asked(embedded, town.alice, BROKEN) == []


async def test_nothing_that_people_wrote_is_in_it(town: Town, pool: Pool, embedded: DatabaseUrls) -> None:
    day = await busy_day(town, pool, embedded)
    await town.bob.post(f"/escalations/{day.handoff['id']}/release", {"reason": f"No time {MARKER}"})
    await town.ada.client.patch("/account", json={"name": f"MSP {MARKER}"})
    entries = asked(embedded, town.alice, "select act from audit")
    assert len(set(entries)) >= 10
    assert [entry for entry in asked(embedded, town.alice, "select audit::text from audit") if MARKER in entry] == []


async def test_tampering_shows(town: Town, embedded: DatabaseUrls) -> None:
    await town.bob.claims(await town.alice.escalates(await town.alice.starts()))
    assert asked(embedded, town.alice, BROKEN) == []
    for tampering, found in TAMPERINGS:
        broken = _broken_by(embedded, town.alice, tampering)
        assert broken, tampering
        assert found <= broken, tampering


def _broken_by(urls: DatabaseUrls, colleague: Colleague, tampering: LiteralString) -> set[int]:
    with psycopg.connect(urls.owner) as owner:
        # The owner of the tables can open the walls for himself, as nobody else can.
        owner.execute("create policy auditor on audit to current_user using (account_id = current_account())")
        owner.execute("create policy auditor on stream_head to current_user using (account_id = current_account())")
        owner.execute(BIND, (colleague.account_id,))
        changed = owner.execute(tampering).rowcount
        broken = {row[0] for row in owner.execute(BROKEN)}
        owner.rollback()
    assert changed
    return broken


async def test_the_running_product_cannot_change_it(town: Town, embedded: DatabaseUrls) -> None:
    for statement in ("update audit set act = act", "delete from audit", "truncate audit"):
        with pytest.raises(InsufficientPrivilege):
            asked(embedded, town.alice, statement)


_NOTE = {"kind": "note", "text": "hello"}
_REASON = {"reason": "no time"}
_PARK = {"intent": "park", "reason": "later"}


async def _writes(
    urls: DatabaseUrls, writes: list[tuple[Colleague, str, str, dict[str, Any] | None, list[str]]]
) -> None:
    seen = len(acts(urls, writes[0][0]))
    for colleague, method, path, body, expected in writes:
        answer = await colleague.client.request(method, path, json=body)
        assert answer.is_success, (path, answer.text)
        written = acts(urls, colleague)
        assert written[seen:] == expected, path
        seen = len(written)
    assert asked(urls, writes[0][0], BROKEN) == []
