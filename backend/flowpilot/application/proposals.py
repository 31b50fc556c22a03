"""What a session teaches: proposed when it is resolved or handed back, decided by an admin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flowpilot.application.playbooks import add_version, shelf
from flowpilot.application.ports import Unit
from flowpilot.application.ports_playbooks import Library
from flowpilot.application.sessions import get
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound, WrongState
from flowpilot.domain.proposal import GENERAL, MadeOn, Proposal, ProposalState, fix_of
from flowpilot.domain.session import AISession


async def propose(unit: Unit, library: Library, session: AISession, made_on: MadeOn, written: str) -> None:
    """By rule: what helped and its playbook does not say becomes an item and a cause of the playbook in use, or a new
    playbook where the session worked with the general one. The audit entry is that of the act which brought it about.
    """
    if session.playbook is None:
        return
    there = await shelf(unit, library)
    playbook = there.playbooks.get(session.playbook.key)
    if playbook is None:
        return
    fix = fix_of(playbook, session, await unit.sessions.steps(session.id), written)
    if fix is None:
        return
    own = there.own.get(playbook.key)
    if playbook.key == GENERAL:
        own, text = None, library.draft(fix, there.playbooks.keys())
    else:
        base = own.text if own else library.built_in_text(playbook.key)
        text = library.with_fix(base, fix) if base else None
    if text is None:
        return
    key = library.read(text).key
    version = own.version if own else None
    proposal = Proposal(unit.new_id(), session.id, key, version, fix.text, text, made_on, "open", unit.now)
    await unit.proposals.add(proposal)


async def in_state(unit: Unit, state: ProposalState, limit: int) -> Sequence[Proposal]:
    """The newest ones."""
    return await unit.proposals.in_state(state, limit)


async def count(unit: Unit, state: ProposalState) -> int:
    """How many are in this state."""
    return await unit.proposals.count(state)


@dataclass(frozen=True, slots=True)
class Change:
    """What a proposal changes: the text it was made on and the one in use now, None where there is none. `newest`: the
    playbook's newest version, 0 for none."""

    proposal: Proposal
    before: str | None
    now: str | None
    outdated: bool
    newest: int
    problem: str


async def read(unit: Unit, library: Library, proposal_id: UUID) -> Change:
    """One with what it changes, or `NotFound`."""
    proposal = await unit.proposals.get(proposal_id)
    if proposal is None:
        raise NotFound
    key, version = proposal.key, proposal.version
    stored = await unit.playbooks.version(key, version) if version else None
    own = (await shelf(unit, library)).own.get(key)
    shipped = library.built_in_text(key)
    versions = await unit.playbooks.versions(key)
    session = await get(unit, proposal.session_id)
    return Change(
        proposal,
        before=stored.text if stored else shipped,
        now=own.text if own else shipped,
        outdated=(own.version if own else None) != version,
        newest=versions[0].version if versions else 0,
        problem=session.problem,
    )


async def lock(unit: Unit, proposal_id: UUID) -> Proposal:
    """Locked until this unit ends, or `NotFound`."""
    proposal = await unit.proposals.lock(proposal_id)
    if proposal is None:
        raise NotFound
    return proposal


async def accept(
    unit: Unit, actor: Actor, library: Library, proposal: Proposal, text: str | None, seen: int | None
) -> Proposal:
    """Its text, or the text as the admin edited it, is the playbook's newest version from now on. Raises
    `UnreadablePlaybook` or `WrongState`; the latter also where the playbook was changed since: then only an edited
    text is taken, so that nobody's change is lost unseen; and where `seen`, if that is said, is not the playbook's
    newest version."""
    new_text = text or proposal.text
    key = library.read(new_text).key
    proposal.require_open()
    await unit.playbooks.hold()
    own = (await shelf(unit, library)).own.get(proposal.key)
    if text is None and (own.version if own else None) != proposal.version:
        raise WrongState("outdated")
    stored = await add_version(unit, actor, library, key, new_text, proposal.title, seen)
    decided = replace(
        proposal,
        state="accepted",
        text=new_text,
        decided_at=unit.now,
        decided_by=actor.person,
        accepted_version=stored.version,
    )
    await unit.proposals.decide(decided)
    members = {"key": key, "version": stored.version}
    unit.audit(AuditEntry("playbook_proposal.accept", "playbook_proposal", proposal.id, actor.id, members))
    return decided


async def reject(unit: Unit, actor: Actor, proposal: Proposal, reason: str) -> Proposal:
    """Nothing changes but that it is decided. Raises `WrongState`."""
    proposal.require_open()
    decided = replace(proposal, state="rejected", decided_at=unit.now, decided_by=actor.person, reason=reason)
    await unit.proposals.decide(decided)
    unit.audit(AuditEntry("playbook_proposal.reject", "playbook_proposal", proposal.id, actor.id))
    return decided
