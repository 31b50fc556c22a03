"""Playbooks of an account, what a session works with, and what sessions propose to change."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0008"
down_revision = "0007"

# An account's playbook is its newest version; one without a text says that the account has none of its own any more.
# `ai_session.playbook` is {"key", "version" (null: built in), "title", "why", "chosen_by", "others": [{"key", "title",
# "why"}]}.
TABLES = """
create table playbook (
    account_id uuid not null references account (id),
    key text not null check (length(key) between 1 and 80),
    version integer not null check (version > 0),
    text text,
    title_en text not null,
    title_de text not null,
    note text,
    created_at timestamptz not null,
    created_by uuid not null,
    primary key (account_id, key, version),
    foreign key (account_id, created_by) references app_user (account_id, id)
);

alter table ai_session add column playbook jsonb;
alter table ai_session_step add column item_key text;

create table playbook_proposal (
    account_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    key text not null,
    version integer,
    title text not null,
    text text not null,
    made_on text not null check (made_on in ('resolve', 'hand_back')),
    state text not null check (state in ('open', 'accepted', 'rejected')),
    created_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    reason text,
    accepted_version integer,
    primary key (account_id, id),
    foreign key (account_id, session_id) references ai_session (account_id, id),
    foreign key (account_id, decided_by) references app_user (account_id, id),
    check ((state = 'open') = (decided_at is null))
);
create index playbook_proposal_state on playbook_proposal (account_id, state, created_at desc, id desc);
"""


def upgrade() -> None:
    run(TABLES)
    wall_in("playbook", "select, insert")
    wall_in("playbook_proposal", "select, insert, update")
