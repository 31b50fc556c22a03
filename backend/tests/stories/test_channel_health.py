"""Which channels fail, as admins see it: from the first failure after the last success on."""

from datetime import UTC, datetime, timedelta
from typing import LiteralString
from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.browsers import SLACK
from tests.mail.office import bound
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

# What the worker writes: an attempt with its end, and where that leaves the delivery.
ATTEMPT: LiteralString = """
    insert into delivery_attempt (account_id, delivery_id, number, started_at, ended_at, outcome, detail)
    select account_id, id, attempt_count + 1, %(at)s, %(at)s, %(outcome)s, %(detail)s
      from delivery where id = any(%(ids)s)"""
STANDING: LiteralString = """
    update delivery set state = %(state)s, reason = %(reason)s, attempt_count = attempt_count + 1, lease_until = %(at)s,
           due_at = case when %(state)s = 'failed' then %(at)s + interval '1 hour' end,
           ended_at = case when %(state)s <> 'failed' then %(at)s end
     where id = any(%(ids)s)"""
NOW = datetime.now(UTC)


class Worker:
    """Writes what became of the deliveries of one account."""

    def __init__(self, urls: DatabaseUrls, account_id: str) -> None:
        self._urls = urls
        self._account_id = UUID(account_id)

    def deliveries(self, handoff: Json, channel: str, recipient: str | None = None) -> list[UUID]:
        """The ids of a handoff's deliveries over one kind of channel, to one person or all."""
        with bound(self._urls.app, self._account_id) as connection:
            rows = connection.execute(
                """select d.id from delivery d left join app_user u on u.id = d.user_id
                    where d.handoff_id = %s and d.channel = %s and (%s::text is null or u.name = %s)""",
                (handoff["id"], channel, recipient, recipient),
            )
            return [row[0] for row in rows.fetchall()]

    def tried(self, ids: list[UUID], state: str, reason: str | None, minutes_ago: float, detail: str = "…") -> None:
        """An attempt of each, so many minutes ago."""
        outcome = {"sent": "sent", "failed": "temporary", "dead": "permanent"}[state]
        at = NOW - timedelta(minutes=minutes_ago)
        values = {"ids": ids, "state": state, "reason": reason, "at": at, "outcome": outcome, "detail": detail}
        with bound(self._urls.app, self._account_id) as connection:
            connection.execute(ATTEMPT, values)
            connection.execute(STANDING, values)


@pytest.fixture
def worker(town: Town, embedded: DatabaseUrls) -> Worker:
    return Worker(embedded, town.alice.account_id)


async def test_nothing_fails_where_nothing_was_tried(town: Town) -> None:
    await town.alice.escalates(await town.alice.starts())
    assert (await town.ada.get("/channels/health")).json() == {"mail_configured": False, "items": []}


async def test_a_room_that_refuses_is_named_with_its_last_words(town: Town, worker: Worker) -> None:
    hall = (await town.ada.post("/channels", {**SLACK, "name": "Hall"})).json()
    for minutes_ago in (50, 20):
        handoff = await town.alice.escalates(await town.alice.starts())
        ids = worker.deliveries(handoff, "slack")
        worker.tried(ids, "dead", "refused", minutes_ago, f"403 {minutes_ago} minutes ago")
    (failing,) = await _failing(town.ada)
    assert failing == {
        "channel_id": hall["id"],
        "kind": "slack",
        "name": "Hall",
        "server": "hooks.slack.example",
        "owner": None,
        "failing_since": _json(50),
        "failed": 0,
        "dead": 2,
        "last_reason": "refused",
        "last_detail": "403 20 minutes ago",
        "last_at": _json(20),
    }
    assert await _failing(town.charlie) == []


async def test_a_success_ends_it_and_the_next_failure_counts_anew(town: Town, worker: Worker) -> None:
    await town.bob.post("/alerts/channels", SLACK)
    one, two, three = [
        worker.deliveries(await town.alice.escalates(await town.alice.starts()), "slack") for _ in range(3)
    ]
    worker.tried(one, "failed", "server_unavailable", 40)
    assert [one["failed"] for one in await _failing(town.ada)] == [1]
    worker.tried(two, "sent", None, 30)
    assert await _failing(town.ada) == []
    worker.tried(three, "dead", "refused", 10)
    (failing,) = await _failing(town.ada)
    assert (failing["failed"], failing["dead"], failing["failing_since"]) == (0, 1, _json(10))
    assert failing["owner"] == {"id": town.bob.id, "name": "Bob"}


async def test_a_dead_mail_server_is_one_failure_and_nobodys_fault(town: Town, worker: Worker) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    worker.tried(worker.deliveries(handoff, "email"), "failed", "server_unavailable", 5, "connection refused")
    (failing,) = await _failing(town.ada)
    assert (failing["kind"], failing["server"], failing["owner"], failing["failed"]) == ("email", "mail", None, 2)
    later = await town.alice.escalates(await town.alice.starts())
    worker.tried(worker.deliveries(later, "email", "Bob"), "sent", None, 1)
    assert await _failing(town.ada) == []


async def test_a_dead_address_is_its_owners_and_the_mail_server_works(town: Town, worker: Worker) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    worker.tried(worker.deliveries(handoff, "email", "Bob"), "dead", "refused", 5, "550 no such user")
    worker.tried(worker.deliveries(handoff, "email", "ada"), "sent", None, 4)
    (failing,) = await _failing(town.ada)
    assert (failing["channel_id"], failing["owner"]["name"], failing["dead"]) == (None, "Bob", 1)
    assert failing["last_detail"] == "550 no such user"


async def test_what_was_removed_or_belongs_to_somebody_disabled_fails_no_more(town: Town, worker: Worker) -> None:
    chat = (await town.bob.post("/alerts/channels", SLACK)).json()
    handoff = await town.alice.escalates(await town.alice.starts())
    worker.tried(worker.deliveries(handoff, "slack"), "dead", "refused", 5)
    worker.tried(worker.deliveries(handoff, "email", "Bob"), "dead", "refused", 5)
    assert len(await _failing(town.ada)) == 2
    await town.bob.client.delete(f"/alerts/channels/{chat['id']}")
    assert [one["kind"] for one in await _failing(town.ada)] == ["email"]
    await town.ada.client.patch(f"/users/{town.bob.id}", json={"disabled": True})
    assert await _failing(town.ada) == []


async def test_what_was_yesterday_is_forgotten(town: Town, worker: Worker, embedded: DatabaseUrls) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    worker.tried(worker.deliveries(handoff, "email", "Bob"), "dead", "refused", 5)
    with bound(embedded.app, UUID(town.alice.account_id)) as connection:
        connection.execute("update delivery set created_at = created_at - interval '25 hours'")
    assert await _failing(town.ada) == []


async def _failing(admin: Colleague) -> list[Json]:
    answer = await admin.get("/channels/health")
    assert answer.status_code == 200, answer.text
    items: list[Json] = answer.json()["items"]
    return items


def _json(minutes_ago: float) -> str:
    return (NOW - timedelta(minutes=minutes_ago)).isoformat(timespec="microseconds").replace("+00:00", "Z")
