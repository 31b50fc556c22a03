"""What a text claims: "the account is not locked" does not say that it is locked."""

from collections.abc import Sequence
from functools import cached_property

from flowpilot.domain.denial import MAY_DENY, Clauses, read_clauses
from flowpilot.domain.words import READ_AT_MOST, Alternatives, Words, in_stretch


class Statement(Words):
    """The words of a text, and which phrases it claims.

    A phrase with a denying word of its own ("no lights") asks for that word in one clause with another of its words.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text

    def claims(self, phrase: Sequence[Alternatives], within: int | None = None) -> bool:
        """Whether it says the phrase (see `says`) and does not deny it."""
        return self.says(phrase, within) and (not self._denies or self._claims(phrase, within or READ_AT_MOST))

    def claims_at_once(self, phrase: Sequence[Alternatives]) -> bool:
        """Whether it claims the phrase within one clause."""
        return self.says(phrase) and any(
            self._claims_here([[place for place in places if self._clauses.of[place] == clause] for places in found])
            for found in [[self.places(part) for part in phrase]]
            for clause in {self._clauses.of[place] for place in found[0]}
        )

    @property
    def _denies(self) -> bool:
        return not MAY_DENY.isdisjoint(self)

    @cached_property
    def _clauses(self) -> Clauses:
        return read_clauses(self._text)

    def _claims(self, phrase: Sequence[Alternatives], within: int) -> bool:
        found = [self.places(part) for part in phrase]
        starts = {place for places in found for place in places}
        return any(self._claims_here([in_stretch(places, start, within) for places in found]) for start in starts)

    def _claims_here(self, found: Sequence[Sequence[int]]) -> bool:
        """`found`: by part of the phrase the places in one stretch."""
        if not all(found):
            return False
        silent = self._clauses.denied | self._clauses.denying
        if all(any(place not in silent for place in places) for places in found):
            return True
        return any(
            place in self._clauses.denying and self._has_company(place, part, found)
            for part, places in enumerate(found)
            for place in places
        )

    def _has_company(self, denying: int, part: int, found: Sequence[Sequence[int]]) -> bool:
        of = self._clauses.of
        others = [places for other, places in enumerate(found) if other != part]
        return not others or any(of[place] == of[denying] for places in others for place in places)
