"""What a session is given to work with: the guide's choice, or a person's."""

from collections.abc import Mapping, Sequence

from flowpilot.domain.language import Language
from flowpilot.domain.matching import Choice
from flowpilot.domain.playbook import Playbook
from flowpilot.domain.playbook_choice import Offered, SessionPlaybook

BY_PERSON: dict[Language, str] = {"en": "Chosen by {name}.", "de": "Gewählt von {name}."}


def by_guide(choices: Sequence[Choice], versions: Mapping[str, int], language: Language) -> SessionPlaybook:
    """The guide's first choice, with its runners-up. `versions` are those of the account's own playbooks."""
    first, *others = choices
    key = first.playbook.key
    title, why = first.playbook.title.of(language), first.why(language)
    return SessionPlaybook(key, versions.get(key), title, why, "guide", offered(others, language))


def by_person(
    playbook: Playbook, version: int | None, name: str, choices: Sequence[Choice], language: Language
) -> SessionPlaybook:
    """Somebody's choice; what the guide would have chosen stays on offer."""
    others = [choice for choice in choices if choice.playbook.key != playbook.key]
    why = BY_PERSON[language].format(name=name)
    return SessionPlaybook(playbook.key, version, playbook.title.of(language), why, "person", offered(others, language))


def offered(choices: Sequence[Choice], language: Language) -> list[Offered]:
    """Choices as they are offered to people."""
    return [Offered(one.playbook.key, one.playbook.title.of(language), one.why(language)) for one in choices]
