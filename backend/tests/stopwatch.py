"""People with a stopwatch, in front of the API."""

from datetime import UTC, datetime, timedelta

import httpx2 as httpx

from tests.people import Colleague, Json

NOW = datetime.now(UTC)


def timed(minutes: float, people: int = 2, *, days_ago: float = 1, **more: object) -> Json:
    """A call so many minutes long, as the page sends it."""
    started_at = NOW - timedelta(days=days_ago)
    stopped_at = started_at + timedelta(minutes=minutes)
    return {"started_at": started_at.isoformat(), "stopped_at": stopped_at.isoformat(), "people": people, **more}


async def times(who: Colleague, minutes: float, people: int = 2, *, days_ago: float = 1, **more: object) -> Json:
    """A call that was kept."""
    answer = await who.post("/baselines", timed(minutes, people, days_ago=days_ago, **more))
    assert answer.status_code == 201, answer.text
    call: Json = answer.json()
    return call


async def changes(who: Colleague, call: Json, reason: str = "A slip", **given: object) -> httpx.Response:
    """A correction."""
    return await who.client.patch(f"/baselines/{call['id']}", json={**given, "reason": reason})


async def removes(who: Colleague, call: Json, reason: str = "A test") -> httpx.Response:
    """A removal."""
    return await who.client.request("DELETE", f"/baselines/{call['id']}", json={"reason": reason})


async def savings(who: Colleague, period: str = "30d") -> Json:
    """What the account saves."""
    answer = await who.get("/analytics/flowpilot/savings", params={"period": period})
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found
