"""Ports of the language model and of what it said about handoffs."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.guide import Assessment
from flowpilot.domain.model_answer import ModelError, RawAssessment, RawProposal
from flowpilot.domain.model_assessment import ModelAssessment
from flowpilot.domain.model_record import ModelRecord


class Model(Protocol):
    """A language model. Both calls go over the network, are bounded in time and size, and raise only `ModelFailed`;
    they are never made inside a unit."""

    async def assess(self, record: ModelRecord) -> RawAssessment:
        """What it thinks of the cause, within 20 s."""

    async def propose(self, record: ModelRecord, hear: Callable[[str], None] | None = None) -> RawProposal:
        """The next question or action, within 8 s, or 20 s where words are heard by then. `hear` is told the text as
        far as it is written, again and again and unchecked; it may begin anew and need not become the answer."""


class ModelAssessments(Protocol):
    """What the model said about the handoffs of the bound account; one row a handoff."""

    async def get(self, handoff_id: UUID) -> ModelAssessment | None:
        """The newest asking and what came of it."""

    async def begin(self, handoff_id: UUID) -> None:
        """A new handoff's first asking, pending from now on."""

    async def ask(self, handoff_id: UUID, asked_by: UUID, *, unless_ready: bool = False) -> int | None:
        """Somebody asks (again); the number of this asking, or None when one is pending, or there and wanted as it
        is."""

    async def renew(self, handoff_id: UUID, asked_before: datetime) -> int | None:
        """Ask again what was asked before and not since that time; the number of this asking."""

    async def take(self, handoff_id: UUID, asking: int) -> int | None:
        """Count a try of an asking that is pending: how many there were with this one. None when it is over."""

    async def sent(self, handoff_id: UUID, prompt_hash: str, step_count: int) -> None:
        """Write what the model is about to be told."""

    async def finish(
        self, handoff_id: UUID, asking: int, answer: Assessment | None, error: ModelError | None
    ) -> ModelAssessment | None:
        """Write what came of an asking; None when it is over already."""
