"""What is said of channels, quiet hours and tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field

from flowpilot.api.account import TimeZone
from flowpilot.api.escalation_schemas import DeliveryOut
from flowpilot.api.schemas import Body, Name, Out, PersonOut, Text, Time
from flowpilot.application.alerts import Added, NewChannel
from flowpilot.application.ports_alerts import Failing
from flowpilot.application.ports_telling import AlertTest
from flowpilot.domain.alert import ALL_PRIORITIES, AlertChannel, ChannelKind, EmailChoice, Preferences, QuietHours
from flowpilot.domain.session import Priority

ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="Of the local clock: 22:00.")]
NewKind = Literal["push", "slack", "teams", "webhook", "service"]


def _in_order(priorities: list[Priority]) -> list[Priority]:
    return [priority for priority in ALL_PRIORITIES if priority in priorities]


Priorities = Annotated[
    list[Priority],
    Field(min_length=1, max_length=10, description="Which escalations it hears of."),
    AfterValidator(_in_order),
]
Day = Annotated[int, Field(ge=0, le=6)]


class QuietIn(Body):
    """Quiet hours, over midnight when `to` is not later than `from`. `days` are those on which they begin; 0 is
    Monday."""

    model_config = ConfigDict(extra="forbid", validate_by_alias=True, validate_by_name=False)

    start: ClockTime = Field(alias="from")
    end: ClockTime = Field(alias="to")
    days: list[Day] = Field(min_length=1, max_length=7)

    def hours(self) -> QuietHours:
        """For the domain."""
        return QuietHours(time.fromisoformat(self.start), time.fromisoformat(self.end), frozenset(self.days))


class QuietOut(Out):
    model_config = ConfigDict(from_attributes=True, serialize_by_alias=True, validate_by_name=True)

    start: str = Field(alias="from")
    end: str = Field(alias="to")
    days: list[int]

    @classmethod
    def of(cls, quiet: QuietHours | None) -> "QuietOut | None":
        """From the domain, or nothing."""
        if quiet is None:
            return None
        return cls.model_validate(
            {"start": f"{quiet.start:%H:%M}", "end": f"{quiet.end:%H:%M}", "days": sorted(quiet.days)}
        )


class PreferencesIn(Body):
    """What is left out stays as it is."""

    email: EmailChoice | None = None
    quiet: QuietIn | None = Field(default=None, description="null: no quiet hours.")
    urgent_anyway: bool | None = None
    time_zone: TimeZone | None = Field(default=None, description="null: the account's.")

    def applied_to(self, before: Preferences) -> Preferences:
        """The wishes with what was sent."""
        after = replace(
            before,
            email=self.email or before.email,
            urgent_anyway=before.urgent_anyway if self.urgent_anyway is None else self.urgent_anyway,
        )
        if "quiet" in self.model_fields_set:
            after = replace(after, quiet=self.quiet.hours() if self.quiet else None)
        if "time_zone" in self.model_fields_set:
            after = replace(after, time_zone=self.time_zone)
        return after


class ChannelIn(Body):
    kind: NewKind
    name: Name
    address: dict[Annotated[str, Field(max_length=40)], Annotated[Text, Field(max_length=4_000)]] = Field(
        max_length=10,
        description="push: `endpoint`, `p256dh`, `auth`; slack, teams, webhook: `url`; service: `url` of Apprise.",
    )
    priorities: Priorities = Field(default_factory=lambda: list(ALL_PRIORITIES))

    def new(self) -> NewChannel:
        """For the use case."""
        return NewChannel(self.kind, self.name, self.address, self.priorities)


class RoomChangeIn(Body):
    name: Name | None = None
    priorities: Priorities | None = None


class TestIn(Body):
    channel_id: UUID | None = Field(default=None, description="Over this channel alone.")


class ChannelOut(Out):
    id: UUID
    kind: ChannelKind
    name: str
    server: str = Field(description="The host that it sends to. The address itself is never shown again.")
    priorities: list[Priority]
    created_at: Time
    user_id: UUID | None = Field(description="Whose it is; null for a room.")


class NewChannelOut(ChannelOut):
    secret: str | None = Field(description="What a webhook's requests are signed with; shown this once.")

    @classmethod
    def of(cls, added: Added) -> "NewChannelOut":
        """From the use case."""
        return cls(**ChannelOut.model_validate(added.channel).model_dump(), secret=added.secret)


class ChannelsOut(Out):
    items: list[ChannelOut]

    @classmethod
    def of(cls, channels: Sequence[AlertChannel]) -> "ChannelsOut":
        """From the domain."""
        return cls(items=[ChannelOut.model_validate(channel) for channel in channels])


class AlertsOut(Out):
    email: EmailChoice
    quiet: QuietOut | None
    urgent_anyway: bool
    time_zone: str | None
    mail_configured: bool
    push_public_key: str
    channels: list[ChannelOut]


class TestStartedOut(Out):
    id: UUID


class TestOut(Out):
    id: UUID
    created_at: Time
    items: list[DeliveryOut]

    @classmethod
    def of(cls, test: AlertTest) -> "TestOut":
        """From the domain."""
        items = [DeliveryOut.model_validate(line) for line in test.lines]
        return cls(id=test.id, created_at=test.created_at, items=items)


class FailingOut(Out):
    channel_id: UUID | None = Field(description="null for mail.")
    kind: ChannelKind
    name: str | None
    server: str
    owner: PersonOut | None = Field(description="null for a room and for the mail server itself.")
    failing_since: Time
    failed: int = Field(description="Waiting for another attempt.")
    dead: int = Field(description="Given up.")
    last_reason: str | None
    last_detail: str | None
    last_at: Time

    @classmethod
    def of(cls, failing: Failing) -> "FailingOut":
        """From the port."""
        return cls(
            channel_id=failing.channel_id,
            kind=failing.kind,
            name=failing.name,
            server=failing.server,
            owner=PersonOut.of(failing.owner),
            failing_since=failing.since,
            failed=failing.waiting,
            dead=failing.dead,
            last_reason=failing.last_reason,
            last_detail=failing.last_detail,
            last_at=failing.last_at,
        )


class HealthOut(Out):
    mail_configured: bool
    items: list[FailingOut]
