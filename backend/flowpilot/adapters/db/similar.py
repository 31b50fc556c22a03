"""Resolved sessions whose problems are like one: full text in both languages, and trigrams where there are any.

Row-level security keeps the planner from searching text in an index before it knows whose row it is, so a bounded
number of the newest rows is weighed instead; their words were written when they were resolved.
"""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.similar import Past

WORDS: LiteralString = "(to_tsvector('english', left(problem, 2000)) || to_tsvector('german', left(problem, 2000)))"

LIKE: LiteralString = (
    """
    with asked as materialized (
        select s.id, s.client_id, left(s.problem, 80) as begins,
               replace(plainto_tsquery('english', left(s.problem, 2000))::text, ' & ', ' | ')::tsquery
               || replace(plainto_tsquery('german', left(s.problem, 2000))::text, ' & ', ' | ')::tsquery as query
          from ai_session s where s.id = %(session)s
    ), near as materialized (
        (select id from ai_session
          where status = 'resolved' and not is_canary and not is_practice and client_id = (select client_id from asked)
          order by ended_at desc limit 300)
        union
        (select id from ai_session
          where status = 'resolved' and not is_canary and not is_practice
          order by ended_at desc limit 1000)
    ), weighed as materialized (
        select s.id, coalesce(s.client_id = a.client_id, false) as same_client, s.ended_at,
               ts_rank(coalesce(s.words, """
    + WORDS
    + """), a.query, 1) + {likeness} as likeness
          from asked a join near n on n.id <> a.id join ai_session s on s.id = n.id
    ), best as (
        select * from weighed where likeness > 0.02
         order by same_client desc, likeness desc, ended_at desc limit 40
    )
    select s.id, left(s.problem, 2000) as problem, c.name as client_name, b.same_client, b.ended_at,
           coalesce(s.summary, '') as summary, b.likeness::float8 as likeness
      from best b join ai_session s on s.id = b.id left join client c on c.id = s.client_id"""
)
BY_WORDS: LiteralString = LIKE.replace("{likeness}", "0")
BY_WORDS_AND_TRIGRAMS: LiteralString = LIKE.replace("{likeness}", "0.3 * similarity(left(s.problem, 80), a.begins)")


class PostgresSimilarSessions:
    """See `application.ports_similar.SimilarSessions`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def like(self, session_id: UUID) -> Sequence[Past]:
        trigrams = await self._statements.one(
            scalar_row, "select exists (select from pg_extension where extname = 'pg_trgm')"
        )
        return await self._statements.all(
            class_row(Past), BY_WORDS_AND_TRIGRAMS if trigrams else BY_WORDS, {"session": session_id}
        )
