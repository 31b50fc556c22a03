"""An account's own playbooks in memory."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports_playbooks import StoredPlaybook
from flowpilot.domain.proposal import Proposal, ProposalState
from tests.fakes.store import Rows


class MemoryPlaybooks:
    """See `application.ports_playbooks.Playbooks`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def hold(self) -> None:
        pass

    async def current(self) -> Sequence[StoredPlaybook]:
        newest = {one.key: one for one in self._rows.playbooks}
        return [newest[key] for key in sorted(newest) if newest[key].text is not None]

    async def retired(self) -> Sequence[StoredPlaybook]:
        newest = {one.key: one for one in self._rows.playbooks}
        written = {one.key: one for one in self._rows.playbooks if one.text is not None}
        return [written[key] for key in sorted(newest) if newest[key].text is None]

    async def versions(self, key: str) -> Sequence[StoredPlaybook]:
        return [one for one in reversed(self._rows.playbooks) if one.key == key]

    async def version(self, key: str, version: int) -> StoredPlaybook | None:
        return next((one for one in self._rows.playbooks if (one.key, one.version) == (key, version)), None)

    async def add(self, playbook: StoredPlaybook) -> None:
        self._rows.playbooks.append(playbook)

    async def used(self, since: datetime) -> Mapping[str, int]:
        begun = [one for one in self._rows.sessions.values() if one.created_at > since and not one.is_practice]
        return Counter(one.playbook.key for one in begun if one.playbook)


class MemoryProposals:
    """See `application.ports_playbooks.Proposals`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, proposal: Proposal) -> None:
        self._rows.proposals[proposal.id] = proposal

    async def in_state(self, state: ProposalState, limit: int) -> Sequence[Proposal]:
        found = [one for one in self._rows.proposals.values() if one.state == state]
        return sorted(found, key=lambda one: one.created_at, reverse=True)[:limit]

    async def count(self, state: ProposalState) -> int:
        return sum(one.state == state for one in self._rows.proposals.values())

    async def get(self, proposal_id: UUID) -> Proposal | None:
        return self._rows.proposals.get(proposal_id)

    async def lock(self, proposal_id: UUID) -> Proposal | None:
        return self._rows.proposals.get(proposal_id)

    async def decide(self, proposal: Proposal) -> None:
        self._rows.proposals[proposal.id] = proposal
