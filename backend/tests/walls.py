"""What must hold of every table that belongs to an account, asked of the catalogue: a new table is covered by itself.

Each check answers with what is wrong, one text a fault.
"""

from typing import LiteralString

import psycopg
from psycopg.rows import scalar_row

Connection = psycopg.Connection[tuple[object, ...]]

APP, WORKER = "flowpilot_app", "flowpilot_worker"

TENANT: LiteralString = """
    tenant as (
        select c.oid, c.relname, case when c.relname = 'account' then 'id' else 'account_id' end as account_column,
               c.relrowsecurity, c.relforcerowsecurity
          from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
           and (c.relname = 'account' or exists (
                select from pg_attribute a
                 where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped)))
"""

APPLIES: LiteralString = """
    applies as (
        select p.*, pg_get_expr(p.polqual, p.polrelid) as visible, pg_get_expr(p.polwithcheck, p.polrelid) as writable
          from pg_policy p
         where exists (select from unnest(p.polroles) r
                        where r = 0 or pg_has_role('flowpilot_app', r, 'member')))
"""

NOT_FORCED: LiteralString = (
    "with "
    + TENANT
    + """select relname || ': row-level security is not enabled and forced' from tenant
          where not (relrowsecurity and relforcerowsecurity)"""
)

WITHOUT_POLICY: LiteralString = (
    "with "
    + TENANT
    + ", "
    + APPLIES
    + """select t.relname || ': no policy for ' || command
           from tenant t, (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) c (command, sign)
          where (has_table_privilege('flowpilot_app', t.oid, command)
                 or command <> 'delete' and has_any_column_privilege('flowpilot_app', t.oid, command))
            and not exists (select from applies p where p.polrelid = t.oid and p.polpermissive
                                                    and p.polcmd::text in ('*', sign))"""
)

# A permissive policy that applies to the runtime role says exactly this, and nothing wider.
TOO_WIDE: LiteralString = (
    "with "
    + TENANT
    + ", "
    + APPLIES
    + """select t.relname || ': the policy ' || p.polname || ' lets more through than the bound account'
           from tenant t
           join applies p on p.polrelid = t.oid and p.polpermissive,
                format('(%s = ( SELECT current_account() AS current_account))', t.account_column) as w (own)
          where coalesce(p.visible, p.writable) is distinct from w.own
             or coalesce(p.writable, p.visible) is distinct from w.own"""
)

KEY_WITHOUT_ACCOUNT: LiteralString = (
    "with "
    + TENANT
    + """select t.relname || ': the unique index ' || i.indexrelid::regclass || ' does not carry the account'
           from tenant t join pg_index i on i.indrelid = t.oid and i.indisunique
          where not exists (select from pg_attribute a
                             where a.attrelid = t.oid and a.attname = t.account_column and a.attnum = any(i.indkey))"""
)

REFERENCE_WITHOUT_ACCOUNT: LiteralString = (
    "with "
    + TENANT
    + """select t.relname || ': the foreign key ' || k.conname || ' does not carry the account'
           from tenant t
           join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
           join tenant f on f.oid = k.confrelid
          where not exists (
                select from unnest(k.conkey, k.confkey) as pair (own, other)
                  join pg_attribute a on a.attrelid = t.oid and a.attnum = pair.own and a.attname = t.account_column
                  join pg_attribute b on b.attrelid = f.oid and b.attnum = pair.other
                                     and b.attname = f.account_column)"""
)

AROUND_THE_WALL: LiteralString = """
    select 'view ' || relname from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
    union all
    select 'definer function ' || oid::regprocedure from pg_proc
     where pronamespace = 'public'::regnamespace and prosecdef and proname not in ('sign_in_candidates', 'record')
"""

POWERS: LiteralString = """
    select rolname || ' is ' || power
      from pg_roles, lateral (values ('superuser', rolsuper), ('bypassing row-level security', rolbypassrls),
                                     ('creating roles', rolcreaterole), ('creating databases', rolcreatedb),
                                     ('replicating', rolreplication)) p (power, has)
     where rolname in ('flowpilot_app', 'flowpilot_worker') and has
    union all
    select rolname || ' owns something' from pg_shdepend join pg_roles r on r.oid = refobjid
     where deptype = 'o' and rolname in ('flowpilot_app', 'flowpilot_worker')
    union all
    select m.member::regrole || ' is a member of ' || m.roleid::regrole from pg_auth_members m
     where m.member::regrole::text in ('flowpilot_app', 'flowpilot_worker')
    union all
    select rolname || ' may create in the schema public' from pg_roles
     where rolname in ('flowpilot_app', 'flowpilot_worker') and has_schema_privilege(oid, 'public', 'create')
"""

WORKER_SEES: LiteralString = """
    select c.relname || '.' || a.attname || ': ' || command
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
           (values ('select'), ('insert'), ('update')) w (command)
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
       and has_column_privilege('flowpilot_worker', c.oid, a.attnum, command)
    union all
    select c.relname || ': delete' from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
       and has_table_privilege('flowpilot_worker', c.oid, 'delete')
"""

CHECKS: dict[str, LiteralString] = {
    "forced": NOT_FORCED,
    "policies": WITHOUT_POLICY,
    "narrow": TOO_WIDE,
    "unique keys": KEY_WITHOUT_ACCOUNT,
    "foreign keys": REFERENCE_WITHOUT_ACCOUNT,
    "ways around": AROUND_THE_WALL,
    "powers": POWERS,
}


def tenant_tables(connection: Connection) -> list[str]:
    """Every table that belongs to accounts, `account` included, by name."""
    return _texts(connection, "with " + TENANT + "select relname::text from tenant order by relname")


def faults(connection: Connection) -> list[str]:
    """Everything that is wrong with the walls between accounts."""
    return [fault for check in CHECKS.values() for fault in _texts(connection, check)]


def seen_by_worker(connection: Connection) -> set[str]:
    """What the worker role may do, as `table.column: command`."""
    return set(_texts(connection, WORKER_SEES))


def _texts(connection: Connection, query: LiteralString) -> list[str]:
    return connection.cursor(row_factory=scalar_row).execute(query).fetchall()
