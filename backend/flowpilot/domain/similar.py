"""Sessions that were about the same: by which words, and in which order they are offered."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.domain.masking import masked

READ = 2_000  # characters of a problem
OFFERED = 5
SHOWN = 3  # words that a reason names
ENOUGH_WORDS = 2  # that two problems share
ENOUGH_SHARE = 0.34  # of the words of a short one

_WORD = re.compile(r"\w[\w-]*\w")
_COMMON_WORDS = """
the and for are not can cannot has have had with without from this that was were does did our your his her
their any all but now since again still only please help hello thanks user users issue problem error when
after before der die das den dem des ein eine einen einem einer und oder aber nicht kein keine ist sind war
hat haben wird werden mit ohne von vom zum zur bei auf aus fuer für seit nach wie wenn dass noch nur auch sich
bitte hallo danke kann lässt benutzer fehler problem immer wieder
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class Past:
    """A session that was resolved. `likeness` is the database's first guess, larger for what is more alike."""

    id: UUID
    problem: str
    client_name: str | None
    same_client: bool
    ended_at: datetime
    summary: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Similar:
    """One that is worth a look, with the words that both problems say."""

    past: Past
    shared: Sequence[str]


def most_similar(problem: str, found: Collection[Past]) -> Sequence[Similar]:
    """Those of the same client first, then what shares most; nothing that shares too little."""
    own = words_of(problem)
    weighed = [(one, [word for word in own if word in words_of(one.problem)]) for one in found]
    enough = [(one, shared) for one, shared in weighed if _is_enough(len(shared), len(own))]
    enough.sort(
        key=lambda pair: (not pair[0].same_client, -len(pair[1]), -pair[0].likeness, -pair[0].ended_at.timestamp())
    )
    return [Similar(one, shared) for one, shared in enough[:OFFERED]]


def words_of(problem: str) -> dict[str, None]:
    """The words of a problem that say something, in their order, in small letters; secrets are none of them."""
    words = (word.casefold() for word in _WORD.findall(masked(problem[:READ])))
    return dict.fromkeys(word for word in words if word not in _COMMON and (len(word) > 2 or _has_digit(word)))


def _is_enough(shared: int, own: int) -> bool:
    return shared >= ENOUGH_WORDS or (shared > 0 and shared >= own * ENOUGH_SHARE)


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)
