"""How every playbook ends: two closing questions, a word when it works, and when to escalate."""

from collections.abc import Sequence

from flowpilot.domain.language import Language, Text
from flowpilot.domain.playbook import Item, Playbook

CLOSING: Sequence[Item] = (
    Item(
        "closing-changed",
        "question",
        Text(
            "What changed since it last worked: an update, a move, a new password, a new device?",
            "Was hat sich geändert, seit es zuletzt ging: ein Update, ein Umzug, ein neues Kennwort, ein neues Gerät?",
        ),
    ),
    Item(
        "closing-exact-words",
        "question",
        Text(
            "What exactly does the message say, and at what time did it last appear?",
            "Was genau steht in der Meldung, und um wie viel Uhr kam sie zuletzt?",
        ),
    ),
)

_SOLVED = Text(
    "That seems to be it. Let the person confirm that they can work, note the cause in one sentence, and resolve.",
    "Das scheint es gewesen zu sein. Lassen Sie es sich bestätigen, schreiben Sie die Ursache in einem Satz auf und"
    " schließen Sie ab.",
)
_THE_END = Text(
    "The playbook ends here. If it still does not work, escalate: what you recorded goes along, and nobody asks twice.",
    "Das Playbook endet hier. Geht es noch nicht, dann eskalieren Sie: Ihre Aufzeichnung geht mit, niemand fragt"
    " zweimal.",
)
_AT_ONCE = Text("Escalate in particular when:", "Eskalieren Sie vor allem, wenn:")


def solved(language: Language) -> str:
    """What to do once it works."""
    return _SOLVED.of(language)


def the_end(playbook: Playbook, language: Language) -> str:
    """To escalate, and what makes it necessary in this kind of problem."""
    lines = [_THE_END.of(language)]
    if playbook.escalate_when:
        lines += [_AT_ONCE.of(language), *(f"- {text.of(language)}" for text in playbook.escalate_when)]
    return "\n".join(lines)
