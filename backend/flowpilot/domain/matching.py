"""Which playbook fits a ticket, and by which of its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowpilot.domain.language import Language
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
    "de": ("Darin steht „{}“.", "“ und „", "Kein Leitfaden kennt die Wörter dieses Tickets."),
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
    """The best choice first, then the runners-up, `OFFERED` at most; the fallback alone where nothing fits."""
    ticket = Ticket.of(session)
    choices = [_weigh(playbook, ticket) for playbook in playbooks if playbook.key != fallback.key]
    fitting = sorted((choice for choice in choices if choice.points >= ENOUGH), key=lambda choice: -choice.points)
    return fitting[:OFFERED] or [Choice(fallback, 0.0, ())]


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
