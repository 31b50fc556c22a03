"""All that an account has as a zip: a file of JSON lines for each kind of thing, and the files of its sessions."""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, LiteralString, cast
from uuid import UUID

import psycopg
from psycopg.rows import scalar_row, tuple_row

from flowpilot.adapters.threads import beside
from flowpilot.domain.errors import NotFound, Unavailable

Connection = psycopg.Connection[tuple[object, ...]]

FORMAT = 1
ROWS_AT_ONCE = 500

# What the files are called, and where their rows are.
EXPORTED: Mapping[str, LiteralString] = {
    "account": "account",
    "people": "app_user",
    "clients": "client",
    "sessions": "ai_session",
    "steps": "ai_session_step",
    "redactions": "redaction",
    "files": "session_file",
    "handoffs": "session_handoff",
    "claims": "handoff_claim",
    "openings": "handoff_opening",
    "model_assessments": "model_assessment",
    "notifications": "notification",
    "deliveries": "delivery",
    "delivery_attempts": "delivery_attempt",
    "channels": "alert_channel",
    "alert_preferences": "alert_preference",
    "ladder": "escalation_policy",
    "duty_calendar": "duty_calendar",
    "playbooks": "playbook",
    "playbook_proposals": "playbook_proposal",
    "baseline_calls": "baseline_call",
    "baseline_revisions": "baseline_revision",
    "baseline_freezes": "baseline_freeze",
    "baseline_frozen_calls": "baseline_frozen_call",
    "retention": "retention",
    "audit": "audit",
}

# Tables that stay: what lets somebody in, and what FlowPilot itself works with.
LEFT_OUT: Mapping[str, str] = {
    "login": "opens the account",
    "token": "opens the account",
    "invitation": "opens the account",
    "password_reset": "opens the account",
    "idempotency_key": "answers kept for a day, for whoever asks again",
    "stream_event": "copies of what the others say, for seven days",
    "stream_head": "counters",
    "account_provider": "opens the account",
    "timer": "what FlowPilot does next",
    "canary": "FlowPilot's trials of itself",
    "first_run_skip": "what FlowPilot reminds of",
    "account_export": "exports themselves",
    "account_export_part": "exports themselves",
    "session_file_part": "the files' content stands in the folder `files`",
}

# Columns that are secrets, or mean nothing outside of the database.
LEFT_OUT_COLUMNS: Sequence[str] = ("password_hash", "sealed", "digest", "words", "lease_until")

README = """\
Everything that the account "{name}" has in FlowPilot, as of {taken_at}.

Each .jsonl file holds one kind of thing, one JSON object a line, in UTF-8; times are UTC. Ids connect them: a step
names its session, a handoff its session, a claim its handoff, and so on. A handoff carries the session's snapshot of
that moment. files/ holds the files of sessions, each in a folder named by its id.

Not in here: passwords, open logins, tokens, addresses of channels, and what FlowPilot keeps for its own work.
about.json says how many lines each file has.
"""


class PostgresArchive:
    """See `application.ports_exports.Archive`. `url` is of the runtime role."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def write(self, account_id: UUID, file: IO[bytes]) -> None:
        try:
            await beside(lambda: write_archive(self._url, account_id, file))
        except psycopg.OperationalError as error:
            raise Unavailable from error


def write_archive(url: str, account_id: UUID, file: IO[bytes]) -> None:
    """Write the zip, as of one moment. Raises `psycopg.Error`, or `NotFound` where there is no such account."""
    with psycopg.connect(url, options="-c timezone=UTC", connect_timeout=5) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        connection.execute("select set_config('app.account_id', %s, true)", (str(account_id),))
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            _write(connection, archive)


def _write(connection: Connection, archive: zipfile.ZipFile) -> None:
    cursor = connection.cursor(row_factory=tuple_row)
    found = cursor.execute('select id, name, to_char(now(), \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') from account').fetchone()
    if found is None:
        raise NotFound
    account_id, name, taken_at = found
    lines = {kind: _write_rows(connection, archive, kind, table) for kind, table in EXPORTED.items()}
    _write_files(connection, archive)
    about = {"format": FORMAT, "account_id": str(account_id), "name": name, "taken_at": taken_at, "lines": lines}
    archive.writestr("about.json", json.dumps(about, ensure_ascii=False, indent=2) + "\n")
    archive.writestr("README.txt", README.format(name=name, taken_at=taken_at))


def _write_rows(connection: Connection, archive: zipfile.ZipFile, kind: str, table: LiteralString) -> int:
    order: LiteralString = "id" if table == "account" else "t"
    query = "select (to_jsonb(t) - %s::text[])::text from " + table + " t order by " + order
    lines = 0
    with (
        connection.cursor(name="rows", row_factory=scalar_row) as cursor,
        archive.open(f"{kind}.jsonl", "w", force_zip64=True) as part,
    ):
        cursor.itersize = ROWS_AT_ONCE
        for line in cursor.execute(query, (list(LEFT_OUT_COLUMNS),)):
            part.write(cast(str, line).encode() + b"\n")
            lines += 1
    return lines


def _write_files(connection: Connection, archive: zipfile.ZipFile) -> None:
    files = connection.execute("select id, name from session_file order by id").fetchall()
    for file_id, name in files:
        # Names were made safe when the files came in: no path, no sign that a reader is fooled by.
        with archive.open(f"files/{file_id}/{name}", "w", force_zip64=True) as part:
            for content in _parts(connection, cast(UUID, file_id)):
                part.write(content)


def _parts(connection: Connection, file_id: UUID) -> Iterator[bytes]:
    with connection.cursor(name="parts", row_factory=scalar_row) as cursor:
        cursor.itersize = 8
        query = "select content from session_file_part where file_id = %s order by number"
        for content in cursor.execute(query, (file_id,)):
            yield bytes(cast(bytes, content))
