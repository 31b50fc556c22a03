"""Hours saved a week with the pilot's verdict, and when the pilot began."""

from typing import Annotated

from fastapi import Query

from flowpilot.api.requests import ADMIN, WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.savings_schemas import PilotIn, PilotOut, SavingsOut
from flowpilot.application import pilots, savings
from flowpilot.domain.metric import Period

working = router_for(WORKING, prefix="/analytics/flowpilot", tags=["analytics"])
admin = router_for(ADMIN, tags=["account"])


@working.get("/savings")
async def read_savings(
    unit: TheUnit,
    services: TheServices,
    period: Annotated[Period, Query(description="So many times 24 hours, up to now.")] = "30d",
) -> SavingsOut:
    """Hours saved a week as a range, or why there is none; the verdict is about the whole pilot."""
    engines = savings.Engines(services.statistics, services.saving_statistics)
    return SavingsOut.of(await savings.savings(unit, engines, period))


@admin.post("/account/pilot")
async def begin_pilot(body: PilotIn, unit: TheUnit, actor: TheActor) -> PilotOut:
    """Say when the pilot began, once; without it, that is when the account was made. 409 `pilot_already_set`."""
    account = await pilots.set_start(unit, actor, body.started_at)
    return PilotOut(started_at=account.pilot_started_at, set_by_admin=True, set_at=account.pilot_set_at)
