"""Sessions and their steps."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0002"
down_revision = "0001"

TABLES = """
create table ai_session (
    account_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    escalated_to_id uuid,
    client_id uuid,
    ticket_ref text,
    category text,
    problem text not null,
    intake text,
    priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
    status text not null check (status in
        ('active', 'paused', 'requesting_escalation', 'escalated', 'resolved', 'abandoned')),
    step_count integer not null default 0,
    summary text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    ended_at timestamptz,
    primary key (account_id, id),
    foreign key (account_id, user_id) references app_user (account_id, id),
    foreign key (account_id, escalated_to_id) references app_user (account_id, id),
    foreign key (account_id, client_id) references client (account_id, id),
    check ((escalated_to_id is not null) = (status = 'escalated'))
);
create index ai_session_owner on ai_session (account_id, user_id, created_at desc, id desc);
create index ai_session_newest on ai_session (account_id, created_at desc, id desc);
create index ai_session_claimer on ai_session (account_id, escalated_to_id) where escalated_to_id is not null;

create table ai_session_step (
    account_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    number integer not null,
    kind text not null check (kind in ('question', 'answer', 'action', 'result', 'message', 'note', 'fact')),
    text text not null,
    outcome text check (outcome in ('worked', 'failed', 'partial', 'pending')),
    answers_step_id uuid,
    author_kind text not null check (author_kind in ('user', 'guide', 'model')),
    author_id uuid,
    created_at timestamptz not null,
    redacted_at timestamptz,
    redacted_by uuid,
    redaction_reason text,
    primary key (account_id, id),
    unique (account_id, session_id, number),
    unique (account_id, session_id, id),
    foreign key (account_id, session_id) references ai_session (account_id, id),
    foreign key (account_id, session_id, answers_step_id) references ai_session_step (account_id, session_id, id),
    foreign key (account_id, author_id) references app_user (account_id, id),
    foreign key (account_id, redacted_by) references app_user (account_id, id),
    check ((author_kind = 'user') = (author_id is not null))
);
"""


def upgrade() -> None:
    run(TABLES)
    wall_in("ai_session", "select, insert, update")
    wall_in("ai_session_step", "select, insert, update")
