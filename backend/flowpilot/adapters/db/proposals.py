"""What sessions of the bound account propose to change in playbooks."""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.account import Person
from flowpilot.domain.proposal import Proposal, ProposalState

PROPOSAL: LiteralString = """
    select p.id, p.session_id, p.key, p.version, p.title, p.text, p.made_on, p.state, p.created_at, p.decided_at,
           p.decided_by, u.name as decider, p.reason, p.accepted_version
      from playbook_proposal p left join app_user u on u.id = p.decided_by """


class PostgresProposals:
    """See `application.ports_playbooks.Proposals`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def add(self, proposal: Proposal) -> None:
        await self._statements.run(
            """insert into playbook_proposal (account_id, id, session_id, key, version, title, text, made_on, state,
                                              created_at)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
            (
                proposal.id,
                proposal.session_id,
                proposal.key,
                proposal.version,
                proposal.title,
                proposal.text,
                proposal.made_on,
                proposal.state,
                proposal.created_at,
            ),
        )

    async def in_state(self, state: ProposalState, limit: int) -> Sequence[Proposal]:
        rows = await self._statements.all(
            dict_row, PROPOSAL + "where p.state = %s order by p.created_at desc, p.id desc limit %s", (state, limit)
        )
        return [_proposal(row) for row in rows]

    async def count(self, state: ProposalState) -> int:
        query = "select count(*)::int as total from playbook_proposal where state = %s"
        row = await self._statements.one(dict_row, query, (state,))
        return int(row["total"]) if row else 0

    async def get(self, proposal_id: UUID) -> Proposal | None:
        row = await self._statements.one(dict_row, PROPOSAL + "where p.id = %s", (proposal_id,))
        return _proposal(row) if row else None

    async def lock(self, proposal_id: UUID) -> Proposal | None:
        await self._statements.run("select 1 from playbook_proposal where id = %s for update", (proposal_id,))
        await self._statements.read_clock()
        return await self.get(proposal_id)

    async def decide(self, proposal: Proposal) -> None:
        await self._statements.run(
            """update playbook_proposal
                  set state = %s, decided_at = %s, decided_by = %s, reason = %s, text = %s, accepted_version = %s
                where id = %s and state = 'open'""",
            (
                proposal.state,
                proposal.decided_at,
                proposal.decided_by.id if proposal.decided_by else None,
                proposal.reason,
                proposal.text,
                proposal.accepted_version,
                proposal.id,
            ),
        )


def _proposal(row: Mapping[str, Any]) -> Proposal:
    values = dict(row)
    decider, name = values.pop("decided_by"), values.pop("decider")
    return Proposal(**values, decided_by=Person(decider, name) if decider else None)
