"""Timed calls and frozen periods as JSON."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from flowpilot.api.schemas import Body, EmptyAsNone, IsNumber, Name, Out, PersonOut, Reason, Time, TimeIn
from flowpilot.domain.baseline import (
    MOST_PEOPLE,
    BaselineCall,
    BaselineFreeze,
    BaselineRevision,
    Measurement,
    Removal,
)

People = Annotated[int, Field(ge=1, le=MOST_PEOPLE), IsNumber]


class CallIn(Body):
    """One call from the first tap to the second, at most 8 hours."""

    started_at: TimeIn
    stopped_at: TimeIn
    people: People = Field(description="Everybody on the call, the one who timed it included.")
    category: Annotated[Name | None, EmptyAsNone] = Field(
        default=None, description="As sessions have it: calls and escalations of one category are compared."
    )
    ticket_ref: Annotated[Name | None, EmptyAsNone] = None
    note: Annotated[Reason | None, EmptyAsNone] = None

    def measured(self) -> Measurement:
        """As the domain has it."""
        return Measurement(**self.model_dump())


class CallChangeIn(Body):
    """What is given is replaced; null or empty takes category, ticket or note away."""

    started_at: TimeIn = Field(default=None, validate_default=False)  # type: ignore[assignment]  # absent, never null
    stopped_at: TimeIn = Field(default=None, validate_default=False)  # type: ignore[assignment]  # absent, never null
    people: People = Field(default=None, validate_default=False)  # type: ignore[assignment]  # absent, never null
    category: Annotated[Name | None, EmptyAsNone] = None
    ticket_ref: Annotated[Name | None, EmptyAsNone] = None
    note: Annotated[Reason | None, EmptyAsNone] = None
    reason: Reason

    def given(self) -> dict[str, object]:
        """The members that were sent, by name."""
        return self.model_dump(exclude_unset=True, exclude={"reason"})


class MeasurementOut(Out):
    started_at: Time
    stopped_at: Time
    people: int
    category: str | None
    ticket_ref: str | None
    note: str | None


class RemovalOut(Out):
    at: Time
    by: PersonOut
    reason: str

    @classmethod
    def of(cls, removal: Removal | None) -> "RemovalOut | None":
        """From the domain, or nothing."""
        return cls.model_validate(removal) if removal else None


class CallOut(MeasurementOut):
    id: UUID
    seconds: float
    recorded_by: PersonOut
    recorded_at: Time
    changed_at: Time | None
    removed: RemovalOut | None
    revisions: int = Field(description="How often it was changed.")

    @classmethod
    def of(cls, call: BaselineCall) -> "CallOut":
        """From the domain."""
        return cls(
            **MeasurementOut.model_validate(call.measured).model_dump(mode="python"),
            id=call.id,
            seconds=call.measured.seconds,
            recorded_by=PersonOut.model_validate(call.recorded_by),
            recorded_at=call.recorded_at,
            changed_at=call.changed_at,
            removed=RemovalOut.of(call.removed),
            revisions=call.revisions,
        )


class CallsOut(Out):
    items: list[CallOut]
    next_cursor: str | None


class RevisionOut(Out):
    number: int
    at: Time
    by: PersonOut
    reason: str
    changed: list[str] = Field(description="The members that this change replaced.")
    before: MeasurementOut = Field(description="What stood until then.")

    @classmethod
    def of(cls, revision: BaselineRevision) -> "RevisionOut":
        """From the domain."""
        return cls.model_validate(revision)


class RevisionsOut(Out):
    items: list[RevisionOut]


class FreezeIn(Body):
    """The calls that began in a period: `from` included, `to` not."""

    from_at: TimeIn = Field(alias="from")
    to_at: TimeIn = Field(alias="to")
    name: Annotated[Name | None, EmptyAsNone] = None


class FreezeOut(Out):
    id: UUID
    from_at: Time = Field(serialization_alias="from")
    to_at: Time = Field(serialization_alias="to")
    name: str | None
    n_calls: int
    made_by: PersonOut
    made_at: Time
    lifted: RemovalOut | None

    @classmethod
    def of(cls, freeze: BaselineFreeze) -> "FreezeOut":
        """From the domain."""
        return cls.model_validate(freeze)


class FreezesOut(Out):
    items: list[FreezeOut]
