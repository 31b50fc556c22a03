"""What an account may do with its data: take texts away, get all of it as a file, delete, and keep it for so long."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0015"
down_revision = "0014"

# A step says itself who took its text away. `subject_id` is the session, handoff, claim or file that had the member.
REDACTION = """
create table redaction (
    account_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    subject_kind text not null check (subject_kind in ('ai_session', 'session_handoff', 'handoff_claim',
        'session_file')),
    subject_id uuid not null,
    member text not null,
    reason text not null,
    at timestamptz not null,
    by_user uuid not null,
    primary key (account_id, id),
    unique (account_id, subject_id, member),
    foreign key (account_id, session_id) references ai_session (account_id, id),
    foreign key (account_id, by_user) references app_user (account_id, id)
);
create index redaction_session on redaction (account_id, session_id, at);
grant update (data) on stream_event to :app;
grant update (text, title_en, title_de, note) on playbook to :app;
"""

# Made by the worker, which a timer of kind `export` wakes; lies in parts of 256 kB, numbered from 0.
EXPORT = """
create table account_export (
    account_id uuid not null references account (id),
    id uuid not null,
    state text not null check (state in ('pending', 'ready', 'failed')),
    asked_by uuid not null,
    asked_at timestamptz not null,
    tries smallint not null default 0,
    done_at timestamptz,
    size bigint,
    sha256 bytea,
    primary key (account_id, id),
    foreign key (account_id, asked_by) references app_user (account_id, id),
    check ((state = 'pending') = (done_at is null)),
    check ((state = 'ready') = (size is not null) and (state = 'ready') = (sha256 is not null))
);
create index account_export_newest on account_export (account_id, asked_at desc, id desc);
create unique index account_export_pending on account_export (account_id) where state = 'pending';

create table account_export_part (
    account_id uuid not null,
    export_id uuid not null,
    number integer not null check (number >= 0),
    content bytea not null,
    primary key (account_id, export_id, number),
    foreign key (account_id, export_id) references account_export (account_id, id)
);
alter table account_export_part alter column content set storage external;
"""

# Days; null keeps for ever. Whoever has no row keeps everything.
RETENTION = """
create table retention (
    account_id uuid primary key references account (id),
    session_days integer check (session_days between 30 and 3650),
    file_days integer check (file_days between 1 and 3650)
);
create index ai_session_ended on ai_session (account_id, ended_at) where ended_at is not null and not is_canary;
create index ai_session_client on ai_session (account_id, client_id) where client_id is not null;
create index model_assessment_asked on model_assessment (account_id, asked_at);
create index playbook_proposal_session on playbook_proposal (account_id, session_id);
create index timer_fired on timer (account_id, created_at) where due_at is null;
create index ai_session_step_answers on ai_session_step (account_id, session_id, answers_step_id)
    where answers_step_id is not null;
create index delivery_notification on delivery (account_id, notification_id);
create index timer_claim on timer (account_id, handoff_id, claim_id) where claim_id is not null;
"""

# What goes with a session. Of the audit trail nothing ever goes.
DELETION = """
grant delete on ai_session, ai_session_step, session_handoff, handoff_claim, handoff_opening, notification, delivery,
    delivery_attempt, timer, model_assessment, playbook_proposal, session_file, session_file_part, client to :app;
"""


def upgrade() -> None:
    run(REDACTION)
    wall_in("redaction", "select, insert, delete")
    run(EXPORT)
    wall_in("account_export", "select, insert, update, delete")
    wall_in("account_export_part", "select, insert, delete")
    run(RETENTION)
    wall_in("retention", "select, insert, update")
    run(DELETION)
