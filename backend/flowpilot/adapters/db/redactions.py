"""Taking texts of the bound account away, wherever they stand."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row, scalar_row, tuple_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.similar import WORDS
from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.account import Person
from flowpilot.domain.redaction import (
    REDACTED,
    Redacted,
    Redaction,
    SubjectKind,
    choice_without_reasons,
    without,
    without_in_text,
)
from flowpilot.domain.titles import GAVE

NOTED: LiteralString = """
    select r.subject_kind, r.subject_id, r.member, r.reason, r.at, r.by_user, u.name
      from redaction r join app_user u on u.id = r.by_user
     where r.session_id = %s order by r.at, r.id"""

TAKE_TEXTS: LiteralString = """
    update ai_session
       set problem = case when %(problem)s then %(redacted)s else problem end,
           intake = case when %(intake)s and intake is not null then %(redacted)s else intake end,
           summary = case when %(summary)s and summary is not null then %(redacted)s else summary end
     where id = %(id)s"""
TAKE_WORDS: LiteralString = "update ai_session set words = " + WORDS + " where id = %(id)s and words is not null"

HANDOFF: LiteralString = """
    update session_handoff
       set reason = case when %(reason)s then %(redacted)s else reason end,
           notes = case when %(notes)s and notes is not null then %(redacted)s else notes end
     where id = %(id)s"""
CLAIMS: LiteralString = """
    update handoff_claim
       set read_back = case when %(read_back)s and read_back is not null then %(redacted)s else read_back end,
           end_reason = case when %(let_go)s and end_reason is not null then %(redacted)s else end_reason end
     where handoff_id = %(id)s"""

QUOTED: LiteralString = """
    with handed as (
        update session_handoff
           set reason = replace(reason, %(quote)s, %(redacted)s), notes = replace(notes, %(quote)s, %(redacted)s)
         where session_id = %(id)s and strpos(concat_ws(' ', reason, notes), %(quote)s) > 0
        returning 1
    ), claimed as (
        update handoff_claim
           set read_back = replace(read_back, %(quote)s, %(redacted)s),
               end_reason = replace(end_reason, %(quote)s, %(redacted)s)
         where handoff_id in (select id from session_handoff where session_id = %(id)s)
           and strpos(concat_ws(' ', read_back, end_reason), %(quote)s) > 0
        returning 1
    ), summed as (
        update ai_session set summary = replace(summary, %(quote)s, %(redacted)s)
         where id = %(id)s and strpos(summary, %(quote)s) > 0
    )
    select (select count(*) from handed) + (select count(*) from claimed)"""

# What was said when the session went to somebody else: who gave it stays, the problem and the reason do not.
GIVEN: LiteralString = """
    update notification set title = coalesce(substring(title from %(told)s), '') || %(redacted)s
     where handoff_id is null and kind = 'reassigned' and href = '/pilot/' || %(session)s"""
WHO_GAVE = f"^.*?(?:{GAVE.en}|{GAVE.de})"

FRAMES: LiteralString = """
    select epoch, number, data from stream_event
     where data ->> 'session_id' = %(session)s or data ->> 'handoff_id' = any(%(handoffs)s)
        or data ->> 'id' = any(%(handoffs)s)"""

ANSWERS: LiteralString = """
    select user_id, method, path, key, body from idempotency_key
     where content_type like 'application/%%json'
       and (strpos(path, %(session)s) > 0 or position(convert_to(%(session)s, 'UTF8') in body) > 0)"""

# Whatever the model is saying just now comes too late: it answers to an asking that is over.
MODEL: LiteralString = """
    update model_assessment m
       set state = 'failed', error = 'redacted', answer = null, asking = asking + 1, done_at = clock_timestamp()
      from session_handoff h
     where h.id = m.handoff_id and h.session_id = %s and (m.state <> 'failed')"""


class PostgresRedactions:
    """See `application.ports_redaction.Redactions`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def of(self, session_id: UUID) -> Sequence[Redacted]:
        rows = await self._statements.all(tuple_row, NOTED, (session_id,))
        return [
            Redacted(kind, subject_id, member, reason, at, Person(by, name))
            for kind, subject_id, member, reason, at, by, name in rows
        ]

    async def handoff_ids(self, session_id: UUID) -> Sequence[UUID]:
        query: LiteralString = "select id from session_handoff where session_id = %s order by created_at, id"
        return await self._statements.all(scalar_row, query, (session_id,))

    async def note(
        self, session_id: UUID, kind: SubjectKind, subject_id: UUID, members: Collection[str], by: UUID, reason: str
    ) -> None:
        for member in members:
            await self._statements.run(
                """insert into redaction (account_id, id, session_id, subject_kind, subject_id, member, reason, at,
                                          by_user)
                   values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s)""",
                (uuid7(), session_id, kind, subject_id, member, reason, self._statements.now, by),
            )

    async def take_step(self, step_id: UUID, by: UUID, reason: str) -> None:
        await self._statements.run(
            """update ai_session_step
                  set text = %s, redacted_at = %s, redacted_by = %s, redaction_reason = %s
                where id = %s""",
            (REDACTED, self._statements.now, by, reason, step_id),
        )

    async def take_from_session(self, session_id: UUID, members: Collection[str]) -> None:
        taken = {name: name in members for name in ("problem", "intake", "summary")}
        for statement in (TAKE_TEXTS, TAKE_WORDS):
            await self._statements.run(statement, {**taken, "redacted": REDACTED, "id": session_id})
        if taken["problem"] or taken["intake"]:
            choice = await self._statements.one(
                scalar_row, "select playbook from ai_session where id = %s", (session_id,)
            )
            if choice:
                await self._statements.run(
                    "update ai_session set playbook = %s where id = %s",
                    (Jsonb(choice_without_reasons(choice)), session_id),
                )

    async def take_from_handoff(self, handoff_id: UUID, members: Collection[str]) -> None:
        taken = {name: name in members for name in ("reason", "notes", "read_back", "let_go")}
        for statement in (HANDOFF, CLAIMS):
            await self._statements.run(statement, {**taken, "redacted": REDACTED, "id": handoff_id})

    async def take_file(self, file_id: UUID) -> None:
        await self._statements.run("delete from session_file_part where file_id = %s", (file_id,))
        await self._statements.run("delete from session_file where id = %s", (file_id,))

    async def take_quotes(self, session_id: UUID, quotes: Collection[str]) -> bool:
        found = 0
        for quote in quotes:
            values = {"quote": quote, "redacted": REDACTED, "id": session_id}
            found += await self._statements.one(scalar_row, QUOTED, values) or 0
        return found > 0

    async def take_titles(self, session_id: UUID, line: str) -> None:
        await self._statements.run(
            """update notification n set title = replace(n.title, %s, %s)
                 from session_handoff h where h.id = n.handoff_id and h.session_id = %s""",
            (line, REDACTED, session_id),
        )

    async def take_copies(self, redaction: Redaction) -> None:
        await self._from_snapshots(redaction)
        await self._from_frames(redaction)
        await self._from_answers(redaction)
        values = {"told": WHO_GAVE, "redacted": REDACTED, "session": redaction.session_id}
        await self._statements.run(GIVEN, values)
        await self._statements.run(MODEL, (redaction.session_id,))

    async def take_proposals(self, session_id: UUID, lines: Collection[str], by: UUID) -> None:
        rows = await self._statements.all(
            dict_row, "select key, state, accepted_version from playbook_proposal where session_id = %s", (session_id,)
        )
        await self._statements.run(
            """update playbook_proposal
                  set text = %(redacted)s, title = %(redacted)s,
                      state = case when state = 'open' then 'rejected' else state end,
                      decided_at = coalesce(decided_at, %(now)s), decided_by = coalesce(decided_by, %(by)s)
                where session_id = %(id)s""",
            {"redacted": REDACTED, "now": self._statements.now, "by": by, "id": session_id},
        )
        for row in rows:
            if row["state"] == "accepted":
                await self._from_playbook(row["key"], row["accepted_version"], lines)

    async def _from_playbook(self, key: str, version: int, lines: Collection[str]) -> None:
        # As YAML writes it: plain, in single quotes, in double quotes.
        forms = {form for line in lines for form in (line, line.replace("'", "''"), json.dumps(line)[1:-1])}
        for form in forms:
            values = {"form": form, "redacted": REDACTED, "key": key, "version": version}
            await self._statements.run(
                """update playbook
                      set text = replace(text, %(form)s, %(redacted)s),
                          title_en = replace(title_en, %(form)s, %(redacted)s),
                          title_de = replace(title_de, %(form)s, %(redacted)s),
                          note = replace(note, %(form)s, %(redacted)s)
                    where key = %(key)s and version >= %(version)s""",
                values,
            )

    async def _from_snapshots(self, redaction: Redaction) -> None:
        query: LiteralString = "select id, snapshot from session_handoff where session_id = %s"
        for handoff_id, snapshot in await self._statements.all(tuple_row, query, (redaction.session_id,)):
            kept = _snapshot_without(snapshot, redaction)
            if kept != snapshot:
                await self._statements.run(
                    "update session_handoff set snapshot = %s where id = %s", (Jsonb(kept), handoff_id)
                )

    async def _from_frames(self, redaction: Redaction) -> None:
        values = {"session": redaction.session_id, "handoffs": list(redaction.handoff_ids)}
        for epoch, number, data in await self._statements.all(tuple_row, FRAMES, values):
            kept = without(data, redaction)
            if kept != data:
                await self._statements.run(
                    "update stream_event set data = %s where epoch = %s and number = %s", (Jsonb(kept), epoch, number)
                )

    async def _from_answers(self, redaction: Redaction) -> None:
        for subject in (redaction.session_id, *redaction.handoff_ids):
            for row in await self._statements.all(dict_row, ANSWERS, {"session": subject}):
                await self._from_answer(row, redaction)

    async def _from_answer(self, row: Mapping[str, Any], redaction: Redaction) -> None:
        text = bytes(row["body"]).decode()
        kept = without_in_text(text, redaction)
        if kept != text:
            await self._statements.run(
                """update idempotency_key set body = %s
                    where user_id = %s and method = %s and path = %s and key = %s""",
                (kept.encode(), row["user_id"], row["method"], row["path"], row["key"]),
            )


def _snapshot_without(snapshot: Mapping[str, Any], redaction: Redaction) -> dict[str, Any]:
    """A snapshot does not say whose it is."""
    kept: dict[str, Any] = without(dict(snapshot), redaction)
    if redaction.session_id in redaction.subjects:
        kept |= {name: REDACTED for name in redaction.members if isinstance(kept.get(name), str)}
    return kept
