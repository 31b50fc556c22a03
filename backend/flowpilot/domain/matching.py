"""Which playbook fits a ticket, and by which of its words."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import log

from flowpilot.domain.language import Language, is_common
from flowpilot.domain.playbook import Phrase, Playbook
from flowpilot.domain.session import AISession
from flowpilot.domain.words import READ_AT_MOST, Words

IN_FRONT = 3.0  # what stands in the title or the category counts this often
BODY_AT_MOST = 5.0  # a long log may not outweigh the title
STRETCH = 8  # words: so near to each other a phrase's words stand in a body
TITLE = 300  # characters
ENOUGH = 1.0  # points below which nothing fits
OFFERED = 3
SHOWN = 3  # phrases that a reason names

_WHY: dict[Language, tuple[str, str, str]] = {
    "en": ("It says “{}”.", "” and “", "No playbook knows the words of this ticket."),
    "de": ("Darin steht „{}“.", "“ und „", "Kein Playbook kennt die Wörter dieses Tickets."),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A playbook, its points, and the phrases by which it was chosen, those that said most first."""

    playbook: Playbook
    points: float
    said: Sequence[str]

    def why(self, language: Language) -> str:
        """One sentence for people."""
        sentence, link, nothing = _WHY[language]
        return sentence.format(link.join(self.said[:SHOWN])) if self.said else nothing


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the words of a session are looked for in."""

    front: Words
    body: Words

    @classmethod
    def of(cls, session: AISession) -> "Ticket":
        """The first line and the category stand in front; the body is everything."""
        problem = session.problem[:READ_AT_MOST].strip()
        front = f"{problem.partition(chr(10))[0][:TITLE]}\n{session.category or ''}"
        return cls(Words(front), Words(f"{front}\n{problem}\n{(session.intake or '')[:READ_AT_MOST]}"))


def choose(playbooks: Sequence[Playbook], session: AISession, fallback: Playbook) -> Sequence[Choice]:
    """The best choice first (the fallback where no phrase is said), then the runners-up, `OFFERED` at most.

    Places that phrases leave empty go to playbooks that share rare words with the title.
    """
    ticket = Ticket.of(session)
    others = [playbook for playbook in playbooks if playbook.key != fallback.key]
    choices = [_weigh(playbook, ticket) for playbook in others]
    fitting = sorted((choice for choice in choices if choice.points >= ENOUGH), key=lambda choice: -choice.points)
    offered = fitting[:OFFERED] or [Choice(fallback, 0.0, ())]
    if len(offered) < OFFERED:
        chosen = {choice.playbook.key for choice in offered}
        offered += _sharing(others, ticket.front, chosen)[: OFFERED - len(offered)]
    return offered


def _sharing(playbooks: Sequence[Playbook], front: Words, chosen: Container[str]) -> list[Choice]:
    """Those whose vocabulary holds words of the title, a word weighing more the fewer playbooks hold it."""
    holders = {
        word: sum(word in playbook.vocabulary for playbook in playbooks) for word in front if not is_common(word)
    }
    shared = []
    for playbook in playbooks:
        words = sorted(playbook.vocabulary.intersection(holders), key=lambda word: (holders[word], word))
        rarity = sum(log(len(playbooks) / holders[word]) for word in words)
        if rarity > 0 and playbook.key not in chosen:
            shared.append((rarity, Choice(playbook, 0.0, words)))
    return [choice for _, choice in sorted(shared, key=lambda pair: -pair[0])]


def _weigh(playbook: Playbook, ticket: Ticket) -> Choice:
    found = [(phrase, _points(phrase, ticket)) for phrase in playbook.phrases]
    said = sorted((pair for pair in found if any(pair[1])), key=lambda pair: -sum(pair[1]))
    against = sum(sum(_points(phrase, ticket)) for phrase in playbook.not_phrases)
    front = sum(points[0] for _, points in said)
    body = min(sum(points[1] for _, points in said), BODY_AT_MOST)
    quotes = dict.fromkeys(ticket.body.quote(phrase.words) for phrase, _ in said)
    return Choice(playbook, front + body - against, list(quotes))


def _points(phrase: Phrase, ticket: Ticket) -> tuple[float, float]:
    """In front, or else in the body."""
    if not ticket.body.says(phrase.words):
        return 0.0, 0.0
    if ticket.front.says(phrase.words):
        return phrase.weight * IN_FRONT, 0.0
    return 0.0, phrase.weight if ticket.body.says(phrase.words, STRETCH) else 0.0
