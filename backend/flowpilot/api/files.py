"""Files of a session: sent as they are, listed, and given out as downloads."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import Query, Request, Response

from flowpilot.api.downloads import Download, DownloadRoute
from flowpilot.api.requests import ANYONE, WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Name, Out, PersonOut, Time
from flowpilot.api.session_schemas import shown
from flowpilot.api.sessions import ToWork
from flowpilot.api.uploads import UploadRequest, UploadRoute
from flowpilot.application import files
from flowpilot.application.files import NewFile
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor, User
from flowpilot.domain.errors import NotFound
from flowpilot.domain.session_file import UNKNOWN, SessionFile

BINARY = {"schema": {"type": "string", "format": "binary"}}


class FileOut(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    created_at: Time
    created_by: PersonOut

    @classmethod
    def of(cls, file: SessionFile, reader: User) -> "FileOut":
        """As this person may see it."""
        return cls(
            id=file.id,
            name=shown(file.name, reader),
            media_type=file.media_type,
            size=file.size,
            created_at=file.created_at,
            created_by=PersonOut(id=file.created_by.id, name=file.created_by.name),
        )


class FilesOut(Out):
    items: list[FileOut]


class FileUpload(UploadRoute):
    """A file for a session."""

    @staticmethod
    async def may(unit: Unit, actor: Actor, request: Request) -> None:
        """Raises what is told to somebody whose turn it is not in this session."""
        try:
            session_id = UUID(request.path_params["session_id"])
        except ValueError:
            raise NotFound from None
        await files.may_add(unit, actor, session_id)


anyone = router_for(ANYONE, prefix="/ai-sessions", tags=["files"])
sending = router_for(WORKING, route=FileUpload, prefix="/ai-sessions", tags=["files"])
fetching = router_for(ANYONE, route=DownloadRoute, prefix="/ai-sessions", tags=["files"])


@sending.post(
    "/{session_id}/files",
    status_code=201,
    openapi_extra={"requestBody": {"required": True, "content": {UNKNOWN: BINARY}}},
)
async def add_file(
    session: ToWork, name: Annotated[Name, Query()], request: UploadRequest, unit: TheUnit, actor: TheActor
) -> FileOut:
    """The body is the file, of any type, at most 25 MB. The owner before a claim, the claimer after it; 200 files and
    500 MB a session."""
    new = NewFile(name, request.headers.get("content-type", ""), request.file())
    return FileOut.of(await files.add(unit, actor, session, new), actor.user)


@anyone.get("/{session_id}/files")
async def list_files(session_id: UUID, unit: TheUnit, actor: TheActor) -> FilesOut:
    """Oldest first."""
    return FilesOut(items=[FileOut.of(file, actor.user) for file in await files.files_of(unit, actor, session_id)])


@fetching.get("/{session_id}/files/{file_id}", response_class=Response, responses={200: {"content": {UNKNOWN: BINARY}}})
async def read_file(
    session_id: UUID, file_id: UUID, request: Request, unit: TheUnit, actor: TheActor, services: TheServices
) -> Response:
    """The file as a download. Its secrets cannot be masked, so viewers get none."""
    file = await files.file_to_read(unit, actor, session_id, file_id)
    parts = files.parts_of(services.units, actor.account.id, file)
    request.state.download = Download(parts, download_headers(file))
    return Response()


def download_headers(file: SessionFile) -> dict[str, str]:
    """Always a download (RFC 6266), of a type that runs nothing, and powerless where it is shown all the same."""
    plain = "".join(sign if sign.isascii() and sign not in '"\\%' else "_" for sign in file.name)
    return {
        "Content-Type": file.media_type,
        "Content-Length": str(file.size),
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
