"""The three roles: none may do more than it must, and every table of accounts keeps its wall."""

from collections.abc import Iterator, Mapping
from typing import Any, LiteralString

from psycopg import Connection

from flowpilot.adapters.examination.finding import Finding, good, wrong

ROLES: LiteralString = """
    select current_user as name, r.rolsuper or r.rolbypassrls as mighty, r.rolcreatedb or r.rolcreaterole as makes,
           exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'public' and c.relkind = 'r' and pg_has_role(current_user, c.relowner, 'usage'))
               as owns
      from pg_roles r where r.rolname = current_user"""
OPEN_TABLES: LiteralString = """
    select c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
     order by c.relname"""
CLOSED_TABLES: LiteralString = """
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity
       and not has_table_privilege(c.oid, 'select') and not has_any_column_privilege(c.oid, 'select')
     order by c.relname"""
AUDIT: LiteralString = """
    select has_table_privilege('audit', 'update') or has_table_privilege('audit', 'delete')
           or has_table_privilege('audit', 'truncate') or has_any_column_privilege('audit', 'update') as may"""


def examine_rights(opened: Mapping[str, Connection[dict[str, Any]]]) -> Iterator[Finding]:
    """`opened` by role: app, worker, owner."""
    faults = [*_roles(opened), *_walls(opened)]
    yield from faults
    if not faults:
        yield good("rights", "each role may do what it must and no more; every account has its wall")


def _roles(opened: Mapping[str, Connection[dict[str, Any]]]) -> Iterator[Finding]:
    found = {role: connection.execute(ROLES).fetchone() or {} for role, connection in opened.items()}
    if len({row["name"] for row in found.values()}) < len(found):
        yield wrong("rights", "the three connection strings do not name three roles", "Make a role for each.")
    for role, row in found.items():
        if row["mighty"]:
            advice = f"alter role {row['name']} nosuperuser nobypassrls"
            yield wrong("rights", f"the {role} role {row['name']} passes through the walls between accounts", advice)
        if role != "owner" and row["owns"]:
            words = f"the {role} role {row['name']} owns tables, so it can take their walls away"
            yield wrong("rights", words, "Let the owner role own them, and take away its membership there.")


def _walls(opened: Mapping[str, Connection[dict[str, Any]]]) -> Iterator[Finding]:
    for row in opened["owner"].execute(OPEN_TABLES).fetchall():
        advice = f"alter table {row['name']} enable row level security, force row level security"
        yield wrong("rights", f"the table {row['name']} has no wall between accounts", advice)
    closed = [row["name"] for row in opened["app"].execute(CLOSED_TABLES).fetchall()]
    if closed:
        words = f"the app role may not read {', '.join(closed)}"
        yield wrong("rights", words, "Its name may have changed since `flowpilot migrate`: grant it what it had.")
    audit = opened["app"].execute(AUDIT).fetchone()
    if audit and audit["may"]:
        yield wrong("rights", "the app role may change the audit trail", "revoke update, delete, truncate on audit")
