"""All that the account has, as a zip."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Request, Response
from pydantic import Field

from flowpilot.api.downloads import Download, DownloadRoute
from flowpilot.api.requests import ADMIN, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Out, PersonOut, Time, read_cursor, write_cursor
from flowpilot.application import exports
from flowpilot.domain.account_export import AccountExport, ExportState
from flowpilot.domain.errors import WrongState


class ExportOut(Out):
    id: UUID
    state: ExportState = Field(description="`failed`: ask again. A redaction lets an export fail that is under way.")
    asked_by: PersonOut
    asked_at: Time
    done_at: Time | None
    size: int | None = Field(description="Bytes, once it is ready.")
    kept_until: Time | None = Field(description="When it is deleted by itself.")

    @classmethod
    def of(cls, export: AccountExport) -> "ExportOut":
        """As admins see it."""
        return cls.model_validate(export, from_attributes=True)


class ExportsOut(Out):
    items: list[ExportOut]
    next_cursor: str | None


admin = router_for(ADMIN, prefix="/account", tags=["data"])
fetching = router_for(ADMIN, route=DownloadRoute, prefix="/account", tags=["data"])


@admin.post("/export", status_code=202)
async def ask_for_export(unit: TheUnit, actor: TheActor) -> ExportOut:
    """Have everything that the account has put into one zip: JSON lines for each kind of thing, with texts, files, the
    audit trail and handoffs' snapshots, as of one moment; no passwords, tokens or channel addresses. The worker makes
    it; `GET /account/exports` says when it is ready. 409 `wrong_state` while one is pending."""
    return ExportOut.of(await exports.ask(unit, actor))


@admin.get("/exports")
async def list_exports(
    unit: TheUnit,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ExportsOut:
    """The newest first; each is deleted a week after it was made, and all with the next redaction."""
    found = await unit.exports.list(read_cursor(cursor), limit + 1)
    page = found[:limit]
    more = write_cursor((page[-1].asked_at, page[-1].id)) if len(found) > limit else None
    return ExportsOut(items=[ExportOut.of(export) for export in page], next_cursor=more)


@admin.delete("/exports/{export_id}", status_code=204)
async def delete_export(export_id: UUID, unit: TheUnit, actor: TheActor) -> None:
    """Delete one that is ready or has failed."""
    await exports.delete(unit, actor, export_id)


@fetching.get(
    "/exports/{export_id}/file",
    response_class=Response,
    responses={200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}},
)
async def fetch_export(
    export_id: UUID, request: Request, unit: TheUnit, actor: TheActor, services: TheServices
) -> Response:
    """The zip as a download. 409 `wrong_state` where it is not ready."""
    export = await exports.get(unit, export_id)
    if export.state != "ready":
        raise WrongState(export.state)
    parts = exports.parts_of(services.units, actor.account.id, export)
    request.state.download = Download(parts, _headers(export))
    return Response()


def _headers(export: AccountExport) -> dict[str, str]:
    return {
        "Content-Type": "application/zip",
        "Content-Length": str(export.size),
        "Content-Disposition": f'attachment; filename="flowpilot-account-{export.asked_at:%Y-%m-%d}.zip"',
        "X-Content-Type-Options": "nosniff",
    }
