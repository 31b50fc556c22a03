"""A structured answer while the model writes it."""

from collections.abc import AsyncIterable, Callable

from pydantic_ai import RunContext
from pydantic_ai.messages import AgentStreamEvent, PartDeltaEvent, PartStartEvent, TextPart, TextPartDelta
from pydantic_core import from_json

from flowpilot.adapters.model.bounded import LARGEST_ANSWER, AnswerTooLong

LONGEST_TOLD = 2_000  # characters; no proposal is shown as long, and telling a longer one costs more and more


class Listening:
    """Tells `hear` one member of the answer, as far as it is written, whenever it grows; an answer that is asked for
    once more begins anew. `began` says whether anything came as a stream at all."""

    def __init__(self, member: str, hear: Callable[[str], None]) -> None:
        self._member = member
        self._hear = hear
        self._told = ""
        self.began = False

    async def __call__(self, _context: RunContext[object], events: AsyncIterable[AgentStreamEvent]) -> None:
        """pydantic-ai's handler of the events of one response. Raises `AnswerTooLong`."""
        written = ""
        async for event in events:
            self.began = True
            more = _text_of(event)
            written += more
            if len(written) > LARGEST_ANSWER:
                raise AnswerTooLong
            if more:
                self._tell(written)

    def _tell(self, written: str) -> None:
        try:
            answer = from_json(written, allow_partial="trailing-strings")
        except ValueError:
            return
        said = answer.get(self._member) if isinstance(answer, dict) else None
        if isinstance(said, str) and said != self._told and len(said) <= LONGEST_TOLD:
            self._told = said
            self._hear(said)


def _text_of(event: AgentStreamEvent) -> str:
    if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
        return event.part.content
    if isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
        return event.delta.content_delta
    return ""
