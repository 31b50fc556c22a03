"""What an admin skipped of the first run, and practice: an escalation by FlowPilot itself that no figure counts."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0019"
down_revision = "0018"

# A handoff of a practice session has the intent `practice`, so that whatever asks for `escalate` passes it over without
# another look. To people it is an escalation like any other.
PRACTICE = """
alter table ai_session add column is_practice boolean not null default false;
alter table session_handoff drop constraint session_handoff_intent_check,
    add constraint session_handoff_intent_check check (intent in ('escalate', 'park', 'practice'));
create index session_handoff_practice on session_handoff (account_id, created_at desc) where intent = 'practice';
"""

SKIPPED = """
create table first_run_skip (
    account_id uuid not null,
    user_id uuid not null,
    step text not null check (step in ('people', 'mail', 'alerts', 'ladder', 'baseline', 'practice', 'all')),
    skipped_at timestamptz not null,
    primary key (account_id, user_id, step),
    foreign key (account_id, user_id) references app_user (account_id, id)
);
"""


def upgrade() -> None:
    run(PRACTICE)
    run(SKIPPED)
    wall_in("first_run_skip", "select, insert")
