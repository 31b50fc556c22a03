"""A playbook: what to ask and try for one kind of problem, where it branches, and what each outcome speaks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from flowpilot.domain.language import Language, Text
from flowpilot.domain.words import Alternatives

Outcomes = ("worked", "failed", "partial")
Ending = Literal["solved", "escalate"]
ENDINGS: tuple[Ending, ...] = ("solved", "escalate")
ItemKind = Literal["question", "action", "check"]
FIRST_ANSWER = "first_answer"  # the key of the item that a first answer becomes


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that recognise something (see `domain.words`), as written and split, and how much they say."""

    text: str
    words: Sequence[Alternatives]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to offer: its key, its words, and the item (or ending) that follows where it is not the next one.

    `known_by` recognises it where a person tells it in passing, without being asked.
    """

    key: str
    say: Text
    next: str | None = None
    known_by: Sequence[Phrase] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What a step of the guide offers beside its text: commands to copy, what to expect, answers in one tap."""

    commands: Sequence[str]
    expect: str | None
    answers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Item:
    """One question, action or check. `known_by` recognises it where a person did the same in their own words.

    A check is an action that worked when what was expected was found. `on` names, by outcome, what follows.
    """

    key: str
    kind: ItemKind
    text: Text
    answers: Sequence[Answer] = ()
    commands: Sequence[Text] = ()
    expect: Text | None = None
    on: Mapping[str, str] = field(default_factory=dict)
    known_by: Sequence[Phrase] = ()

    def after(self, came_out: str | None) -> str | None:
        """The item or ending that this outcome leads to; None: simply the next item."""
        if self.kind == "question":
            return next((answer.next for answer in self.answers if answer.key == came_out), None)
        return self.on.get(came_out or "")

    def offer(self, text: str) -> "Offer":
        """What stands beside a step that says `text`, in the language of that text."""
        language: Language = "de" if text == self.text.de != self.text.en else "en"
        return Offer(
            commands=[command.of(language) for command in self.commands],
            expect=self.expect.of(language) if self.expect else None,
            answers=[answer.say.of(language) for answer in self.answers],
        )

    def can_come_out(self) -> Sequence[str]:
        """What a rule may say of it: the keys of its answers, or the outcomes."""
        return [answer.key for answer in self.answers] if self.kind == "question" else list(Outcomes)


@dataclass(frozen=True, slots=True)
class Sign:
    """How an item came out, and how much that speaks for a cause (against it, where negative)."""

    item: str
    came_out: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a person wrote in a step, and how much it speaks for a cause (against it, where negative)."""

    phrases: Sequence[Phrase]
    weight: float


@dataclass(frozen=True, slots=True)
class Cause:
    """What it may be, what speaks for it, what rules it out, the items that come first once it is likely, the fix."""

    text: Text
    signs: Sequence[Sign | Mention]
    rules_out: Sequence[Sign] = ()
    then: Sequence[str] = ()
    fix: Text | None = None


@dataclass(frozen=True, slots=True)
class Playbook:
    """One kind of problem. `phrases` choose it, `not_phrases` speak against it.

    `vocabulary`: the single words of the title and the phrases, for tickets that say no whole phrase.
    """

    key: str
    title: Text
    phrases: Sequence[Phrase]
    items: Sequence[Item]
    causes: Sequence[Cause] = ()
    not_phrases: Sequence[Phrase] = ()
    escalate_when: Sequence[Text] = ()
    vocabulary: frozenset[str] = frozenset()

    def item(self, key: str) -> Item | None:
        """The item of this key."""
        return next((item for item in self.items if item.key == key), None)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a playbook's text: the line (from 1), a JSON pointer, a sentence."""

    line: int
    pointer: str
    reason: Text


class UnreadablePlaybook(Exception):
    """A text is no playbook; `flaws` says why, in the order of the lines."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__("; ".join(f"line {flaw.line}: {flaw.reason.en}" for flaw in flaws))
        self.flaws = flaws
