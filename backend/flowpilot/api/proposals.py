"""What sessions propose to change in playbooks, for admins to accept, edit or reject."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field

from flowpilot.api.playbook_schemas import SeenVersion, YamlText, as_faults
from flowpilot.api.requests import ADMIN, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Body, EmptyAsNone, Out, PersonOut, Time
from flowpilot.api.session_schemas import ReasonIn
from flowpilot.application import proposals
from flowpilot.domain.playbook import UnreadablePlaybook
from flowpilot.domain.proposal import MadeOn, Proposal, ProposalState

admin = router_for(ADMIN, prefix="/playbook-proposals", tags=["playbooks"])


class ProposalAcceptIn(Body):
    text: Annotated[YamlText | None, EmptyAsNone] = None
    seen: SeenVersion = None


class ProposalOut(Out):
    id: UUID
    session_id: UUID
    key: str
    version: int | None
    title: str
    text: str
    made_on: MadeOn
    state: ProposalState
    created_at: Time
    decided_at: Time | None
    decided_by: PersonOut | None
    reason: str | None
    accepted_version: int | None


class ProposalsOut(Out):
    items: list[ProposalOut]
    total: int = Field(description="How many there are in this state.")


class ProposalChangeOut(ProposalOut):
    before: str | None = Field(description="The text that it was made on; null where it makes a new playbook.")
    now: str | None = Field(description="The text that is in use.")
    outdated: bool = Field(description="The playbook was changed since: only an edited text is taken.")
    newest: int = Field(description="The playbook's newest version, 0 for none.")
    problem: str = Field(description="Of the session that it comes from.")


async def _locked(proposal_id: UUID, unit: TheUnit) -> Proposal:
    return await proposals.lock(unit, proposal_id)


Locked = Annotated[Proposal, Depends(_locked)]


@admin.get("")
async def list_proposals(
    unit: TheUnit,
    state: Annotated[ProposalState, Query()] = "open",
    limit: Annotated[int, Query(ge=0, le=200)] = 50,
) -> ProposalsOut:
    """The newest first. `title` is what helped; `version` is the account's version that `text` changes, null for the
    one that ships or a new one."""
    found = await proposals.in_state(unit, state, limit)
    total = await proposals.count(unit, state)
    return ProposalsOut(items=[ProposalOut.model_validate(one) for one in found], total=total)


@admin.get("/{proposal_id}")
async def read_proposal(proposal_id: UUID, unit: TheUnit, services: TheServices) -> ProposalChangeOut:
    """One with the texts that it is to be compared with."""
    change = await proposals.read(unit, services.library, proposal_id)
    proposal = ProposalOut.model_validate(change.proposal)
    return ProposalChangeOut(
        **proposal.model_dump(),
        before=change.before,
        now=change.now,
        outdated=change.outdated,
        newest=change.newest,
        problem=change.problem,
    )


@admin.post("/{proposal_id}/accept")
async def accept_proposal(
    proposal: Locked, body: ProposalAcceptIn, unit: TheUnit, actor: TheActor, services: TheServices
) -> ProposalOut:
    """Make its text, or `text` instead, the newest version of the playbook. Where the playbook was changed since the
    proposal was made (409 `wrong_state`, `outdated`), only `text` is taken."""
    try:
        accepted = await proposals.accept(unit, actor, services.library, proposal, body.text, body.seen)
    except UnreadablePlaybook as unreadable:
        raise as_faults(unreadable) from None
    return ProposalOut.model_validate(accepted)


@admin.post("/{proposal_id}/reject")
async def reject_proposal(proposal: Locked, body: ReasonIn, unit: TheUnit, actor: TheActor) -> ProposalOut:
    """Decide against it."""
    return ProposalOut.model_validate(await proposals.reject(unit, actor, proposal, body.reason))
