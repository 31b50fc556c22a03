"""Taking away what should never have been written: a password in a step, in the problem, in a hand-over, a file.

The words go from every place that FlowPilot keeps; who wrote when stays, with who took it away and why. The audit trail
has ids and names only.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from flowpilot.application.claims import Locked, reread
from flowpilot.application.claims import lock as lock_handoff
from flowpilot.application.ports import Unit
from flowpilot.application.sessions import lock, readable
from flowpilot.domain import event
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import AlreadyRedacted, Invalid, NotFound, NotTheAuthor
from flowpilot.domain.handoff import Handoff
from flowpilot.domain.masking import masked
from flowpilot.domain.proposal import TITLE, line_of
from flowpilot.domain.redaction import (
    SHORTEST_QUOTE,
    HandoffMember,
    Redacted,
    Redaction,
    SessionMember,
    SubjectKind,
)
from flowpilot.domain.session import AISession, AISessionStep
from flowpilot.domain.session_file import SessionFile
from flowpilot.domain.text import MAIL_PROBLEM, cut, first_line
from flowpilot.domain.titles import LOOKED_THROUGH


@dataclass(frozen=True, slots=True)
class LockedStep:
    """A step whose session is locked until this unit ends."""

    session: AISession
    step: AISessionStep


@dataclass(frozen=True, slots=True)
class LockedFile:
    """A file whose session is locked until this unit ends."""

    session: AISession
    file: SessionFile


async def redacted_of(unit: Unit, actor: Actor, session_id: UUID) -> Sequence[Redacted]:
    """What was taken from the session, its handoffs and files."""
    await readable(unit, actor, session_id)
    return await unit.redactions.of(session_id)


async def lock_step(unit: Unit, actor: Actor, session_id: UUID, step_id: UUID) -> LockedStep:
    """For whoever wrote the step, or an admin."""
    session = await lock(unit, session_id)
    step = await unit.sessions.step(session_id, step_id)
    if step is None:
        raise NotFound
    _require_author(actor, step.author_id)
    return LockedStep(session, step)


async def lock_session(unit: Unit, actor: Actor, session_id: UUID) -> AISession:
    """For the owner, who wrote its problem, or an admin."""
    session = await lock(unit, session_id)
    _require_author(actor, session.user_id)
    return session


async def lock_words_of(unit: Unit, actor: Actor, handoff_id: UUID) -> Locked:
    """For the escalator, who wrote the hand-over, or an admin."""
    locked = await lock_handoff(unit, actor, handoff_id)
    _require_author(actor, locked.handoff.escalated_by.id)
    return locked


async def lock_file(unit: Unit, actor: Actor, session_id: UUID, file_id: UUID) -> LockedFile:
    """For whoever added the file, or an admin."""
    session = await lock(unit, session_id)
    file = await unit.files.get(session_id, file_id)
    if file is None:
        raise NotFound
    _require_author(actor, file.created_by.id)
    return LockedFile(session, file)


async def redact_step(unit: Unit, actor: Actor, locked: LockedStep, reason: str) -> AISessionStep:
    """The step's text goes, in whatever state the session is; its number, kind, outcome and author stay."""
    session, step = locked.session, locked.step
    if step.redacted_at:
        raise AlreadyRedacted
    _require_unquoted(reason, step.text)
    await unit.redactions.take_step(step.id, actor.id, reason)
    quoted = await unit.redactions.take_quotes(session.id, _quotes(step.text))
    handoff_ids = await _handoff_ids(unit, session.id)
    await _take_copies(
        unit,
        Redaction(
            str(session.id),
            handoff_ids,
            step_id=str(step.id),
            subjects=handoff_ids if quoted else frozenset(),
            members=frozenset({"reason", "notes", "read_back"}) if quoted else frozenset(),
        ),
    )
    await unit.redactions.take_proposals(session.id, _quotes(step.text, proposed=True), actor.id)
    members = {"session_id": str(session.id), "number": step.number, "changed": ["text"]}
    unit.audit(AuditEntry("ai_session_step.redact", "ai_session_step", step.id, actor.id, members))
    after = await unit.sessions.step(session.id, step.id)
    if after is None:
        raise NotFound
    return after


