"""Claims whose timers a test lets fall due one by one, over HTTP."""

from uuid import UUID

import httpx2 as httpx

from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.ports_ladder import DueTimer
from flowpilot.application.timers import ACTS, TimerFiring
from tests.mail.office import bound
from tests.people import Colleague, Json
from tests.stories.scenes import People

REASON = {"reason": "I know this one"}


class Clockwork:
    """Makes the next timer of a handoff due and fires it."""

    def __init__(self, pool: Pool, app_url: str) -> None:
        self._firing = TimerFiring(PostgresUnits(pool, nobody_listens), ACTS)
        self._app_url = app_url

    async def next(self, who: Colleague, handoff: Json) -> str:
        """The kind of the timer that fired."""
        with bound(self._app_url, UUID(who.account_id)) as connection:
            row = connection.execute(
                """update timer set due_at = clock_timestamp()
                    where id = (select id from timer where handoff_id = %s and due_at is not null
                                 order by due_at limit 1)
                returning id, due_at, kind""",
                (handoff["id"],),
            ).fetchone()
        assert row, "nothing is pending"
        await self._firing.fire(DueTimer(UUID(who.account_id), row[0], row[1]))
        return str(row[2])

    def pending(self, who: Colleague, handoff: Json) -> list[str]:
        """The kinds of the timers that wait."""
        with bound(self._app_url, UUID(who.account_id)) as connection:
            rows = connection.execute(
                "select kind from timer where handoff_id = %s and due_at is not null order by due_at", (handoff["id"],)
            ).fetchall()
        return [row[0] for row in rows]


async def claimed(people: People) -> Json:
    """Alice's escalation, which Bob has just claimed."""
    handoff = await people["alice"].escalates(await people["alice"].starts())
    return await people["bob"].claims(handoff)


async def tries(who: Colleague, handoff: Json, act: str, body: Json | None = None) -> httpx.Response:
    """One act on a handoff."""
    return await who.post(f"/escalations/{handoff['id']}/{act}", body)


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """Status and code."""
    return answer.status_code, answer.json().get("code", "")
