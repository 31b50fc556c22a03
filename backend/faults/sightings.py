"""What the hostile sinks saw, and what the ledger says of the same deliveries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Said = Literal["ok", "later", "never", "nothing"]  # how the sink answered; "nothing" is a cut or a silence


@dataclass(frozen=True, slots=True)
class Sighting:
    """One attempt as a sink saw it.

    `keys` are all the dedupe keys that it carried, none if it did not come so far as to say one. `taken`: the sink has
    the whole of it, so a person may have got it.
    """

    at: float
    place: str
    keys: tuple[str, ...]
    fault: str
    taken: bool
    said: Said


@dataclass(frozen=True, slots=True)
class KnownAttempt:
    """A row of the ledger's attempts."""

    number: int
    began: float
    ended: float | None
    outcome: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class KnownDelivery:
    """A row of the ledger. `place` is what a sink calls the same: an address, or a webhook's path."""

    id: str
    place: str
    state: str
    reason: str
    waits: bool
    attempt_count: int
    attempts: Sequence[KnownAttempt]

    def attempt_at(self, at: float) -> KnownAttempt | None:
        """The latest attempt that had begun by then."""
        begun = [attempt for attempt in self.attempts if attempt.began <= at]
        return max(begun, key=lambda attempt: attempt.number) if begun else None
