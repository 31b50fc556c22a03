"""A worker inside the test's event loop that lets canaries fly, less patient than the real one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.channels.letter import Letters
from flowpilot.adapters.db.due_deliveries import PostgresDueDeliveries
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.timers import PostgresDueTimers
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.own_stream import OwnStreams
from flowpilot.adapters.secrets import RandomSecrets
from flowpilot.application.canary import FLIGHT
from flowpilot.application.canary_flights import CanaryFlights, Patience
from flowpilot.application.deliveries import DeliverySender
from flowpilot.application.delivery_rounds import DeliveryRounds
from flowpilot.application.timer_rounds import TimerRounds
from flowpilot.application.timers import TimerFiring
from tests.mail.office import bound
from tests.people import Colleague, Json

IMPATIENT = Patience(stream=2.0, frame=2.0, mail=2.0)
LETTERS = Letters("FlowPilot <flowpilot@msp.example>", "https://flowpilot.example")
ADDRESS = "canary@msp.example"


@asynccontextmanager
async def working(
    urls: DatabaseUrls, address: str, mail: str, *, patience: Patience = IMPATIENT, sends: bool = True
) -> AsyncIterator[None]:
    """Timers, flights and deliveries of a worker to which the API answers at `address`; its faults are the test's."""
    faults: list[BaseException] = []
    async with open_pool(urls.app, size=6) as pool, open_pool(urls.worker, size=2) as across:
        units = PostgresUnits(pool, nobody_listens)
        flights = CanaryFlights(units, OwnStreams(address).follow, RandomSecrets(), faults.append, patience)
        firing = TimerFiring(units, {FLIGHT: flights.take_off})
        timers = TimerRounds(PostgresDueTimers(across), firing.fire, lambda: None, faults.append)
        sender = DeliverySender(units, {"email": SmtpChannel(mail, LETTERS)})
        due = PostgresDueDeliveries(across)
        rounds = DeliveryRounds(due, units, sender.deliver, lambda: None, faults.append)
        flying = [asyncio.create_task(part) for part in (timers.run(), flights.run())]
        sending = [asyncio.create_task(rounds.run())] if sends else []
        try:
            yield
        finally:
            for task in flying:
                task.cancel()
            rounds.stop()
            await asyncio.gather(*flying, *sending, return_exceptions=True)
    assert not faults, faults


async def lets_fly(admin: Colleague) -> Json:
    """The admin sets the canary up; the answer."""
    answer = await admin.client.put("/canary", json={"enabled": True, "every_minutes": 5, "address": ADDRESS})
    assert answer.status_code == 200, answer.text
    canary: Json = answer.json()
    return canary


async def until_landed(admin: Colleague, patience: float = 30.0) -> Json:
    """How it stands when the newest flight is over."""
    async with asyncio.timeout(patience):
        while True:
            canary: Json = (await admin.get("/canary")).json()
            if canary["last_ended_at"] and not canary["is_flying"]:
                return canary
            await asyncio.sleep(0.1)


async def flies_again(admin: Colleague, urls: DatabaseUrls) -> Json:
    """The next flight, when it is over: time passes until it is due."""
    time_passes(admin, urls, timedelta(minutes=5))
    before = (await admin.get("/canary")).json()["last_started_at"]
    async with asyncio.timeout(10):
        while (await admin.get("/canary")).json()["last_started_at"] == before:
            await asyncio.sleep(0.1)
    return await until_landed(admin)


def time_passes(admin: Colleague, urls: DatabaseUrls, by: timedelta) -> None:
    """For the account's canary alone."""
    with bound(urls.app, UUID(admin.account_id)) as connection:
        connection.execute("update timer set due_at = due_at - %s where kind = 'canary'", (by,))
        connection.execute(
            """update canary set next_at = next_at - %(by)s, started_at = started_at - %(by)s,
                                 ended_at = ended_at - %(by)s, back_at = back_at - %(by)s""",
            {"by": by},
        )


def hidden_ids(admin: Colleague, urls: DatabaseUrls) -> Json:
    """Whatever the canary of the account is made of, around the product."""
    with bound(urls.app, UUID(admin.account_id)) as connection:
        row = connection.execute(
            """select c.user_id, c.session_id, h.id from canary c
                 left join session_handoff h on h.session_id = c.session_id order by h.created_at desc limit 1"""
        ).fetchone()
        assert row
    return {"user": str(row[0]), "session": str(row[1]), "handoff": str(row[2])}


def bell_of(items: list[Json]) -> list[str]:
    """What a bell says of canaries, oldest first."""
    return [item["title"] for item in reversed(items) if item["kind"] == "canary"]
