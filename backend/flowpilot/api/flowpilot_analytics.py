"""The metric: how long people wait and how fast they start, as an answer, as pictures and as a file."""

import asyncio
from typing import Annotated

from fastapi import Depends, Query, Request
from starlette.responses import Response

from flowpilot.api.analytics_schemas import EscalationMetricOut, write_csv
from flowpilot.api.analytics_view_schemas import BreakdownOut, CurvesOut, WeeksOut
from flowpilot.api.computed import ComputedRoute, later
from flowpilot.api.requests import WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Out, Word
from flowpilot.application import analytics, analytics_views
from flowpilot.application.analytics import Question
from flowpilot.domain.definition import ClockName
from flowpilot.domain.metric import Attribute, Filters, Period
from flowpilot.domain.session import Priority

working = router_for(WORKING, route=ComputedRoute, prefix="/analytics/flowpilot", tags=["analytics"])

ThePeriod = Annotated[Period, Query(description="So many times 24 hours, up to now.")]
TheClock = Annotated[ClockName, Query(description="The duty clock stands still while nobody is on duty.")]


async def _filters(
    priority: Annotated[Priority | None, Query()] = None,
    category: Annotated[Word | None, Query(description="Empty for those without.")] = None,
    client: Annotated[Word | None, Query(description="The client's name; empty for those without.")] = None,
) -> Filters:
    return Filters(priority, category, client)


TheFilters = Annotated[Filters, Depends(_filters)]


async def _question(
    filters: TheFilters, services: TheServices, period: ThePeriod = "30d", clock: TheClock = "wall"
) -> Question:
    services.statistics.warm()
    return Question(period, clock, filters)


TheQuestion = Annotated[Question, Depends(_question)]


@working.get("/escalations", response_model=EscalationMetricOut)
async def read_metric(
    request: Request, unit: TheUnit, actor: TheActor, services: TheServices, question: TheQuestion
) -> Response:
    """Counts, waiting, time to first action, getting ready and cost, each with what is left out of it."""
    reading = await analytics.read(unit, actor, question)

    async def compute() -> Out:
        return EscalationMetricOut.of(await analytics.measure(reading, services.statistics), actor.language)

    return later(request, compute)


@working.get("/curves", response_model=CurvesOut)
async def read_curves(
    request: Request, unit: TheUnit, actor: TheActor, services: TheServices, question: TheQuestion
) -> Response:
    """Survival curves with their intervals, and what runs right now."""
    reading = await analytics.read(unit, actor, question)

    async def compute() -> Out:
        return CurvesOut.of(reading, await analytics_views.curves(reading, services.statistics))

    return later(request, compute)


@working.get("/weeks", response_model=WeeksOut)
async def read_weeks(
    request: Request, unit: TheUnit, actor: TheActor, services: TheServices, question: TheQuestion
) -> Response:
    """The same from Monday to Monday in the account's time zone, the first week first."""
    reading = await analytics.read(unit, actor, question, main=True)

    async def compute() -> Out:
        return WeeksOut.of(reading, await analytics_views.weeks(reading, services.statistics), actor.language)

    return later(request, compute)


@working.get("/breakdown", response_model=BreakdownOut)
async def read_breakdown(
    request: Request, unit: TheUnit, actor: TheActor, services: TheServices, question: TheQuestion, by: Attribute
) -> Response:
    """The same by priority, client or category."""
    reading = await analytics_views.read_sorted(unit, actor, question, by)

    async def compute() -> Out:
        found = await analytics_views.breakdown(reading, services.statistics)
        return BreakdownOut.of(reading.whole, found, actor.language)

    return later(request, compute)


@working.get(
    "/escalations.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}, "description": "One row a handoff, newest first."}},
)
async def export_rows(request: Request, unit: TheUnit, filters: TheFilters, period: ThePeriod = "30d") -> Response:
    """The rows behind the metric. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    rows = await analytics.export(unit, period, filters)

    async def compute() -> Response:
        return Response(
            await asyncio.to_thread(write_csv, rows),
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="flowpilot-escalations-{period}.csv"'},
        )

    return later(request, compute)
