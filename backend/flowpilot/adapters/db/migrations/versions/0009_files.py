"""Files of sessions, what a claimer says of a handoff, and what finds similar sessions."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0009"
down_revision = "0008"

# A file lies in parts of 256 kB, numbered from 0, so that nobody ever holds a whole one in memory.
FILES = """
create table session_file (
    account_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    media_type text not null,
    size integer not null check (size > 0),
    sha256 bytea not null,
    created_at timestamptz not null,
    created_by uuid not null,
    primary key (account_id, id),
    foreign key (account_id, session_id) references ai_session (account_id, id),
    foreign key (account_id, created_by) references app_user (account_id, id)
);
create index session_file_of on session_file (account_id, session_id, created_at, id);

create table session_file_part (
    account_id uuid not null,
    file_id uuid not null,
    number integer not null check (number >= 0),
    content bytea not null,
    primary key (account_id, file_id, number),
    foreign key (account_id, file_id) references session_file (account_id, id)
);
alter table session_file_part alter column content set storage external;
"""

# The receiver's one line of what they understood, and whether they had what they needed.
CLAIMS = """
alter table handoff_claim add column read_back text, add column had_enough boolean;
"""

# Written when a session is resolved; those from before are read as they stand. Trigrams are an extension that a
# database may lack: then words alone find what is similar.
SIMILAR = """
alter table ai_session add column words tsvector;
create index ai_session_resolved on ai_session (account_id, ended_at desc, id)
    where status = 'resolved' and not is_canary;
create index ai_session_resolved_of on ai_session (account_id, client_id, ended_at desc, id)
    where status = 'resolved' and not is_canary;
do $$ begin
    create extension if not exists pg_trgm;
exception when undefined_file or insufficient_privilege or feature_not_supported then
    raise notice 'pg_trgm is not there: similar sessions are found by words alone';
end $$;
"""


def upgrade() -> None:
    run(FILES)
    wall_in("session_file", "select, insert")
    wall_in("session_file_part", "select, insert")
    run(CLAIMS)
    run(SIMILAR)
