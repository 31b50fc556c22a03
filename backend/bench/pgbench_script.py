"""The statements of one escalation, as the product sent them, turned into scripts for pgbench.

Every id that an escalation makes becomes a random one, its session the next of the client's own, and all statements
travel in one pipeline: the barest way to run this SQL.
"""

import json
import os
import re
from collections.abc import Iterable, Sequence
from typing import IO
from uuid import UUID

from bench.cluster import Escalation

UUID_TEXT = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-f])")
LITERAL = re.compile(r"'(?:[^']|'')*'")
MAKES_A_HANDOFF = "insert into session_handoff"
SESSION_START, MADE_START = "00000000-0000-4000-8000-", "0190aaaa-0000-7000-8{place:03x}-"
CHUNK = 65_536
TWELVE_DIGITS = "random(100000000000, 999999999999)"


class Told:
    """What a server has said to its database, as it tells on its standard output."""

    def __init__(self, words: IO[bytes]) -> None:
        self.descriptor = words.fileno()
        self._rest = b""
        self._transactions: dict[int, list[str]] = {}

    def read(self) -> None:
        """Take in what it tells; waits until there is something."""
        *lines, self._rest = (self._rest + os.read(self.descriptor, CHUNK)).split(b"\n")
        for line in lines:
            number, statement = json.loads(line)
            self._transactions.setdefault(number, []).append(statement)

    @property
    def escalations(self) -> list[list[str]]:
        """The statements of each transaction that made a handoff, in their order."""
        return [each for each in self._transactions.values() if any(MAKES_A_HANDOFF in one for one in each)]


def script(statements: Sequence[str], escalation: Escalation, known: Iterable[str], sessions_each: int) -> str:
    """The transaction for pgbench's clients, of whom each escalates its own sessions of the account.

    Client n takes from the session that was recorded on, n × `sessions_each` further on; `known` are the ids that stay.
    """
    turn = f"turn_{escalation.channel}"
    first = int(escalation.session_id[-12:])
    made = _made_ids(statements, {*known, escalation.session_id})
    expressions = {escalation.session_id: f"{SESSION_START}' || :session::text || '"}
    lines = [f"\\set {turn} :{turn} + 1", f"\\set session {first} + :client_id * {sessions_each} + :{turn}"]
    for place, made_id in enumerate(made):
        lines.append(f"\\set made_{place} {TWELVE_DIGITS}")
        expressions[made_id] = f"{MADE_START.format(place=place)}' || :made_{place}::text || '"
    body = [" ".join(_with(statement, expressions).split()) + ";" for statement in statements]
    return "\n".join([*lines, "\\startpipeline", "begin;", *body, "commit;", "\\endpipeline", ""])


def _made_ids(statements: Sequence[str], known: set[str]) -> list[str]:
    found = (str(UUID(match[0])) for statement in statements for match in UUID_TEXT.finditer(statement))
    return [each for each in dict.fromkeys(found) if each not in known]


def _with(statement: str, expressions: dict[str, str]) -> str:
    def replace(literal: re.Match[str]) -> str:
        text = UUID_TEXT.sub(lambda found: expressions.get(str(UUID(found[0])), found[0]), literal[0])
        return literal[0] if text == literal[0] else f"({text})"

    return LITERAL.sub(replace, statement)
