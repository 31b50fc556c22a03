"""What the record says was changed lately: where a cause is not known yet, the first place to look."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flowpilot.domain.session import AISessionStep
from flowpilot.domain.statement import Statement
from flowpilot.domain.words import Words, phrase_of, split

STRETCH = 14  # words between what was changed and when

_ACTS = (
    "change|replace|swap|moved|update|upgrade|reboot|install|reinstall|reimage|migrate|rename|deleted|cleaned|tidied|"
    "converted|redone|reconfigured|transferred|switched|reorganise|reorganize|renovate|rebuilt|maintenance|electrician|technician|"
    "geaendert|aenderung|ersetzt|getauscht|ausgetauscht|gewechselt|umgezogen|umgestellt|umbenannt|aktualisiert|"
    "installiert|neuinstalliert|migriert|geloescht|aufgeraeumt|angelegt|eingerichtet|umgehaengt|umgebaut|umgesteckt|"
    "umgeraeumt|versetzt|wartung|wartungsarbeiten|elektriker|techniker|monteur"
)
_ASKED = phrase_of(_ACTS)
_CHANGED = phrase_of(f"{_ACTS}|new|newer|neu|neue|neuer|neues|neuen")
_LATELY = phrase_of(
    "since|yesterday|today|tonight|morning|afternoon|evening|night|overnight|monday|tuesday|wednesday|thursday|friday|"
    "saturday|sunday|weekend|ago|lately|recently|last|january|february|march|april|june|july|august|september|october|"
    "november|december|seit|gestern|heute|frueh|abend|nacht|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    "wochenende|vor|neulich|kuerzlich|letzte|letzten|letzter|januar|februar|maerz|juni|juli|oktober|dezember"
)
_TO_COME = phrase_of("will|tomorrow|coming|comes|planned|kommt|geplant")
_DENIALS = frozenset(split("no nope not none nobody never nothing nein nicht nichts kein keine niemand nie"))
_FIRST_WORDS = 4


def changed_lately(steps: Sequence[AISessionStep]) -> AISessionStep | None:
    """The last fact or answer of a person by which something was changed and when; `steps` in order.

    An answer may leave to its question what was changed. What was only tried is no change.
    """
    questions = {step.id: step.text for step in steps if step.kind == "question"}
    told = [step for step in steps if step.author_kind == "user" and step.kind in ("fact", "answer")]
    return next((step for step in reversed(told) if _tells_a_change(step.text, _question(step, questions))), None)


def _question(step: AISessionStep, questions: Mapping[UUID, str]) -> str | None:
    return questions.get(step.answers_step_id) if step.answers_step_id else None


def _tells_a_change(text: str, question: str | None) -> bool:
    said = Statement(text)
    if said.says(_TO_COME):
        return False
    if said.claims([*_CHANGED, *_LATELY], STRETCH):
        return True
    denied = _DENIALS.intersection(split(text)[:_FIRST_WORDS])
    return question is not None and not denied and said.says(_LATELY) and Words(question).says(_ASKED)
