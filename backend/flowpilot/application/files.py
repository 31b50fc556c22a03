"""Files of a session: put there by whoever works on it, read by everybody who may read the session."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from flowpilot.application.ports import Unit, Units
from flowpilot.application.sessions import get, note_first_action, readable, require_turn
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import Forbidden, NotFound
from flowpilot.domain.session import RECORDING, AISession, require_status
from flowpilot.domain.session_file import PART, SessionFile, safe_name, safe_type


class Content(Protocol):
    """What was received and lies somewhere until it is stored. `size` in bytes."""

    size: int

    @property
    def sha256(self) -> bytes:
        """The digest of all of it."""

    async def read(self, size: int) -> bytes:
        """The next bytes, at most so many; nothing at the end."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file before it is stored; name and type as the sender wrote them."""

    name: str
    media_type: str
    content: Content


async def may_add(unit: Unit, actor: Actor, session_id: UUID) -> None:
    """Raises what a person would be told who may not add a file, before anything of it is received."""
    await require_turn(unit, actor, await get(unit, session_id))


async def add(unit: Unit, actor: Actor, session: AISession, new: NewFile) -> SessionFile:
    """Store it with the locked session; no step. The claimer's first file may be the claim's first action."""
    require_status(session, RECORDING)
    (await unit.files.stored(session.id)).require_room_for(new.content.size)
    file = SessionFile(
        id=unit.new_id(),
        session_id=session.id,
        name=safe_name(new.name),
        media_type=safe_type(new.media_type),
        size=new.content.size,
        sha256=new.content.sha256,
        created_at=unit.now,
        created_by=actor.person,
    )
    await unit.files.add(file)
    number = 0
    while part := await new.content.read(PART):
        await unit.files.add_part(file.id, number, part)
        number += 1
    handoff = await unit.handoffs.in_transit(session.id) if session.in_transit else None
    await note_first_action(unit, actor, handoff, "file")
    members = {"session_id": str(session.id), "size": file.size}
    unit.audit(AuditEntry("session_file.add", "session_file", file.id, actor.id, members))
    return file


async def files_of(unit: Unit, actor: Actor, session_id: UUID) -> Sequence[SessionFile]:
    """The session's files, oldest first."""
    await readable(unit, actor, session_id)
    return await unit.files.of(session_id)


async def file_to_read(unit: Unit, actor: Actor, session_id: UUID, file_id: UUID) -> SessionFile:
    """One file. Nothing in it can be masked, so viewers read names only."""
    await readable(unit, actor, session_id)
    file = await unit.files.get(session_id, file_id)
    if file is None:
        raise NotFound
    if not actor.user.works_on_sessions:
        raise Forbidden
    return file


async def parts_of(units: Units, account_id: UUID, file: SessionFile) -> AsyncIterator[bytes]:
    """Its content, part by part, each in a transaction of its own: a slow reader holds no connection."""
    for number in range(-(-file.size // PART)):
        async with units.begin(account_id) as unit:
            part = await unit.files.part(file.id, number)
        if part is None:
            raise NotFound
        yield part
