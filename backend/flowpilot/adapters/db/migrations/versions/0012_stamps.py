"""The stamps of the claim that stands or that ended a handoff, beside the handoff: the metric reads an index."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0012"
down_revision = "0011"

# Copies of facts that stand in `handoff_claim` and `handoff_opening`; the statement that writes a fact writes its copy.
# `opened_at` is when the claimer first opened the handoff, if that was before this claim; `given_up` counts the claims
# on it that were let go.
COLUMNS = """
alter table session_handoff
    add column opened_at timestamptz,
    add column claimed_at timestamptz,
    add column first_action_at timestamptz,
    add column given_up smallint not null default 0;
"""

# The owner is behind the wall, too, as long as it is forced.
COPIES = """
alter table session_handoff no force row level security;
alter table handoff_claim no force row level security;
alter table handoff_opening no force row level security;
update session_handoff h
   set claimed_at = c.claimed_at, first_action_at = c.first_action_at,
       opened_at = (select o.opened_at from handoff_opening o
                     where o.account_id = h.account_id and o.handoff_id = h.id and o.user_id = c.user_id
                       and o.opened_at <= c.claimed_at)
  from handoff_claim c
 where c.account_id = h.account_id and c.handoff_id = h.id and c.id = h.claim_id;
update session_handoff h set given_up = (
    select count(*) from handoff_claim c
     where c.account_id = h.account_id and c.handoff_id = h.id and c.ended_at is not null
       and c.id is distinct from h.claim_id)
 where exists (select from handoff_claim c where c.account_id = h.account_id and c.handoff_id = h.id);
alter table session_handoff force row level security;
alter table handoff_claim force row level security;
alter table handoff_opening force row level security;
"""

# Most escalations have their first action and no claim was given up: of them the main figures read two times out of
# a narrow index and all figures out of a wider one. The few others stand in a third with all that they need.
INDEXES = """
create index session_handoff_acted on session_handoff (account_id, created_at)
    include (claimed_at, first_action_at)
    with (fillfactor = 100)
    where intent = 'escalate' and not is_canary and first_action_at is not null and given_up = 0;
create index session_handoff_ready on session_handoff (account_id, created_at)
    include (claimed_at, first_action_at, opened_at, writing_seconds)
    with (fillfactor = 100)
    where intent = 'escalate' and not is_canary and first_action_at is not null and given_up = 0;
create index session_handoff_unfinished on session_handoff (account_id, created_at)
    include (claimed_at, first_action_at, opened_at, writing_seconds, ended_at, given_up, state)
    where intent = 'escalate' and not is_canary and (first_action_at is null or given_up > 0);
"""


def upgrade() -> None:
    run(COLUMNS + COPIES + INDEXES)
