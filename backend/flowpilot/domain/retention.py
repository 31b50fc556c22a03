"""How long an account keeps what is over, and how much there is of something that is to be deleted."""

from dataclasses import dataclass
from datetime import timedelta

# What nobody set and nobody reads after that.
CANARY_FLIGHTS_ARE_KEPT = timedelta(days=7)
TIMERS_ARE_KEPT = timedelta(days=30)
ATTEMPT_DETAILS_ARE_KEPT = timedelta(days=90)

SHORTEST_FOR_SESSIONS = 30  # days; events about a session are gone by then, but that of a late redaction
LONGEST = 3650  # days


@dataclass(frozen=True, slots=True)
class Retention:
    """Days after a session's end; None keeps for ever. The audit trail is kept for ever."""

    session_days: int | None = None
    file_days: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """How much it is; `in_transit` sessions ask for somebody just now, `bytes` are those of the files."""

    sessions: int
    in_transit: int
    steps: int
    handoffs: int
    files: int
    bytes: int
