"""Which words of a text are denied: "no errors in the log", "gesperrt ist er nicht", "locked? no".

A denying word reaches a few words ahead inside its clause, to the first preposition after what it denies. Alone behind
a short clause it denies all of that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flowpilot.domain.words import READ_AT_MOST, WORD, folded, split

REACH = 3  # words that say something, ahead of "not"
NEAR = 2  # the same, ahead of "no"
ANSWERED = 6  # words of a clause that one word answers
TOPIC = 8  # words of a clause whose first one "nicht" at its end denies


def _words(text: str) -> frozenset[str]:
    return frozenset(split(text))


_NO = _words("no kein keine keinen keinem keiner keinerlei without ohne neither weder")
_NOT = _words(
    "not cannot never none nobody nothing isnt arent wasnt werent doesnt dont didnt hasnt havent hadnt cant couldnt "
    "wont wouldnt hardly unlikely whether ob nicht nichts nie niemals niemand niemanden nirgends kaum"
)
_BEFORE_T = _words("isn aren wasn weren doesn don didn hasn haven hadn can couldn won wouldn shouldn mustn")
_ALONE = _words(
    "no none nothing not nope nobody nein nicht nichts keine keiner keins keinen kein niemand found gefunden"
)
_DENYING = _NO | _NOT
MAY_DENY = _DENYING | _ALONE | {"t"}  # a text without any of these denies nothing

_ONLY = _words("only just merely nur bloss")
# What "no" with this word behind it does not deny: "no idea why", "no it is locked".
_FOLLOWED_BY = dict.fromkeys(
    ("no", "kein", "keine", "keinen", "ohne"),
    _words(
        "idea clue matter doubt yes but the it its he his she her they their we i you this that there "
        "ahnung idee plan zweifel der die das er sie es wir ich"
    ),
)
_BEGIN_A_CLAUSE = _words(
    "but however although though because since while whereas then so and until after before when unless due "
    "aber sondern jedoch obwohl weil da denn dann danach trotzdem und seit seitdem bis nachdem bevor wenn wegen"
)
_PREPOSITIONS = _words(
    "in on at with from by for to within inside via im am an auf bei beim mit von vom fuer zum zur aus laut nach"
)
_SAY_LITTLE = _PREPOSITIONS | _words(
    "a an the any of as be been is are was were being has have had it its there that them this these one get gets got "
    "shown seen found see find longer more yet sign signs trace evidence hint indication else other "
    "ein eine einen einem einer der die das dem den des er sie es mehr laenger anzeichen hinweis hinweise spur spuren "
    "ist sind war waren wird gefunden sehen"
)
_END_IT = _words("problem problems issue issues trouble probleme problemen schwierigkeiten")
_BEING = _words("ist sind war waren gibt gab sehe sehen sieht sah finde finden hat habe haben wurde wurden")
_WORKING = _words(
    "geht gehen ging gingen funktioniert funktionieren laeuft laufen klappt klappte works worked working can could "
    "kann koennen konnte konnten"
)

_BREAK = re.compile(r"[,;!?()|\n\u2013\u2014\u2192]|[.:]\s|\s[-=]+>?\s|->")
_ASKING = re.compile(r"[?\u2013\u2014\u2192]|:\s|\s[-=]+>?\s|->")


@dataclass(slots=True)
class Clauses:
    """By place of a word: the number of its clause; the places that deny and those that are denied."""

    of: list[int] = field(default_factory=list)
    denying: set[int] = field(default_factory=set)
    denied: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Clause:
    begins: int
    words: list[str] = field(default_factory=list)
    asked: bool = False


def read_clauses(text: str) -> Clauses:
    """Of the part of the text that `words.split` reads, with the same places."""
    read = Clauses()
    before: _Clause | None = None
    for number, clause in enumerate(_clauses(text)):
        answers = before if clause.asked and before and _ALONE.issuperset(clause.words) else None
        read.of += [number - 1 if answers else number] * len(clause.words)
        if answers and len(answers.words) <= ANSWERED:
            read.denied.update(range(answers.begins, clause.begins))
            read.denying.update(range(clause.begins, len(read.of)))
        _deny(clause, read)
        before = clause
    return read


def _clauses(text: str) -> Iterator[_Clause]:
    whole = folded(text[:READ_AT_MOST])
    clause, end = _Clause(0), 0
    for place, found in enumerate(WORD.finditer(whole)):
        gap, word = whole[end : found.start()], found.group()
        end = found.end()
        if clause.words and (word in _BEGIN_A_CLAUSE or _BREAK.search(gap)):
            yield clause
            clause = _Clause(place, asked=bool(_ASKING.search(gap)))
        clause.words.append(word)
    if clause.words:
        yield clause


def _deny(clause: _Clause, read: Clauses) -> None:
    words = clause.words
    for at, word in enumerate(words):
        cut = word == "t" and at > 0 and words[at - 1] in _BEFORE_T
        if not cut and word not in _DENYING:
            continue
        read.denying.update(range(clause.begins + at - cut, clause.begins + at + 1))
        after = words[at + 1] if at + 1 < len(words) else ""
        if after in _ONLY:
            read.denied.add(clause.begins + at + 1)
        if after in _ONLY or after in _FOLLOWED_BY.get(word, ()):
            continue
        denied = [*_ahead(words, at, NEAR if word in _NO else REACH), *_behind(words, at)]
        read.denied.update(clause.begins + place for place in denied)


def _ahead(words: Sequence[str], at: int, reach: int) -> Iterator[int]:
    said = 0
    for place in range(at + 1, len(words)):
        word = words[place]
        if said and word in _PREPOSITIONS:
            return
        yield place
        said += word not in _SAY_LITTLE
        if said == reach or word in _END_IT:
            return


def _behind(words: Sequence[str], at: int) -> Iterator[int]:
    """What "nicht", "none", "no longer" deny of what stands before them."""
    yield from (place for place in range(at) if words[place] in _WORKING)
    rest = words[at + 1 :]
    if rest[:1] in (["longer"], ["more"]) and at:
        yield at - 1
    if not _SAY_LITTLE.issuperset(rest):
        return
    topic = at >= 2 and len(words) <= TOPIC and words[1] in _BEING
    if topic or (at == 1 and words[at] in _ALONE - {"nicht", "not"}):
        yield 0