async def redact_session(
    unit: Unit, actor: Actor, session: AISession, members: Collection[SessionMember], reason: str
) -> AISession:
    """These members go, with titles and similar-session words made of them."""
    texts = {"problem": session.problem, "intake": session.intake, "summary": session.summary}
    taken = await _taken(unit, "ai_session", session.id, session.id, {name: texts[name] for name in members})
    _require_unquoted(reason, *taken.values())
    await unit.redactions.note(session.id, "ai_session", session.id, taken, actor.id, reason)
    await unit.redactions.take_from_session(session.id, taken)
    if "problem" in taken:
        line = first_line(masked(first_line(session.problem, LOOKED_THROUGH)), MAIL_PROBLEM)
        await unit.redactions.take_titles(session.id, line)
    handoff_ids = await _handoff_ids(unit, session.id)
    subjects = frozenset({str(session.id)})
    await _take_copies(unit, Redaction(str(session.id), handoff_ids, None, subjects, frozenset(taken)))
    lines = [line for text in taken.values() for line in _quotes(text, proposed=True)]
    await unit.redactions.take_proposals(session.id, lines, actor.id)
    changed = {"changed": sorted(taken)}
    unit.audit(AuditEntry("ai_session.redact", "ai_session", session.id, actor.id, changed))
    return await lock(unit, session.id)


async def redact_handoff(
    unit: Unit, actor: Actor, locked: Locked, members: Collection[HandoffMember], reason: str
) -> Handoff:
    """These members go; `read_back` and `let_go` are what claimers wrote."""
    handoff, session = locked.handoff, locked.session
    # Earlier claims have such words too: whether there are any is not known here.
    of_claims = " "
    texts = {"reason": handoff.reason, "notes": handoff.notes, "read_back": of_claims, "let_go": of_claims}
    taken = await _taken(unit, "session_handoff", session.id, handoff.id, {name: texts[name] for name in members})
    _require_unquoted(reason, *taken.values())
    await unit.redactions.note(session.id, "session_handoff", handoff.id, taken, actor.id, reason)
    await unit.redactions.take_from_handoff(handoff.id, taken)
    subjects = frozenset({str(handoff.id)})
    handoff_ids = await _handoff_ids(unit, session.id)
    await _take_copies(unit, Redaction(str(session.id), handoff_ids, None, subjects, frozenset(taken)))
    changed = {"session_id": str(session.id), "changed": sorted(taken)}
    unit.audit(AuditEntry("session_handoff.redact", "session_handoff", handoff.id, actor.id, changed))
    return await reread(unit, handoff.id)


async def delete_file(unit: Unit, actor: Actor, locked: LockedFile, reason: str) -> None:
    """The file goes with its name; that there was one stays."""
    session, file = locked.session, locked.file
    _require_unquoted(reason, file.name)
    await unit.redactions.note(session.id, "session_file", file.id, ["file"], actor.id, reason)
    await unit.redactions.take_file(file.id)
    handoff_ids, subjects = await _handoff_ids(unit, session.id), frozenset({str(file.id)})
    await _take_copies(unit, Redaction(str(session.id), handoff_ids, None, subjects, frozenset({"name"})))
    members = {"session_id": str(session.id), "size": file.size}
    unit.audit(AuditEntry("session_file.delete", "session_file", file.id, actor.id, members))


async def _take_copies(unit: Unit, redaction: Redaction) -> None:
    """Also from the memory of every process and page: events of a session are about its handoffs, so where there was
    none, nothing is in them."""
    await unit.redactions.take_copies(redaction)
    await unit.exports.forget_all()
    latest = await unit.handoffs.latest(UUID(redaction.session_id))
    if latest:
        unit.announce(event.redacted(latest.id, await unit.deliveries.told_of(latest.id), redaction))


async def _handoff_ids(unit: Unit, session_id: UUID) -> frozenset[str]:
    return frozenset(map(str, await unit.redactions.handoff_ids(session_id)))


async def _taken(
    unit: Unit, kind: SubjectKind, session_id: UUID, subject_id: UUID, texts: dict[str, str | None]
) -> dict[str, str]:
    """Those that say something and were not taken before. Raises `AlreadyRedacted` when none is left."""
    before = {
        one.member
        for one in await unit.redactions.of(session_id)
        if one.subject_kind == kind and one.subject_id == subject_id
    }
    taken = {name: text for name, text in texts.items() if text and name not in before}
    if not taken:
        raise AlreadyRedacted
    return taken


def _require_author(actor: Actor, author_id: UUID | None) -> None:
    if actor.user.role != "admin" and actor.id != author_id:
        raise NotTheAuthor


def _require_unquoted(reason: str, *texts: str) -> None:
    """Why it goes must not keep it."""
    for text in texts:
        said = text.strip()
        if len(said) >= SHORTEST_QUOTE and said in reason:
            raise Invalid("/reason", "The reason says what is to be taken away.")


def _quotes(text: str, *, proposed: bool = False) -> list[str]:
    """The forms in which others may quote the text, longest first; none of a very short one."""
    forms = {text.strip(), first_line(text, len(text)), masked(text).strip()}
    if proposed:
        line = line_of(text)
        forms = {line, cut(line, TITLE)}
    return sorted((form for form in forms if len(form) >= SHORTEST_QUOTE), key=len, reverse=True)
