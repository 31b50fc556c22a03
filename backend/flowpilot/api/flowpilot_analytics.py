"""The metric: how long people wait and how fast they start, as an answer and as a file."""

import asyncio
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from flowpilot.api.analytics_schemas import EscalationMetricOut, write_csv
from flowpilot.api.requests import WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.application import analytics
from flowpilot.domain.metric import Period

working = router_for(WORKING, prefix="/analytics/flowpilot", tags=["analytics"])

ThePeriod = Annotated[Period, Query(description="So many times 24 hours, up to now.")]


@working.get("/escalations")
async def read_metric(
    unit: TheUnit, actor: TheActor, services: TheServices, period: ThePeriod = "30d"
) -> EscalationMetricOut:
    """Counts, waiting, time to first action and getting ready, each with what is left out of it."""
    return EscalationMetricOut.of(await analytics.escalations(unit, actor, services.statistics, period))


@working.get(
    "/escalations.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}, "description": "One row a handoff, newest first."}},
)
async def export_rows(unit: TheUnit, period: ThePeriod = "30d") -> Response:
    """The rows behind the metric. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    content = await asyncio.to_thread(write_csv, await analytics.export(unit, period))
    return Response(
        content,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="flowpilot-escalations-{period}.csv"'},
    )
