"""Which playbook a session works with, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

ChosenBy = Literal["guide", "person"]


@dataclass(frozen=True, slots=True)
class Offered:
    """Another playbook that might fit."""

    key: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class SessionPlaybook:
    """What a session works with; texts in the language of its ticket. A built-in playbook has no `version`."""

    key: str
    version: int | None
    title: str
    why: str
    chosen_by: ChosenBy
    others: Sequence[Offered] = ()


def choice_json(choice: SessionPlaybook) -> dict[str, object]:
    """As it is stored."""
    return {
        "key": choice.key,
        "version": choice.version,
        "title": choice.title,
        "why": choice.why,
        "chosen_by": choice.chosen_by,
        "others": [{"key": one.key, "title": one.title, "why": one.why} for one in choice.others],
    }


def read_choice(stored: Mapping[str, Any] | None) -> SessionPlaybook | None:
    """From what is stored, or nothing."""
    if stored is None:
        return None
    return SessionPlaybook(**{**stored, "others": [Offered(**one) for one in stored["others"]]})
