"""Notifications, deliveries with their attempts, and timers."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0004"
down_revision = "0003"

# The delivery row is the queue: it waits while `due_at` is set, and whoever works on it holds `lease_until`.
TABLES = """
create table notification (
    account_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    handoff_id uuid,
    kind text not null,
    title text not null,
    href text not null,
    created_at timestamptz not null,
    read_at timestamptz,
    streamed_at timestamptz,
    primary key (account_id, id),
    foreign key (account_id, user_id) references app_user (account_id, id),
    foreign key (account_id, handoff_id) references session_handoff (account_id, id)
);
create index notification_bell on notification (account_id, user_id, created_at desc, id desc);
create index notification_handoff on notification (account_id, handoff_id, user_id);

create table delivery (
    account_id uuid not null,
    id uuid not null,
    notification_id uuid not null,
    handoff_id uuid,
    user_id uuid not null,
    channel text not null,
    state text not null check (state in
        ('queued', 'sending', 'sent', 'failed', 'dead', 'suppressed', 'cancelled')),
    reason text,
    dedupe_key text not null,
    attempt_count integer not null default 0,
    due_at timestamptz,
    lease_until timestamptz,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (account_id, id),
    unique (account_id, dedupe_key),
    foreign key (account_id, notification_id) references notification (account_id, id),
    foreign key (account_id, handoff_id) references session_handoff (account_id, id),
    foreign key (account_id, user_id) references app_user (account_id, id),
    check ((due_at is null) = (state in ('sent', 'dead', 'suppressed', 'cancelled')))
);
create index delivery_handoff on delivery (account_id, handoff_id);
create index delivery_waiting_user on delivery (account_id, user_id) where due_at is not null;
-- Read across accounts by the worker, so it leads with the time.
create index delivery_due on delivery (due_at) where due_at is not null;

create table delivery_attempt (
    account_id uuid not null,
    delivery_id uuid not null,
    number integer not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('sent', 'temporary', 'permanent', 'unknown')),
    detail text,
    primary key (account_id, delivery_id, number),
    foreign key (account_id, delivery_id) references delivery (account_id, id)
);

create table timer (
    account_id uuid not null,
    id uuid not null,
    handoff_id uuid,
    kind text not null,
    due_at timestamptz,
    lease_until timestamptz,
    created_at timestamptz not null,
    fired_at timestamptz,
    cancelled_at timestamptz,
    primary key (account_id, id),
    foreign key (account_id, handoff_id) references session_handoff (account_id, id)
);
create index timer_due on timer (due_at) where due_at is not null;
create index timer_handoff on timer (account_id, handoff_id);
"""

# Column grants: across accounts the worker learns that something is due, never what it says or to whom. It may move
# the lease alone; everything else happens after it has bound the row's account as the runtime role.
WORKER = """
grant select (id, account_id, due_at, lease_until), update (lease_until) on delivery to :worker;
grant select (id, account_id, due_at, lease_until), update (lease_until) on timer to :worker;
create policy due_in_any_account on delivery for select to :worker using (true);
create policy lease_in_any_account on delivery for update to :worker using (true) with check (true);
create policy due_in_any_account on timer for select to :worker using (true);
create policy lease_in_any_account on timer for update to :worker using (true) with check (true);
"""


def upgrade() -> None:
    run(TABLES)
    wall_in("notification", "select, insert, update")
    wall_in("delivery", "select, insert, update")
    wall_in("delivery_attempt", "select, insert, update")
    wall_in("timer", "select, insert, update")
    run(WORKER)
