"""The words of a text, so that phrases can be looked for in it without regard to case, umlauts and endings.

A phrase is one or more words that must all occur ("erp|sap password": either of the first two, and the third).
A word of up to four letters must stand alone; a longer one may go on ("print" finds "printer"), and one that begins
with a star may begin otherwise ("*drucker" finds "Etikettendrucker").
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property, lru_cache

READ_AT_MOST = 20_000  # characters of a text; what a log says later is left to people
STANDS_ALONE = 4  # letters
FORMS = 10  # of a word that are looked at: "print" finds this many different words at most
PLACES = 20  # of a word that are remembered
ENDING = 3  # letters by which it is ruled out that a word ends like another
PHRASES = 50_000  # whose keys are remembered: those of all playbooks, many times

Alternatives = Sequence[str]  # words of which one has to occur

WORD = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def folded(text: str) -> str:
    """In small letters, with ä, ö, ü and ß written out."""
    return unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)


def split(text: str) -> list[str]:
    """The folded words in order, from the beginning of the text."""
    return WORD.findall(folded(text[:READ_AT_MOST]))


class Words:
    """The words of a text's beginning and their places. `keys`: by which it is ruled out that a phrase is said."""

    def __init__(self, text: str) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(split(text)):
            if len(self._places[word]) < PLACES:
                self._places[word].append(place)
        self.keys = {_start(word) for word in self._places} | {_end(word) for word in self._places} | {_ANY_END}
        self._found: dict[str, Sequence[int]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    @cached_property
    def _beginnings(self) -> Sequence[str]:
        return sorted(self._places)

    @cached_property
    def _endings(self) -> Sequence[str]:
        return sorted(word[::-1] for word in self._places)

    def says(self, phrase: Sequence[Alternatives], within: int | None = None) -> bool:
        """Whether all words of the phrase occur; `within`: in a stretch of so many words."""
        found = []
        for alternatives in phrase:
            places = self.places(alternatives)
            if not places:
                return False
            found.append(places)
        return within is None or len(found) == 1 or _near(found, within)

    def first_place(self, phrase: Sequence[Alternatives]) -> int:
        """Where the first word of a phrase that is said stands."""
        return min(self.places(part)[0] for part in phrase)

    def quote(self, phrase: Sequence[Alternatives]) -> str:
        """The phrase with those alternatives that occur."""
        return " ".join(
            next((word for word in alternatives if self.places((word,))), alternatives[0]).lstrip("*")
            for alternatives in phrase
        )

    def places(self, alternatives: Alternatives) -> Sequence[int]:
        """The places of the words in any of their forms, in order."""
        if self.keys.isdisjoint(_keys_of(tuple(alternatives))):
            return ()
        if len(alternatives) == 1:
            return self._places_of(alternatives[0])
        return sorted(place for part in alternatives for place in self._places_of(part))

    def _places_of(self, part: str) -> Sequence[int]:
        if part[0] != "*" and _start(part) not in self.keys:
            return ()
        found = self._found.get(part)
        if found is None:
            found = self._found[part] = sorted(place for form in self._forms(part) for place in self._places[form])
        return found

    def _forms(self, part: str) -> set[str]:
        word = part.lstrip("*")
        forms = {word} if word in self._places else set()
        if len(word) > STANDS_ALONE:
            forms.update(_from(self._beginnings, word))
        if part != word:
            forms.update(form[::-1] for form in _from(self._endings, word[::-1]))
        return forms


def keys_of_all(texts: Iterable[Words]) -> Set[str]:
    """The keys of several texts."""
    return {key for words in texts for key in words.keys}


def in_stretch(places: Sequence[int], start: int, within: int) -> Sequence[int]:
    """Those of the places, which are in order, that stand in the stretch of so many words from `start`."""
    return places[bisect_left(places, start) : bisect_left(places, start + within)]


def may_be_said(phrase: Sequence[Alternatives], keys: Set[str]) -> bool:
    """False where no text with these keys says the phrase."""
    return all(not keys.isdisjoint(_keys_of(tuple(alternatives))) for alternatives in phrase)


def phrase_of(text: str) -> tuple[Alternatives, ...]:
    """The folded words of a phrase with their alternatives, stars kept; "wi-fi" is two words."""
    parts: list[Alternatives] = []
    for part in text.split():
        alternatives = tuple(_star(each) + word for each in part.split("|") for word in split(each)[:1])
        parts += [alternatives] if "|" in part else [(_star(part) + word,) for word in split(part)]
    return tuple(part for part in parts if part)


@lru_cache(maxsize=PHRASES)
def _keys_of(alternatives: tuple[str, ...]) -> frozenset[str]:
    """A text in which one of them occurs has one of these keys: most phrases are ruled out by that alone."""
    words = {part: part.lstrip("*") for part in alternatives}
    return frozenset(_start(word) for word in words.values()) | {
        _end(word) if len(word) >= ENDING else _ANY_END for part, word in words.items() if part != word
    }


_ANY_END = "*"


def _start(word: str) -> str:
    return word[: STANDS_ALONE + 1]


def _end(word: str) -> str:
    return f"*{word[-ENDING:]}"


def _star(part: str) -> str:
    return "*" if part.startswith("*") else ""


def _from(words: Sequence[str], beginning: str) -> Sequence[str]:
    first = bisect_left(words, beginning)
    last = first
    while last < len(words) and last < first + FORMS and words[last].startswith(beginning):
        last += 1
    return words[first:last]


def _near(found: Sequence[Sequence[int]], within: int) -> bool:
    """Whether a stretch that begins with one of the places holds one place of each word."""
    return any(all(_any_in_stretch(places, start, within) for places in found) for places in found for start in places)


def _any_in_stretch(places: Sequence[int], start: int, within: int) -> bool:
    first = bisect_left(places, start)
    return first < len(places) and places[first] < start + within
