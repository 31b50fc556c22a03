"""Handoffs, claims and openings."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0003"
down_revision = "0002"

# `claim_id` names the claim that stands or that ended the handoff; a release empties it. The partial unique index
# on `handoff_claim` is the database's own word that two people never hold one handoff.
TABLES = """
create table session_handoff (
    account_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    intent text not null check (intent in ('escalate', 'park')),
    state text not null check (state in
        ('open', 'parked', 'claimed', 'handed_back', 'self_solved', 'resolved', 'cancelled')),
    reason text not null,
    notes text,
    priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
    target_user_id uuid,
    needed_by timestamptz,
    escalated_by uuid not null,
    writing_seconds double precision,
    snapshot jsonb not null,
    claim_id uuid,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (account_id, id),
    foreign key (account_id, session_id) references ai_session (account_id, id),
    foreign key (account_id, escalated_by) references app_user (account_id, id),
    foreign key (account_id, target_user_id) references app_user (account_id, id),
    check ((ended_at is null) = (state in ('open', 'parked', 'claimed'))),
    check (state not in ('claimed', 'handed_back', 'resolved') or claim_id is not null),
    check (state not in ('open', 'parked', 'self_solved') or claim_id is null)
);
create unique index session_handoff_in_transit on session_handoff (account_id, session_id)
    where state in ('open', 'claimed');
create index session_handoff_queue on session_handoff (account_id, created_at, id) where state in ('open', 'claimed');
create index session_handoff_session on session_handoff (account_id, session_id, created_at);
create index session_handoff_newest on session_handoff (account_id, created_at desc, id desc);
create index session_handoff_ended on session_handoff (account_id, ended_at desc, id desc)
    where ended_at is not null;

create table handoff_claim (
    account_id uuid not null,
    id uuid not null,
    handoff_id uuid not null,
    user_id uuid not null,
    way text not null check (way in ('continue', 'analyze', 'own')),
    claimed_at timestamptz not null,
    lease_until timestamptz,
    first_action_at timestamptz,
    first_action_kind text,
    ended_at timestamptz,
    end_kind text check (end_kind in ('released', 'lapsed', 'reassigned', 'taken_over', 'user_disabled',
        'handed_back', 'resolved', 'cancelled')),
    end_reason text,
    primary key (account_id, id),
    unique (account_id, handoff_id, id),
    foreign key (account_id, handoff_id) references session_handoff (account_id, id),
    foreign key (account_id, user_id) references app_user (account_id, id),
    check ((ended_at is null) = (end_kind is null)),
    check ((first_action_at is null) = (first_action_kind is null))
);
create unique index handoff_claim_one_winner on handoff_claim (account_id, handoff_id) where ended_at is null;
create index handoff_claim_holder on handoff_claim (account_id, user_id) where ended_at is null;
create index handoff_claim_times on handoff_claim (account_id, handoff_id)
    include (user_id, claimed_at, first_action_at, ended_at, end_kind);

alter table session_handoff add foreign key (account_id, id, claim_id)
    references handoff_claim (account_id, handoff_id, id);

create table handoff_opening (
    account_id uuid not null,
    handoff_id uuid not null,
    user_id uuid not null,
    opened_at timestamptz not null,
    primary key (account_id, handoff_id, user_id),
    foreign key (account_id, handoff_id) references session_handoff (account_id, id),
    foreign key (account_id, user_id) references app_user (account_id, id)
);
"""


def upgrade() -> None:
    run(TABLES)
    wall_in("session_handoff", "select, insert, update")
    wall_in("handoff_claim", "select, insert, update")
    wall_in("handoff_opening", "select, insert")
