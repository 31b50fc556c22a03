"""Sessions that were about the same, and what was recorded as ticket notes."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from flowpilot.api.requests import WORKING, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Out, Time
from flowpilot.application import notes, similar
from flowpilot.domain.language import Language
from flowpilot.domain.masking import masked
from flowpilot.domain.notes import Tone
from flowpilot.domain.similar import SHOWN, Similar
from flowpilot.domain.text import cut, first_line

LIST_PROBLEM = 200
SUMMARY = 600

WHY: dict[Language, tuple[str, str]] = {
    "en": ("Same client. ", "Both say {}."),
    "de": ("Derselbe Kunde. ", "Beide sagen {}."),
}
QUOTED: dict[Language, str] = {"en": "“{}”", "de": "„{}“"}

working = router_for(WORKING, prefix="/ai-sessions", tags=["sessions"])


class SimilarOut(Out):
    id: UUID
    problem: str
    client_name: str | None
    same_client: bool
    ended_at: Time
    summary: str
    why: str

    @classmethod
    def of(cls, found: Similar, language: Language) -> "SimilarOut":
        """Without secrets, whoever reads it."""
        past, (same_client, both) = found.past, WHY[language]
        shared = ", ".join(QUOTED[language].format(word) for word in found.shared[:SHOWN])
        return cls(
            id=past.id,
            problem=first_line(masked(past.problem), LIST_PROBLEM),
            client_name=past.client_name,
            same_client=past.same_client,
            ended_at=past.ended_at,
            summary=cut(masked(past.summary), SUMMARY),
            why=(same_client if past.same_client else "") + both.format(shared),
        )


class SimilarsOut(Out):
    items: list[SimilarOut]


class NotesOut(Out):
    text: str


@working.get("/{session_id}/similar")
async def read_similar(session_id: UUID, unit: TheUnit, actor: TheActor) -> SimilarsOut:
    """Resolved sessions of the account that are like this one, at most five, those of the same client first."""
    found = await similar.similar_to(unit, actor, session_id)
    language = actor.language
    return SimilarsOut(items=[SimilarOut.of(one, language) for one in found])


@working.get("/{session_id}/notes")
async def read_notes(
    session_id: UUID,
    unit: TheUnit,
    actor: TheActor,
    tone: Annotated[Tone, Query()] = "internal",
    language: Annotated[Language | None, Query()] = None,
) -> NotesOut:
    """What was recorded so far, to be copied into a ticket: for colleagues, or for the customer without internals.
    In the reader's language unless another is asked for; secrets are masked."""
    return NotesOut(text=await notes.read_notes(unit, actor, session_id, tone, language))
