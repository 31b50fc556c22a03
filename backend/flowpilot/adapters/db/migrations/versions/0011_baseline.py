"""Calls that people timed with a stopwatch, and when a pilot began."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0011"
down_revision = "0010"

# Nothing of a measurement is ever deleted: a revision holds what stood before it, a removed call says who, when and
# why, and a frozen call is a copy that nobody may change.
TABLES = """
alter table account add column pilot_set_at timestamptz;

create table baseline_call (
    account_id uuid not null references account (id),
    id uuid not null,
    started_at timestamptz not null,
    stopped_at timestamptz not null,
    people smallint not null check (people between 1 and 50),
    category text,
    ticket_ref text,
    note text,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    changed_at timestamptz,
    revisions integer not null default 0,
    removed_at timestamptz,
    removed_by uuid,
    removed_reason text,
    primary key (account_id, id),
    foreign key (account_id, recorded_by) references app_user (account_id, id),
    foreign key (account_id, removed_by) references app_user (account_id, id),
    check (stopped_at > started_at and stopped_at <= started_at + interval '8 hours'),
    check ((changed_at is null) = (revisions = 0)),
    check ((removed_at is null) = (removed_by is null) and (removed_at is null) = (removed_reason is null))
);
create index baseline_call_newest on baseline_call (account_id, started_at desc, id desc);

create table baseline_revision (
    account_id uuid not null,
    call_id uuid not null,
    number integer not null check (number > 0),
    at timestamptz not null,
    by_user uuid not null,
    reason text not null,
    changed text[] not null,
    started_at timestamptz not null,
    stopped_at timestamptz not null,
    people smallint not null,
    category text,
    ticket_ref text,
    note text,
    primary key (account_id, call_id, number),
    foreign key (account_id, call_id) references baseline_call (account_id, id),
    foreign key (account_id, by_user) references app_user (account_id, id)
);

create table baseline_freeze (
    account_id uuid not null,
    id uuid not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    name text,
    n_calls integer not null,
    made_by uuid not null,
    made_at timestamptz not null,
    lifted_at timestamptz,
    lifted_by uuid,
    lifted_reason text,
    primary key (account_id, id),
    foreign key (account_id, made_by) references app_user (account_id, id),
    foreign key (account_id, lifted_by) references app_user (account_id, id),
    check (to_at > from_at),
    check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null))
);
create unique index baseline_freeze_in_force on baseline_freeze (account_id) where lifted_at is null;

create table baseline_frozen_call (
    account_id uuid not null,
    freeze_id uuid not null,
    call_id uuid not null,
    started_at timestamptz not null,
    stopped_at timestamptz not null,
    people smallint not null,
    category text,
    ticket_ref text,
    note text,
    primary key (account_id, freeze_id, call_id),
    foreign key (account_id, freeze_id) references baseline_freeze (account_id, id),
    foreign key (account_id, call_id) references baseline_call (account_id, id)
);
"""


def upgrade() -> None:
    run(TABLES)
    wall_in("baseline_call", "select, insert, update")
    wall_in("baseline_revision", "select, insert")
    wall_in("baseline_freeze", "select, insert, update")
    wall_in("baseline_frozen_call", "select, insert")
