"""A worker's part in a model's assessments, at a test's command."""

import asyncio
from uuid import UUID

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.model_assessments import ASSESS, Assessors
from flowpilot.application.ports_ladder import DueTimer
from flowpilot.application.ports_model import Model
from flowpilot.application.timers import TimerFiring
from tests.channels.sink import Sink
from tests.mail.office import bound
from tests.model.model_server import model_at
from tests.people import Colleague, Json


class ModelWorker:
    """`lost` is what an asking raised."""

    def __init__(self, urls: DatabaseUrls, pool: Pool, server: Sink) -> None:
        self._urls = urls
        self._units = PostgresUnits(pool, nobody_listens)
        self.model: Model | None = model_at(server)
        self.lost: list[BaseException] = []
        self._running: list[asyncio.Task[None]] = []

    async def works(self, who: Colleague, handoff: Json) -> Json:
        """The model's assessment, once what is due of it now was taken up and is over."""
        await self.takes_up(who, handoff)
        async with asyncio.timeout(20):
            while (found := await self.sees(who, handoff))["state"] == "pending":
                await asyncio.sleep(0.02)
        return found

    async def takes_up(self, who: Colleague, handoff: Json) -> int:
        """How many timers fired; their time has come, whenever it would be."""
        assessors = Assessors(self._units, self.model, self.lost.append)
        self._running.append(asyncio.create_task(assessors.run()))
        firing = TimerFiring(self._units, {ASSESS: assessors.take_up})
        with bound(self._urls.app, UUID(who.account_id)) as connection:
            due = connection.execute(
                """update timer set due_at = least(due_at, clock_timestamp())
                    where handoff_id = %s and kind = 'assess' and due_at is not null returning id, due_at""",
                (handoff["id"],),
            ).fetchall()
        for timer_id, due_at in due:
            await firing.fire(DueTimer(UUID(who.account_id), timer_id, due_at))
        return len(due)

    def dies(self) -> None:
        """Whatever it was doing, it does not finish."""
        for task in self._running:
            task.cancel()
        self._running.clear()

    async def sees(self, who: Colleague, handoff: Json) -> Json:
        """The model's part of the context screen."""
        found: Json = (await who.context(handoff))["model_assessment"]
        return found

    def events(self, who: Colleague) -> list[Json]:
        """The `handoff_assessment_ready` frames of the account."""
        with bound(self._urls.app, UUID(who.account_id)) as connection:
            rows = connection.execute(
                "select data from stream_event where kind = 'handoff_assessment_ready' order by number"
            ).fetchall()
        return [row[0] for row in rows]

    def moves_back(self, who: Colleague, handoff: Json, minutes: int) -> None:
        """The model was asked that much earlier."""
        with bound(self._urls.app, UUID(who.account_id)) as connection:
            connection.execute(
                "update model_assessment set asked_at = asked_at - make_interval(mins => %s) where handoff_id = %s",
                (minutes, handoff["id"]),
            )
