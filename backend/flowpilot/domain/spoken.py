"""What people put down in their own words, and which questions of a playbook that answers in passing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flowpilot.domain.playbook import Item, Phrase, Playbook
from flowpilot.domain.session import AISessionStep
from flowpilot.domain.statement import Statement
from flowpilot.domain.words import Alternatives, keys_of_all, may_be_said

OWN_WORDS = 12  # a phrase that recognises an item lies within so many words
STRETCH = 8  # a phrase that speaks for a cause lies within so many words


@dataclass(frozen=True, slots=True)
class Told:
    """The key of the answer that a step gives without being asked."""

    answer: str
    step_id: UUID


class Spoken:
    """The steps of people; what they only asked is left out."""

    def __init__(self, steps: Sequence[AISessionStep]) -> None:
        said = [step for step in steps if step.author_kind == "user" and step.kind != "question"]
        self._texts = [(step.id, Statement(step.text)) for step in said]
        self._keys = keys_of_all(words for _, words in self._texts)

    def by(self, phrases: Sequence[Phrase]) -> list[UUID]:
        """The steps that claim one of the phrases."""
        sought = self._sought(phrases)
        return [step_id for step_id, words in self._texts if any(words.claims(one, STRETCH) for one in sought)]

    def speaks_of(self, phrases: Sequence[Phrase]) -> bool:
        """Whether a step says one of them, if only to deny it."""
        sought = self._sought(phrases)
        return any(words.says(one, OWN_WORDS) for _, words in self._texts for one in sought)

    def tells(self, playbook: Playbook) -> Mapping[str, Told]:
        """By question the last answer that a step gives; a step that gives two answers to one question gives none."""
        found = {item.key: self._told(item) for item in playbook.items if item.kind == "question"}
        return {key: told for key, told in found.items() if told}

    def _told(self, item: Item) -> Told | None:
        sought = {answer.key: self._sought(answer.known_by) for answer in item.answers}
        for step_id, words in reversed(self._texts):
            given = [key for key, phrases in sought.items() if any(words.claims_at_once(one) for one in phrases)]
            if len(given) == 1:
                return Told(given[0], step_id)
        return None

    def _sought(self, phrases: Sequence[Phrase]) -> list[Sequence[Alternatives]]:
        return [phrase.words for phrase in phrases if may_be_said(phrase.words, self._keys)]
