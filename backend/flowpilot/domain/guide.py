"""What proposes the next question or action, and what the record says of the cause: the shapes that guides share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol
from uuid import UUID

from flowpilot.domain.session import AISession, AISessionStep, NewStep

Tier = Literal["discovery", "exploring", "guided"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to do next, and the steps that it follows from."""

    text: str
    step_ids: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the record alone says. `likely_cause` and `confidence` are absent while it is too early to name one."""

    likely_cause: str | None
    suggested_steps: Sequence[Suggestion]
    for_step_ids: Sequence[UUID] = ()
    against_step_ids: Sequence[UUID] = ()
    confidence: float | None = None
    ruled_out: Sequence[Suggestion] = field(default=())

    @property
    def tier(self) -> Tier:
        """Discovery below 0.4, exploring to 0.8, guided from 0.8."""
        if self.confidence is None or self.confidence < 0.4:
            return "discovery"
        return "exploring" if self.confidence < 0.8 else "guided"


class Guide(Protocol):
    """Proposes and assesses; a script here, a language model behind the same shape later."""

    def propose(self, session: AISession, steps: Sequence[AISessionStep]) -> NewStep:
        """The next question or action, by author kind `guide`."""

    def assess(self, session: AISession, steps: Sequence[AISessionStep]) -> Assessment:
        """What the steps so far say of the cause."""
