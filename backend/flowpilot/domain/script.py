"""Scripts: what to ask and try for one kind of problem, in order, and what each outcome speaks for.

A phrase is one or more words that must all occur in a text. A word of up to four letters must stand alone; a longer
one may go on ("print" finds "printer").
"""

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from flowpilot.domain.session import AISession, AISessionStep

READ_AT_MOST = 20_000  # characters of a text; what a log says later is left to people
STANDS_ALONE = 4  # letters
IN_FRONT = 3  # a word there counts this often

_WORD = re.compile(r"\w+")

Words = Sequence[str]  # sorted
CameOut = Literal["worked", "failed", "yes", "no"]


@dataclass(frozen=True, slots=True)
class Item:
    """One question or action. `phrases` recognise it where a person did the same in their own words."""

    key: str
    kind: Literal["question", "action"]
    text: str
    phrases: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """How an item came out, and how much that speaks for a cause (against it, where negative)."""

    item: str
    came_out: CameOut
    weight: float


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a person wrote in a step, and how much it speaks for a cause (against it, where negative)."""

    phrases: Sequence[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Cause:
    """What it may be, what speaks for it, and the items that come first once it is likely."""

    text: str
    signs: Sequence[Sign | Mention]
    then: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """One kind of problem: the phrases by which it is chosen, its items in order, its causes."""

    name: str
    phrases: Sequence[str]
    items: Sequence[Item]
    causes: Sequence[Cause]


def words_of(text: str) -> Words:
    """The different words of a text's beginning, in small letters and sorted."""
    return sorted(set(_WORD.findall(text[:READ_AT_MOST].lower())))


def says(words: Words, phrase: str) -> bool:
    """Whether all words of the phrase occur."""
    return all(_occurs(words, part) for part in phrase.split())


def says_any(words: Words, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases occurs."""
    return any(says(words, phrase) for phrase in phrases)


def choose(scripts: Sequence[Script], session: AISession, fallback: Script) -> Script:
    """The script whose phrases occur most in the session's texts; a title or category counts more than a log."""
    everything = words_of(f"{session.problem[:READ_AT_MOST]}\n{session.intake or ''}")
    in_front = words_of(f"{session.category or ''} {session.problem.strip().partition(chr(10))[0]}")
    best, most = fallback, 0
    for script in scripts:
        found = sum(
            (IN_FRONT if says(in_front, phrase) else 1)
            for phrase in script.phrases
            if says(everything, phrase) or says(in_front, phrase)
        )
        if found > most:
            best, most = script, found
    return best


def match_items(script: Script, steps: Sequence[AISessionStep]) -> Mapping[UUID, Item]:
    """Which item a step is: the guide's own by its text, a person's question, action or result by its words."""
    matched = {}
    for step in steps:
        item = _item_of(script, step)
        if item:
            matched[step.id] = item
    return matched


def remaining(script: Script, done: Container[str]) -> list[Item]:
    """The items whose keys are not done, in order."""
    return [item for item in script.items if item.key not in done]


def _item_of(script: Script, step: AISessionStep) -> Item | None:
    if step.author_kind != "user":
        return next((item for item in script.items if item.text == step.text), None)
    if step.kind not in ("action", "result", "question"):
        return None
    words = words_of(step.text)
    wanted = "question" if step.kind == "question" else "action"
    return next((item for item in script.items if item.kind == wanted and says_any(words, item.phrases)), None)


def _occurs(words: Words, part: str) -> bool:
    place = bisect_left(words, part)
    if place == len(words):
        return False
    return words[place] == part or (len(part) > STANDS_ALONE and words[place].startswith(part))
