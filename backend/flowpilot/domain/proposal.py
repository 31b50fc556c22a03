"""What a session that went well proposes to change in a playbook."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.errors import WrongState
from flowpilot.domain.flow import match_items
from flowpilot.domain.language import Language, language_of
from flowpilot.domain.masking import masked
from flowpilot.domain.notes import without_internals
from flowpilot.domain.playbook import Playbook
from flowpilot.domain.record import answers_by_step, final_outcome
from flowpilot.domain.session import AISession, AISessionStep
from flowpilot.domain.similar import words_of
from flowpilot.domain.text import first_line

MadeOn = Literal["resolve", "hand_back"]
ProposalState = Literal["open", "accepted", "rejected"]

READ = 4_000  # characters of a text
LINE = 300
TITLE = 80
TOO_SHORT = 12  # characters of a fix that tells nobody anything
STEPS = 8  # attempts that a new playbook begins with
GENERAL = "general"

_PLAIN = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Fix:
    """What helped, what it helped against, and what else was tried, each in one line; `words` recognise the problem."""

    text: str
    problem: str
    words: Sequence[str]
    tried: Sequence[str]
    language: Language


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that an admin may take over. `version` is the one it changes; none for what ships or is new."""

    id: UUID
    session_id: UUID
    key: str
    version: int | None
    title: str
    text: str
    made_on: MadeOn
    state: ProposalState
    created_at: datetime
    decided_at: datetime | None = None
    decided_by: Person | None = None
    reason: str | None = None
    accepted_version: int | None = None

    def require_open(self) -> None:
        """Raises `WrongState`: it is decided once."""
        if self.state != "open":
            raise WrongState(self.state)


def fix_of(playbook: Playbook, session: AISession, steps: Sequence[AISessionStep], written: str) -> Fix | None:
    """What helped and the playbook does not say: the last attempt of a person that worked, else what they wrote at
    the end. Nothing where an item of the playbook worked, or where it is too short to help anybody."""
    matched, answers = match_items(playbook, steps), answers_by_step(steps)
    attempts = [step for step in steps if step.kind in ("action", "result") and not step.answers_step_id]
    worked = [step for step in attempts if final_outcome(step, answers.get(step.id, ())) == "worked"]
    if worked and worked[-1].id in matched:
        return None
    text = line_of(worked[-1].text if worked else written)
    if len(text) < TOO_SHORT:
        return None
    own = [line_of(step.text) for step in attempts if step.author_kind == "user" and step not in worked[-1:]]
    return Fix(
        text=text,
        problem=line_of(session.problem),
        words=[word for word in words_of(session.problem) if _PLAIN.fullmatch(word)][:2],
        tried=list(dict.fromkeys(line for line in own if len(line) >= TOO_SHORT))[-STEPS:],
        language=language_of(f"{session.problem}\n{session.intake or ''}"),
    )


def line_of(text: str) -> str:
    """A text as proposals quote it: its first line, without secrets."""
    return without_internals(first_line(masked(text.lstrip()[:READ]), LINE))
