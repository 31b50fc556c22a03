"""Channels beside bell and mail, who hears what and when, the ladder, leases, and the canary."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0007"
down_revision = "0006"

# A channel belongs to a person or, with no `user_id`, to the account itself: a room. `sealed` holds its address and
# secrets; `server` is the host alone, which is shown and tells whose failure a failure is. `digest` lets a browser be
# known again that subscribes a second time, perhaps with somebody else in front of it.
CHANNELS = """
create table alert_channel (
    account_id uuid not null references account (id),
    id uuid not null,
    user_id uuid,
    kind text not null,
    name text not null check (length(name) between 1 and 200),
    server text not null,
    sealed bytea not null,
    digest bytea,
    priorities text[] not null default '{low,normal,high,urgent}',
    created_at timestamptz not null,
    ended_at timestamptz,
    end_reason text,
    primary key (account_id, id),
    foreign key (account_id, user_id) references app_user (account_id, id),
    check (ended_at is not null or end_reason is null)
);
create index alert_channel_of on alert_channel (account_id, user_id) where ended_at is null;
create unique index alert_channel_digest on alert_channel (account_id, digest) where ended_at is null;

-- `email`: always, away (not while a page of theirs showed the card), or off. `quiet` is null or
-- {"from": "22:00", "to": "07:00", "days": [0, …, 6]} in `time_zone` (null: the account's); Monday is 0.
create table alert_preference (
    account_id uuid not null,
    user_id uuid not null,
    email text not null default 'always' check (email in ('always', 'away', 'off')),
    quiet jsonb,
    urgent_anyway boolean not null default true,
    time_zone text,
    primary key (account_id, user_id),
    foreign key (account_id, user_id) references app_user (account_id, id)
);

-- A notification without a person is what a room should know.
alter table notification alter column user_id drop not null;
alter table delivery alter column user_id drop not null;
alter table delivery
    add column channel_id uuid,
    add column server text not null default 'mail',
    add foreign key (account_id, channel_id) references alert_channel (account_id, id);
-- What was never tried has no lease, and goes before what failed. Nobody asks for all accounts' in order of time.
drop index delivery_due;
create index delivery_due_first on delivery (account_id, due_at) where due_at is not null and lease_until is null;
create index delivery_due_again on delivery (account_id, due_at) where due_at is not null and lease_until is not null;
create index delivery_channel on delivery (account_id, channel_id, created_at) where channel_id is not null;
-- What no handoff is behind is a test; what happened lately is asked for by admins.
create index delivery_test on delivery (account_id, notification_id) where handoff_id is null;
create index delivery_made on delivery (account_id, created_at);
alter table login add column streaming_at timestamptz;
"""

# One policy a priority. `steps` is a list of {"after": minutes, "tell": "again" | "tier" | "admins" | "banner",
# "tier": 1 to 3 or null}; what a handoff will do stands frozen in its `ladder`.
LADDER = """
create table duty_calendar (
    account_id uuid primary key references account (id),
    time_zone text not null,
    week jsonb not null,
    holidays jsonb not null
);

create table escalation_policy (
    account_id uuid not null references account (id),
    priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
    clock text not null check (clock in ('duty', 'wall')),
    first_tier smallint check (first_tier between 1 and 3),
    steps jsonb not null,
    ask_minutes integer not null check (ask_minutes between 1 and 1440),
    lapse_minutes integer not null check (lapse_minutes between 1 and 1440),
    primary key (account_id, priority)
);

alter table session_handoff add column ladder jsonb not null default '[]';
alter table handoff_claim add column asked_at timestamptz;
alter table timer
    add column step smallint,
    add column claim_id uuid,
    add foreign key (account_id, handoff_id, claim_id) references handoff_claim (account_id, handoff_id, id);
create index timer_due_in on timer (account_id, due_at) where due_at is not null;
"""

# The canary works as a hidden user of its own; nothing that it makes is shown or counted. It has one session, which it
# escalates again and again. `next_at` is when it flies next; the rest is about its newest flight.
CANARY = """
alter table app_user add column is_system boolean not null default false;
alter table ai_session add column is_canary boolean not null default false;
alter table session_handoff add column is_canary boolean not null default false;

create table canary (
    account_id uuid primary key references account (id),
    enabled boolean not null default false,
    every_minutes integer not null default 15 check (every_minutes between 5 and 1440),
    address text,
    user_id uuid,
    session_id uuid,
    next_at timestamptz,
    started_at timestamptz,
    streamed_at timestamptz,
    mailed_at timestamptz,
    ended_at timestamptz,
    back_at timestamptz,
    missing_since timestamptz,
    missing text[] not null default '{}',
    foreign key (account_id, user_id) references app_user (account_id, id),
    foreign key (account_id, session_id) references ai_session (account_id, id)
);

-- What people read goes past the canary's handoffs, of which there are many.
drop index session_handoff_newest;
create index session_handoff_newest on session_handoff (account_id, created_at desc, id desc) where not is_canary;
drop index session_handoff_ended;
create index session_handoff_ended on session_handoff (account_id, ended_at desc, id desc)
    where ended_at is not null and not is_canary;
"""


def upgrade() -> None:
    run(CHANNELS)
    wall_in("alert_channel", "select, insert, update")
    wall_in("alert_preference", "select, insert, update")
    run(LADDER)
    wall_in("duty_calendar", "select, insert, update, delete")
    wall_in("escalation_policy", "select, insert, update, delete")
    run(CANARY)
    wall_in("canary", "select, insert, update")
