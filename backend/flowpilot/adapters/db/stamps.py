"""The stamps beside a handoff, mended where a program of before 0012 wrote the fact and not its copy.

While a new version takes over, the version before works on the newer schema and knows nothing of the copies.
"""

from typing import LiteralString

from psycopg.rows import scalar_row

from flowpilot.adapters.db.statements import Statements

WRONG: LiteralString = """
    select h.id
      from session_handoff h
      left join handoff_claim c on c.handoff_id = h.id and c.id = h.claim_id
     where h.intent = 'escalate' and not h.is_canary and h.created_at > now() - interval '91 days'
       and (h.claimed_at is distinct from c.claimed_at or h.first_action_at is distinct from c.first_action_at
            or h.given_up <> (select count(*) from handoff_claim g
                               where g.handoff_id = h.id and g.ended_at is not null
                                 and g.id is distinct from h.claim_id))
     order by h.id"""

# Behind the lock, so that a claim of this moment is seen with its handoff or not at all.
LOCK: LiteralString = "select id from session_handoff where id = %s for update"
MEND: LiteralString = """
    update session_handoff h
       set claimed_at = c.claimed_at, first_action_at = c.first_action_at,
           opened_at = (select o.opened_at from handoff_opening o
                         where o.handoff_id = h.id and o.user_id = c.user_id and o.opened_at <= c.claimed_at),
           given_up = (select count(*) from handoff_claim g
                        where g.handoff_id = h.id and g.ended_at is not null and g.id is distinct from h.claim_id)
      from session_handoff same
      left join handoff_claim c on c.handoff_id = same.id and c.id = same.claim_id
     where h.id = %(handoff)s and same.id = h.id"""


async def mend(statements: Statements) -> None:
    """Write the copies of the bound account anew where they differ from the facts."""
    for handoff_id in await statements.all(scalar_row, WRONG):
        await statements.one(scalar_row, LOCK, (handoff_id,))
        await statements.run(MEND, {"handoff": handoff_id})
