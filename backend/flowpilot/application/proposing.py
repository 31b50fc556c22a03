"""Asking the model for the next question or action; the playbook answers wherever the model does not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flowpilot.application.outside import Outside
from flowpilot.application.ports_model import Model
from flowpilot.domain.model_answer import ModelError, ModelFailed, RawProposal, checked_proposal, words_so_far
from flowpilot.domain.model_record import ModelRecord, model_record
from flowpilot.domain.session import AISession, AISessionStep, NewStep


@dataclass(slots=True)
class Consultation:
    """What one request asks the model, across the two runs of its use case. `hear` is told the words so far, as plain
    text, while the model writes."""

    model: Model | None
    hear: Callable[[str], None] | None = None
    record: ModelRecord | None = field(default=None, init=False)
    raw: RawProposal | None = field(default=None, init=False)
    fallback: ModelError | None = field(default=None, init=False)

    def propose(self, session: AISession, steps: Sequence[AISessionStep]) -> NewStep | None:
        """The model's step, or None: the playbook's turn, and `fallback` says why where there is a model.

        Raises `Outside` in the first run. An answer about a record that has grown meanwhile is not used.
        """
        if self.model is None or self.fallback:
            return None
        record = model_record(session, steps)
        if self.record is None:
            self.record = record
            raise Outside(self._ask)
        if self.raw is None or record.text != self.record.text:
            self.fallback = "unusable_answer"
            return None
        try:
            return checked_proposal(self.raw, record.step_ids, steps)
        except ModelFailed as failed:
            self.fallback = failed.error
            return None

    async def _ask(self) -> None:
        if self.model is None or self.record is None:
            return
        try:
            self.raw = await self.model.propose(self.record, self._heard if self.hear else None)
        except ModelFailed as failed:
            self.fallback = failed.error

    def _heard(self, text: str) -> None:
        words = words_so_far(text)
        if words and self.hear:
            self.hear(words)
