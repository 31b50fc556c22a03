"""What proposes the next question or action, and what the record says of the cause: the shapes that guides share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol
from uuid import UUID

from flowpilot.domain.matching import Choice
from flowpilot.domain.playbook import Playbook
from flowpilot.domain.session import AISession, AISessionStep, NewStep

Tier = Literal["discovery", "exploring", "guided"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to do next, or something ruled out, and the steps that it follows from."""

    text: str
    step_ids: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the record alone says. `likely_cause` and `confidence` are absent while it is too early to name one.

    `playbook`: the title of the one whose rules said so; absent where it is the one that fits anything.
    """

    likely_cause: str | None
    suggested_steps: Sequence[Suggestion]
    for_step_ids: Sequence[UUID] = ()
    against_step_ids: Sequence[UUID] = ()
    confidence: float | None = None
    ruled_out: Sequence[Suggestion] = field(default=())
    playbook: str | None = None

    @property
    def cited(self) -> set[UUID]:
        """Every step that something here follows from."""
        follows = (*self.suggested_steps, *self.ruled_out)
        return {*self.for_step_ids, *self.against_step_ids, *(one for each in follows for one in each.step_ids)}

    @property
    def tier(self) -> Tier:
        """Discovery below 0.4, exploring to 0.8, guided from 0.8."""
        if self.confidence is None or self.confidence < 0.4:
            return "discovery"
        return "exploring" if self.confidence < 0.8 else "guided"


class Guide(Protocol):
    """Proposes and assesses, from the session and its steps alone.

    `playbook` is the one that the session works with; None lets the guide choose from the session's words.
    """

    def choose(self, session: AISession, playbooks: Sequence[Playbook] | None = None) -> Sequence[Choice]:
        """The playbook that fits best, then the runners-up; from `playbooks`, or from those that ship. Never empty."""

    def propose(self, session: AISession, steps: Sequence[AISessionStep], playbook: Playbook | None = None) -> NewStep:
        """The next question or action, by author kind `guide`."""

    def assess(
        self, session: AISession, steps: Sequence[AISessionStep], playbook: Playbook | None = None
    ) -> Assessment:
        """What the steps so far say of the cause."""
