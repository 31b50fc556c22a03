"""The evidence pack over HTTP."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from flowpilot.api.computed import ComputedRoute, later
from flowpilot.api.requests import WORKING, TheActor, TheServices, router_for
from flowpilot.application import evidence_pack
from flowpilot.application.evidence_pack import EvidencePeriod
from flowpilot.application.savings import Engines

working = router_for(WORKING, route=ComputedRoute, prefix="/analytics/flowpilot", tags=["analytics"])


@working.get(
    "/evidence.zip",
    response_class=Response,
    responses={200: {"content": {"application/zip": {}}, "description": "Rows, figures, definitions and recipe."}},
)
async def pack_evidence(
    request: Request,
    actor: TheActor,
    services: TheServices,
    period: Annotated[EvidencePeriod, Query(description="So many times 24 hours up to now, or the pilot.")] = "30d",
) -> Response:
    """Every row behind the figures, the figures, their definitions, and a recipe to compute them in a spreadsheet."""
    engines = Engines(services.statistics, services.saving_statistics)

    async def compute() -> Response:
        async with services.units.begin(actor.account.id, one_moment=True) as unit:
            evidence = await evidence_pack.read(unit, period)
        return Response(
            await evidence_pack.build(evidence, engines),
            media_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="flowpilot-evidence-{period}.zip"'},
        )

    return later(request, compute)
