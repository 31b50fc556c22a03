"""Signing in at a provider: an account's provider, who somebody is there, and logins that it is asked about."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0017"
down_revision = "0016"

PROVIDER = """
create table account_provider (
    account_id uuid primary key references account (id),
    id uuid not null,
    issuer text not null,
    client_id text not null,
    sealed bytea not null,
    domains text[] not null,
    role_claim text,
    role_values jsonb not null,
    role_otherwise text check (role_otherwise in ('viewer', 'engineer', 'admin')),
    passwords boolean not null,
    login_hours smallint not null check (login_hours between 1 and 720),
    due_at timestamptz,
    lease_until timestamptz,
    failing_since timestamptz,
    failure text
);
-- Read across accounts by the worker, so it leads with the time.
create index account_provider_due on account_provider (due_at) where due_at is not null;
"""

# `login.sealed` holds the refresh token until the login has ended; `state_hash` lets each visit to a provider open one.
COLUMNS = """
alter table app_user add column identity_issuer text;
alter table app_user add column identity_subject text;
alter table app_user add column turned_away_at timestamptz;
create unique index app_user_identity on app_user (account_id, identity_issuer, identity_subject)
    where identity_subject is not null;
alter table login add column provider_id uuid;
alter table login add column state_hash bytea;
alter table login add column sealed bytea;
alter table login add column checked_at timestamptz;
create unique index login_state on login (account_id, state_hash) where state_hash is not null;
create index login_checked on login (account_id, checked_at) where sealed is not null and ended_at is null;
"""

DUE = """
grant select (id, account_id, due_at, lease_until), update (lease_until) on account_provider to :worker;
create policy due_in_any_account on account_provider for select to :worker using (true);
create policy lease_in_any_account on account_provider for update to :worker using (true) with check (true);
"""


def upgrade() -> None:
    run(PROVIDER)
    run(COLUMNS)
    wall_in("account_provider", "select, insert, update, delete")
    run(DUE)
