"""The manual baseline: calls as they were before, timed by a person with a stopwatch."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from flowpilot.domain.account import Actor, Person
from flowpilot.domain.errors import Forbidden, Invalid, WrongState

LONGEST = timedelta(hours=8)
SKEW = timedelta(minutes=5)  # how far the clock of a person's device may be ahead of the server's
MOST_PEOPLE = 50

CALLS_FLOOR = 5
THIN_BELOW = 10
CALLS_ASKED_FOR = 20


@dataclass(frozen=True, slots=True)
class Measurement:
    """One call as it was measured: from when to when, and how many people were on it."""

    started_at: datetime
    stopped_at: datetime
    people: int
    category: str | None
    ticket_ref: str | None
    note: str | None

    @property
    def seconds(self) -> float:
        return (self.stopped_at - self.started_at).total_seconds()

    @property
    def person_seconds(self) -> float:
        """What the call cost."""
        return self.seconds * self.people


@dataclass(frozen=True, slots=True)
class Removal:
    """Who took a measurement out, when and why. The measurement stays readable."""

    at: datetime
    by: Person
    reason: str


@dataclass(frozen=True, slots=True)
class BaselineCall:
    """A measured call of the baseline. `revisions` counts how often it was changed."""

    id: UUID
    measured: Measurement
    recorded_by: Person
    recorded_at: datetime
    changed_at: datetime | None
    revisions: int
    removed: Removal | None


@dataclass(frozen=True, slots=True)
class BaselineRevision:
    """A change of a measured call: what stood `before`, and the names of the members that were changed."""

    number: int
    at: datetime
    by: Person
    reason: str
    changed: tuple[str, ...]
    before: Measurement


@dataclass(frozen=True, slots=True)
class BaselineFreeze:
    """A period whose calls were copied: while it is in force, savings use the copies."""

    id: UUID
    from_at: datetime
    to_at: datetime
    name: str | None
    n_calls: int
    made_by: Person
    made_at: datetime
    lifted: Removal | None


def check_measurement(measured: Measurement, now: datetime) -> None:
    """Raises `Invalid` for what a stopwatch cannot have measured by `now`."""
    if measured.started_at > now + SKEW:
        raise Invalid("/started_at", "This is in the future.")
    if measured.stopped_at > now + SKEW:
        raise Invalid("/stopped_at", "This is in the future.")
    if measured.stopped_at <= measured.started_at:
        raise Invalid("/stopped_at", "A call stops after it started.")
    if measured.stopped_at - measured.started_at > LONGEST:
        raise Invalid("/stopped_at", "A call takes at most 8 hours.")


def check_changer(call: BaselineCall, actor: Actor) -> None:
    """Whoever recorded it and admins may change or remove it, else `Forbidden`."""
    if actor.user.role != "admin" and actor.id != call.recorded_by.id:
        raise Forbidden("Only whoever recorded this call, or an admin, may change it.")


def check_in_force(call: BaselineCall) -> None:
    """Raises `WrongState` for a call that was removed."""
    if call.removed:
        raise WrongState("removed")


def check_period(from_at: datetime, to_at: datetime, now: datetime) -> None:
    """Raises `Invalid` for a period that cannot be frozen: it lies behind `now`, so that no call can still come in."""
    if to_at <= from_at:
        raise Invalid("/to", "The end lies behind the beginning.")
    if to_at > now + SKEW:
        raise Invalid("/to", "Only what is past can be frozen.")
