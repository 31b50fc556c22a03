"""Accounts, the people in them, and how they sign in."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0001"
down_revision = None

TABLES = """
revoke create on schema public from public;
grant usage on schema public to :app, :worker;
grant select on alembic_version to :app, :worker;

-- A pooled connection that once had the setting reads '' afterwards, not null: both mean that nobody bound it.
create function current_account() returns uuid language plpgsql stable parallel safe as $$
declare
    bound text := current_setting('app.account_id', true);
begin
    if bound is null or bound = '' then
        raise exception 'no account is bound to this transaction' using errcode = 'FP001';
    end if;
    return bound::uuid;
end $$;

create table account (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    time_zone text not null,
    locale text not null,
    is_demo boolean not null default false,
    pilot_started_at timestamptz not null,
    created_at timestamptz not null
);

create table app_user (
    account_id uuid not null references account (id),
    id uuid not null,
    email text not null,
    name text not null check (length(name) between 1 and 200),
    role text not null check (role in ('viewer', 'engineer', 'admin')),
    tier smallint not null default 1 check (tier between 1 and 3),
    locale text,
    password_hash text,
    created_at timestamptz not null,
    disabled_at timestamptz,
    deleted_at timestamptz,
    primary key (account_id, id),
    unique (account_id, email)
);
-- The look-up at sign-in knows no account yet: the one index that may lead with something else.
create index app_user_email on app_user (email);

create table login (
    account_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    secret_hash bytea not null,
    user_agent text not null default '',
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    primary key (account_id, id),
    unique (account_id, secret_hash),
    foreign key (account_id, user_id) references app_user (account_id, id)
);
create index login_user on login (account_id, user_id) where ended_at is null;

create table token (
    account_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    name text not null,
    secret_hash bytea not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (account_id, id),
    unique (account_id, secret_hash),
    foreign key (account_id, user_id) references app_user (account_id, id)
);
create index token_user on token (account_id, user_id) where ended_at is null;

create table invitation (
    account_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    secret_hash bytea not null,
    invited_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    primary key (account_id, id),
    unique (account_id, secret_hash),
    foreign key (account_id, user_id) references app_user (account_id, id),
    foreign key (account_id, invited_by) references app_user (account_id, id)
);

create table client (
    account_id uuid not null references account (id),
    id uuid not null,
    name text not null,
    created_at timestamptz not null,
    primary key (account_id, id),
    unique (account_id, name)
);

create table idempotency_key (
    account_id uuid not null,
    user_id uuid not null,
    method text not null,
    path text not null,
    key text not null,
    body_hash bytea not null,
    status smallint not null,
    content_type text not null,
    body bytea not null,
    created_at timestamptz not null,
    primary key (account_id, user_id, method, path, key),
    foreign key (account_id, user_id) references app_user (account_id, id)
);
create index idempotency_key_age on idempotency_key (account_id, created_at);
"""

# Wrong guesses at sign-in, by a hash of address and source: no account is known yet, and nothing here names one.
FAILURES = """
create unlogged table sign_in_failure (who bytea not null, at timestamptz not null);
create index sign_in_failure_who on sign_in_failure (who, at);
create index sign_in_failure_at on sign_in_failure (at);
grant select, insert, delete on sign_in_failure to :app;
"""

# The one look-up across accounts that P2 allows: one exact address in, ids and hashes out, to the server only.
SIGN_IN = """
create policy look_up_at_sign_in on app_user for select to current_user using (true);

create function sign_in_candidates(exact_email text)
returns table (account_id uuid, user_id uuid, password_hash text)
language sql stable security definer set search_path = pg_catalog, public as $$
    select u.account_id, u.id, u.password_hash
      from public.app_user u
     where u.email = exact_email and u.disabled_at is null and u.password_hash is not null
$$;
revoke all on function sign_in_candidates(text) from public;
grant execute on function sign_in_candidates(text) to :app;
"""


def upgrade() -> None:
    run(TABLES)
    wall_in("account", "select, insert, update", account="id")
    wall_in("app_user", "select, insert, update")
    for table in ("login", "token", "invitation"):
        wall_in(table, "select, insert, update")
    wall_in("client", "select, insert")
    wall_in("idempotency_key", "select, insert, update, delete")
    run(FAILURES)
    run(SIGN_IN)
