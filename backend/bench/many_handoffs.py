"""Years of handoffs of many accounts with all their steps, made inside the database: lognormal times, people who wait,
give up, cancel and are never claimed."""

from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg import sql

from bench.people import Team

STEPS = 30  # a session: 25 before it is escalated, 5 after the claim
FASTER: tuple[LiteralString, ...] = (
    "set session_replication_role = replica",  # every foreign key holds by construction
    "set synchronous_commit = off",
    "set work_mem = '128MB'",
    "select setseed(0.5)",
    "alter system set max_wal_size = '8GB'",  # fewer checkpoints
    "select pg_reload_conf()",
)
# One row a handoff. Of a hundred, 88 are claimed and acted on, 4 claimed and idle, 3 open, 3 cancelled and 2 solved by
# their owners; of the claimed ones, 3 had a claim that was given up before.
MADE: LiteralString = """
    create temporary table made on commit drop as
    select n, at, fate, given_up,
           case when fate < 92 then at + exp(ln(300) + 1.1 * z1) * interval '1 second' end as claimed_at,
           case when fate < 92 then at + 0.7 * exp(ln(300) + 1.1 * z1) * interval '1 second' end as opened_at,
           case when fate < 88
                then at + (exp(ln(300) + 1.1 * z1) + exp(ln(120) + 1.0 * z2)) * interval '1 second' end as acted_at,
           20 + 60 * random() as writing_seconds
      from (select n, now() - interval '1 hour' - %(days)s * interval '23.9 hours' * random() as at,
                   floor(100 * random()) as fate, (random() < 0.03)::int as given_up,
                   sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) as z1,
                   sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) as z2
              from generate_series(%(first)s::bigint, %(last)s::bigint) as n) as drawn
     order by at"""
ID: LiteralString = "('0000{kind}-0000-4000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid"
SESSION, HANDOFF, CLAIM, FORMER = (
    ID.replace("{kind}", kind).replace("{n}", "n") for kind in ("a001", "a002", "a003", "a004")
)
SESSIONS: LiteralString = (
    """
    insert into ai_session (account_id, id, user_id, problem, priority, status, step_count, created_at, updated_at,
                            ended_at, category)
    select %(account)s, """
    + SESSION
    + """, %(owner)s, 'Outlook asks for the password', 'normal', 'resolved', 30, at - interval '30 minutes', at, at,
           (array['mail', 'network', 'printing', 'accounts', null])[1 + n %% 5]
      from made"""
)
HANDOFFS: LiteralString = (
    """
    insert into session_handoff (account_id, id, session_id, intent, state, reason, priority, escalated_by,
                                 writing_seconds, snapshot, claim_id, created_at, ended_at, opened_at, claimed_at,
                                 first_action_at, given_up)
    select %(account)s, """
    + HANDOFF
    + ", "
    + SESSION
    + """, 'escalate',
           case when fate < 88 then 'resolved' when fate < 92 then 'claimed' when fate < 95 then 'open'
                when fate < 98 then 'cancelled' else 'self_solved' end,
           'stuck', (array['low', 'normal', 'high', 'urgent'])[1 + n %% 4], %(owner)s, writing_seconds, '{}',
           case when fate < 92 then """
    + CLAIM
    + """ end, at,
           case when fate < 88 then acted_at + interval '20 minutes' when fate >= 95 then at + interval '9 minutes' end,
           opened_at, claimed_at, acted_at, given_up * (fate < 92)::int
      from made"""
)
CLAIMS: LiteralString = (
    """
    insert into handoff_claim (account_id, id, handoff_id, user_id, way, claimed_at, first_action_at,
                               first_action_kind, ended_at, end_kind)
    select %(account)s, """
    + CLAIM
    + ", "
    + HANDOFF
    + """, %(claimer)s, 'own', claimed_at, acted_at, case when acted_at is not null then 'action' end,
           case when fate < 88 then acted_at + interval '20 minutes' end, case when fate < 88 then 'resolved' end
      from made where fate < 92
    union all
    select %(account)s, """
    + FORMER
    + ", "
    + HANDOFF
    + """, %(owner)s, 'own', at, null, null, at + interval '1 second', 'released'
      from made where fate < 92 and given_up = 1"""
)
OPENINGS: LiteralString = (
    "insert into handoff_opening (account_id, handoff_id, user_id, opened_at) select %(account)s, "
    + HANDOFF
    + ", %(claimer)s, opened_at from made where fate < 92"
)
STEPS_TAKEN: LiteralString = (
    """
    insert into ai_session_step (account_id, id, session_id, number, kind, text, author_kind, author_id, created_at)
    select %(account)s, """
    + ID.replace("{kind}", "a005").replace("{n}", "n * 30 + number")
    + ", "
    + SESSION
    + """, number, 'action', 'Restarted', 'user',
           case when number > 25 and acted_at is not null then %(claimer)s::uuid else %(owner)s::uuid end,
           case when number > 25 and acted_at is not null then acted_at + (number - 26) * interval '30 seconds'
                else at - (26 - number) * interval '1 minute' end
      from made cross join generate_series(1, 30) as number"""
)


@dataclass(frozen=True, slots=True)
class Load:
    """So many handoffs of a team, spread evenly over the last `days`; `first` is the number of the first one."""

    team: Team
    first: int
    count: int
    days: int


def fill(address: str, loads: list[Load]) -> None:
    """Write them as the administrator."""
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in FASTER:
            connection.execute(setting)
        for load in loads:
            _fill(connection, load)


def settle(address: str) -> None:
    """Vacuum and count, as the database does by itself in time."""
    with psycopg.connect(address, autocommit=True) as connection:
        for table in ("session_handoff", "handoff_claim", "handoff_opening", "ai_session", "ai_session_step"):
            connection.execute(sql.SQL("vacuum (analyze) {}").format(sql.Identifier(table)))
        connection.execute("checkpoint")


def _fill(connection: psycopg.Connection, load: Load) -> None:
    values = {
        "account": load.team.account_id,
        "owner": load.team.user_ids[1],
        "claimer": load.team.user_ids[2],
        "first": load.first,
        "last": load.first + load.count - 1,
        "days": load.days,
    }
    with connection.transaction():
        for statement in (MADE, SESSIONS, HANDOFFS, CLAIMS, OPENINGS, STEPS_TAKEN):
            connection.execute(statement, values)
