"""What a playbook's text says, as JSON for reading; every text in both languages."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field

from flowpilot.api.schemas import Out
from flowpilot.domain.playbook import ItemKind, Mention, Phrase, Playbook, Sign


class InBothOut(Out):
    """Where an author wrote one language only, it stands for both."""

    en: str
    de: str


class PhraseOut(Out):
    text: str
    weight: float


class PlaybookAnswerOut(Out):
    key: str
    say: InBothOut
    next: str | None = Field(description="The item that follows, `solved` or `escalate`; null: the next in the list.")


class PlaybookItemOut(Out):
    """A first answer is the action `first_answer`, with the answer as its command."""

    key: str
    kind: ItemKind
    text: InBothOut
    answers: list[PlaybookAnswerOut]
    commands: list[InBothOut]
    expect: InBothOut | None
    on: dict[str, str]
    known_by: list[PhraseOut]


class SignOut(Out):
    """How an item came out, or one of the phrases that somebody wrote. A weight below zero speaks against."""

    item: str | None
    came_out: str | None
    said: list[str]
    weight: float

    @classmethod
    def of(cls, sign: Sign | Mention) -> Self:
        """From a rule of either kind."""
        if isinstance(sign, Sign):
            return cls(item=sign.item, came_out=sign.came_out, said=[], weight=sign.weight)
        return cls(item=None, came_out=None, said=[phrase.text for phrase in sign.phrases], weight=sign.weight)


class CauseOut(Out):
    text: InBothOut
    signs: list[SignOut]
    rules_out: list[SignOut]
    then: list[str]
    fix: InBothOut | None


class PlaybookContentOut(Out):
    title: InBothOut
    phrases: list[PhraseOut]
    not_phrases: list[PhraseOut]
    items: list[PlaybookItemOut]
    causes: list[CauseOut]
    escalate_when: list[InBothOut]

    @classmethod
    def of(cls, playbook: Playbook) -> Self:
        """All of it but the split words."""
        return cls(
            title=InBothOut.model_validate(playbook.title),
            phrases=_phrases(playbook.phrases),
            not_phrases=_phrases(playbook.not_phrases),
            items=[PlaybookItemOut.model_validate(item) for item in playbook.items],
            causes=[
                CauseOut(
                    text=InBothOut.model_validate(cause.text),
                    signs=[SignOut.of(sign) for sign in cause.signs],
                    rules_out=[SignOut.of(sign) for sign in cause.rules_out],
                    then=list(cause.then),
                    fix=InBothOut.model_validate(cause.fix) if cause.fix else None,
                )
                for cause in playbook.causes
            ],
            escalate_when=[InBothOut.model_validate(text) for text in playbook.escalate_when],
        )


def _phrases(phrases: Sequence[Phrase]) -> list[PhraseOut]:
    return [PhraseOut.model_validate(phrase) for phrase in phrases]
