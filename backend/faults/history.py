"""What a run writes down: who saw what, who was answered what, which fault struck when. Times are seconds."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import time
from typing import TextIO, TypeVar

NOT_KNOWN = 0  # the status of a write whose answer never came


@dataclass(frozen=True, slots=True)
class Joined:
    """A page's stream began with `ready`; `asked` is the id that it came back with."""

    page: str
    account: str
    at: float
    epoch: str
    number: int
    asked: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A page got an event."""

    page: str
    account: str
    at: float
    epoch: str
    number: int
    event: str
    handoff_id: str


@dataclass(frozen=True, slots=True)
class WasReset:
    """A page was told to fetch anew."""

    page: str
    at: float
    epoch: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A page's stream ended with `bye`."""

    page: str
    at: float
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A write came to its end: the last status that it got, under one key, after so many attempts."""

    account: str
    act: str
    by: str
    key: str
    session_id: str
    handoff_id: str
    status: int
    code: str
    attempts: int
    began: float
    at: float

    @property
    def accepted(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Mistaken:
    """An answer that no client should ever get."""

    at: float
    what: str


@dataclass(frozen=True, slots=True)
class Struck:
    """A fault, and whether it really did something to somebody."""

    fault: str
    began: float
    ended: float
    happened: bool


@dataclass(frozen=True, slots=True)
class Calm:
    """No fault in all this time, and everything had recovered before it."""

    began: float
    ended: float


@dataclass(frozen=True, slots=True)
class Recovered:
    """How long after the last fault everything was normal: ready, new work answered, its frames everywhere."""

    after: str
    seconds: float
    at: float


@dataclass(frozen=True, slots=True)
class Noticed:
    """How long until readiness named a part that hangs; nothing when it never did."""

    part: str
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of the event table at the end."""

    account: str
    epoch: str
    number: int
    event: str
    handoff_id: str
    session_id: str
    committed_at: float


@dataclass(frozen=True, slots=True)
class Kept:
    """A handoff in the database at the end."""

    account: str
    handoff_id: str
    session_id: str
    state: str


@dataclass(frozen=True, slots=True)
class Head:
    """The counter of an account at the end."""

    account: str
    epoch: str
    number: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The open queue of an account at the end, as the API answers it."""

    account: str
    handoff_ids: tuple[str, ...]


Record = (
    Joined
    | Seen
    | WasReset
    | Dismissed
    | Answered
    | Mistaken
    | Struck
    | Calm
    | Recovered
    | Noticed
    | Stored
    | Kept
    | Head
    | Shown
)
Kind = TypeVar("Kind", bound=Record)


class History:
    """Grows during a run, in memory and as JSON lines in a file."""

    def __init__(self, path: Path | None = None) -> None:
        self.records: list[Record] = []
        self._file: TextIO | None = path.open("w") if path else None

    def add(self, record: Record) -> None:
        """Write one thing down."""
        self.records.append(record)
        if self._file:
            self._file.write(json.dumps({"record": type(record).__name__, **asdict(record)}) + "\n")

    def close(self) -> None:
        """The run is over."""
        if self._file:
            self._file.close()


def of_kind(records: Sequence[Record], kind: type[Kind]) -> Iterator[Kind]:
    """The records of one kind, in order."""
    return (record for record in records if isinstance(record, kind))


def now() -> float:
    """The clock of all records: the machine's wall clock, which a run never moves for itself or for Postgres."""
    return time()
