"""Reads what a database holds at one time, and what a backup file says was still to be done."""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from faults.judge_backups import RESTORE_WRITES, Instant, Waiting
from faults.served import Served

# For each table a row's key, and what of the row never changes.
ROWS: Mapping[str, tuple[str, str]] = {
    "account": ("id", "row(id, created_at)"),
    "app_user": ("id", "row(account_id, email, created_at)"),
    "ai_session": ("id", "row(account_id, problem, created_at)"),
    "ai_session_step": ("id", "t"),
    "session_file": ("id", "t"),
    "session_file_part": ("file_id || '/' || number", "content"),
    "session_handoff": ("id", "row(account_id, session_id, intent, reason, escalated_by, created_at)"),
    "handoff_claim": ("id", "row(account_id, handoff_id, user_id, way, claimed_at)"),
    "notification": ("id", "row(account_id, user_id, handoff_id, kind, title, href, created_at)"),
    "delivery": ("id", "row(account_id, notification_id, user_id, channel, dedupe_key, created_at)"),
    "delivery_attempt": ("delivery_id || '/' || number", "row(account_id, started_at)"),
    "timer": ("id", "row(account_id, handoff_id, kind, step, claim_id, created_at)"),
    "stream_event": ("account_id || '/' || epoch || '/' || number", "t"),
    "audit": ("account_id || '/' || number", "t"),
}
NOT_THE_RESTORES_OWN: Mapping[str, str] = {"audit": f" where act <> '{RESTORE_WRITES}'"}

HALVES: Mapping[str, str] = {
    "a session whose steps are not counted": """
        select count(*) from ai_session s
         where step_count <> (select count(*) from ai_session_step t where t.session_id = s.id)
            or step_count <> (select coalesce(max(number), 0) from ai_session_step t where t.session_id = s.id)""",
    "a file without all of its bytes": """
        select count(*) from session_file f
          left join lateral (select sha256(string_agg(content, ''::bytea order by number)) as sum
                               from session_file_part p where p.file_id = f.id) parts on true
         where parts.sum is distinct from f.sha256""",
    "a claimed handoff without its claim": """
        select count(*) from session_handoff h left join handoff_claim c on c.id = h.claim_id and c.ended_at is null
         where h.state = 'claimed' and c.id is null""",
    "a handoff without its event": """
        select count(*) from session_handoff h
         where not exists (select from stream_event e
                            where e.kind = 'handoff_created' and e.data ->> 'id' = h.id::text)""",
    "an event without its handoff": """
        select count(*) from stream_event e
         where e.kind = 'handoff_created'
           and not exists (select from session_handoff h where h.id::text = e.data ->> 'id')""",
    "a gap in the events": """
        select count(*) from (select count(*) as events, max(number) as last from stream_event
                               group by account_id, epoch) counted where events <> last""",
    "a gap in the audit trail": """
        select count(*) from (select count(*) as entries, max(number) as last from audit group by account_id) counted
         where entries <> last""",
}


async def read_instant(served: Served) -> Instant:
    """What stands in the database now."""
    rows = {
        table: dict(await served.rows(f"select ({key})::text, md5(({kept})::text) from {table} t{where}"))
        for table, (key, kept) in ROWS.items()
        for where in (NOT_THE_RESTORES_OWN.get(table, ""),)
    }
    events = await served.rows("select data ->> 'handoff_id', kind, count(*) from stream_event group by 1, 2")
    steps = await served.rows("select session_id::text, count(*) from ai_session_step group by 1")
    return Instant(
        rows,
        Counter({(str(handoff), kind): count for handoff, kind, count in events}),
        Counter(dict(steps)),
        Counter({name: (await served.rows(statement))[0][0] for name, statement in HALVES.items()}),
    )


def read_waiting(file: Path) -> Waiting:
    """What the file itself says, without the product's help."""
    deliveries = list(_lines(file, "delivery"))
    timers = list(_lines(file, "timer"))
    return Waiting(
        {line["id"] for line in deliveries if line["due_at"] != ABSENT},
        {line["id"] for line in timers if line["due_at"] != ABSENT},
        {line["id"] for line in deliveries},
    )


def taken_at(file: Path) -> float:
    """When the file says that it was taken, in seconds."""
    with zipfile.ZipFile(file) as archive:
        text = json.loads(archive.read("manifest.json"))["taken_at"]
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S.%f UTC").replace(tzinfo=UTC).timestamp()


def size_of(file: Path) -> int:
    """Bytes."""
    return file.stat().st_size


ABSENT = "\\N"  # as COPY writes it


def _lines(file: Path, table: str) -> Iterator[dict[str, str]]:
    with zipfile.ZipFile(file) as archive:
        tables = json.loads(archive.read("manifest.json"))["tables"]
        columns = next(one["columns"] for one in tables if one["name"] == table)
        for line in archive.read(f"data/{table}").decode().split("\n")[:-1]:
            yield dict(zip(columns, line.split("\t"), strict=True))
