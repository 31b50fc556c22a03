"""A session of Alice's on paper: what she, Bob and the guide put down, without a database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from flowpilot.domain.session import AISession, AISessionStep, AuthorKind, NewStep, Outcome, StepKind

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ALICE = UUID(int=1)


class Notebook:
    """A session and its steps, one a minute."""

    def __init__(self, problem: str, *, intake: str | None = None, category: str | None = None) -> None:
        self.steps: list[AISessionStep] = []
        self.session = AISession(
            id=uuid4(),
            status="active",
            problem=problem,
            intake=intake,
            client_name=None,
            ticket_ref=None,
            category=category,
            priority="normal",
            user_id=ALICE,
            user_name="Alice",
            escalated_to_id=None,
            escalated_to_name=None,
            step_count=0,
            summary=None,
            created_at=MORNING,
            updated_at=MORNING,
            ended_at=None,
        )

    def alice(
        self, kind: StepKind, text: str, outcome: Outcome | None = None, *, about: AISessionStep | None = None
    ) -> AISessionStep:
        """Alice records a step, perhaps as an answer to another."""
        return self._add(kind, text, outcome, about.id if about else None, "user")

    def guide(self, proposed: NewStep) -> AISessionStep:
        """What the guide proposed is recorded as it came."""
        return self._add(proposed.kind, proposed.text, proposed.outcome, None, proposed.author_kind, proposed.item_key)

    def _add(
        self,
        kind: StepKind,
        text: str,
        outcome: Outcome | None,
        answers: UUID | None,
        author: AuthorKind,
        item_key: str | None = None,
    ) -> AISessionStep:
        by_alice = author == "user"
        step = AISessionStep(
            id=uuid4(),
            session_id=self.session.id,
            number=len(self.steps) + 1,
            kind=kind,
            text=text,
            outcome=outcome,
            answers_step_id=answers,
            author_kind=author,
            author_id=ALICE if by_alice else None,
            author_name="Alice" if by_alice else "Guide",
            created_at=MORNING + timedelta(minutes=len(self.steps)),
            item_key=item_key,
        )
        self.steps.append(step)
        return step
