"""The event stream's counter and table, the audit chain, and the one statement that writes to both."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0005"
down_revision = "0004"

TABLES = """
create table stream_head (
    account_id uuid primary key references account (id),
    epoch text not null check (epoch ~ '^[0-9a-z]{8,32}$'),
    number bigint not null default 0,
    audit_number bigint not null default 0,
    audit_hash bytea not null default sha256('')
);

create table stream_event (
    account_id uuid not null references account (id),
    epoch text not null,
    number bigint not null,
    kind text not null,
    version smallint not null,
    data jsonb not null,
    created_at timestamptz not null,
    primary key (account_id, epoch, number)
);

create table audit (
    account_id uuid not null references account (id),
    number bigint not null,
    at timestamptz not null,
    actor_id uuid,
    act text not null,
    subject_kind text not null,
    subject_id uuid,
    members jsonb not null,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (account_id, number)
);

grant select (account_id, epoch, number) on stream_head to :worker;
create policy counters_of_any_account on stream_head for select to :worker using (true);
"""

# Called as the last statement of every transaction that writes: the counter row stays locked for the flush only, so
# numbers are gapless, in the order of commits, and one lock serves events and audit alike.
RECORD = """
create function audit_row_hash(previous bytea, account_id uuid, number bigint, at timestamptz, actor_id uuid,
    act text, subject_kind text, subject_id uuid, members jsonb) returns bytea
language sql stable as $$
    select sha256(previous || convert_to(jsonb_build_array(account_id, number, extract(epoch from at), actor_id, act,
        subject_kind, subject_id, members)::text, 'UTF8'))
$$;

create function record(events jsonb, audits jsonb) returns table (epoch text, first_number bigint)
language plpgsql as $$
declare
    head stream_head;
    entry jsonb;
    link bytea;
begin
    select * into strict head from stream_head h where h.account_id = current_account() for update;
    insert into stream_event (account_id, epoch, number, kind, version, data, created_at)
    select head.account_id, head.epoch, head.number + e.position, e.value ->> 'kind', (e.value ->> 'version')::smallint,
           e.value -> 'data', clock_timestamp()
      from jsonb_array_elements(events) with ordinality as e (value, position);
    epoch := head.epoch;
    first_number := head.number + 1;
    head.number := head.number + jsonb_array_length(events);
    for entry in select value from jsonb_array_elements(audits) loop
        head.audit_number := head.audit_number + 1;
        link := head.audit_hash;
        head.audit_hash := audit_row_hash(link, head.account_id, head.audit_number, (entry ->> 'at')::timestamptz,
            (entry ->> 'actor_id')::uuid, entry ->> 'act', entry ->> 'subject_kind', (entry ->> 'subject_id')::uuid,
            entry -> 'members');
        insert into audit values (head.account_id, head.audit_number, (entry ->> 'at')::timestamptz,
            (entry ->> 'actor_id')::uuid, entry ->> 'act', entry ->> 'subject_kind', (entry ->> 'subject_id')::uuid,
            entry -> 'members', link, head.audit_hash);
    end loop;
    update stream_head h
       set number = head.number, audit_number = head.audit_number, audit_hash = head.audit_hash
     where h.account_id = head.account_id;
    return next;
end $$;
"""


def upgrade() -> None:
    run(TABLES)
    wall_in("stream_head", "select, insert, update")
    wall_in("stream_event", "select, insert")
    wall_in("audit", "select, insert")
    run(RECORD)
