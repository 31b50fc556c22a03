"""Hours saved a week with the pilot's verdict, and when the pilot began."""

from fastapi import Request, Response

from flowpilot.api.computed import ComputedRoute, later
from flowpilot.api.flowpilot_analytics import ThePeriod
from flowpilot.api.requests import ADMIN, WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.savings_schemas import PilotIn, PilotOut, SavingsOut
from flowpilot.api.schemas import Out
from flowpilot.application import pilots, savings

working = router_for(WORKING, route=ComputedRoute, prefix="/analytics/flowpilot", tags=["analytics"])
admin = router_for(ADMIN, tags=["account"])


@working.get("/savings", response_model=SavingsOut)
async def read_savings(
    request: Request, unit: TheUnit, actor: TheActor, services: TheServices, period: ThePeriod = "30d"
) -> Response:
    """Hours saved a week as a range, or why there is none; the verdict is about the whole pilot."""
    reading = await savings.read(unit, period)

    async def compute() -> Out:
        engines = savings.Engines(services.statistics, services.saving_statistics)
        return SavingsOut.of(await savings.measure(reading, engines), actor.language)

    return later(request, compute)


@admin.post("/account/pilot")
async def begin_pilot(body: PilotIn, unit: TheUnit, actor: TheActor) -> PilotOut:
    """Say when the pilot began, once; without it, that is when the account was made. 409 `pilot_already_set`."""
    account = await pilots.set_start(unit, actor, body.started_at)
    return PilotOut(started_at=account.pilot_started_at, set_by_admin=True, set_at=account.pilot_set_at)
