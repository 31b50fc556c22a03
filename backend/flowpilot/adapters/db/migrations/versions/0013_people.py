"""Forgotten passwords, links that are mailed, a person's own time zone, suspended accounts, renamed clients."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0013"
down_revision = "0012"

# `delivery.sealed` holds the link of an invitation or a new password until the mail with it has ended; the link itself
# stands nowhere.
COLUMNS = """
alter table account add column suspended_at timestamptz;
alter table app_user add column time_zone text;
alter table delivery add column sealed bytea;
grant update (name) on client to :app;
"""

RESETS = """
create table password_reset (
    account_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    secret_hash bytea not null,
    asked_by uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (account_id, id),
    unique (account_id, secret_hash),
    foreign key (account_id, user_id) references app_user (account_id, id),
    foreign key (account_id, asked_by) references app_user (account_id, id)
);
create index password_reset_user on password_reset (account_id, user_id, created_at);
create index invitation_user on invitation (account_id, user_id);
"""


def upgrade() -> None:
    run(COLUMNS)
    run(RESETS)
    wall_in("password_reset", "select, insert, update")
