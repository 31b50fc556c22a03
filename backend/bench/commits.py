"""The moments of our server's commits, as it tells them on its standard output."""

import os
from dataclasses import dataclass
from typing import IO
from uuid import UUID

NANOSECONDS = 1e9
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Commit:
    """Events that were committed; `sent_at` is when their last statement and COMMIT left, by the monotonic clock."""

    account_id: UUID
    first_number: int
    count: int
    kind: str
    sent_at: float


class Commits:
    """All that were told so far."""

    def __init__(self, words: IO[bytes]) -> None:
        self.seen: list[Commit] = []
        self.descriptor = words.fileno()
        self._rest = b""

    def read(self) -> None:
        """Take in what the server has told."""
        *lines, self._rest = (self._rest + os.read(self.descriptor, CHUNK)).split(b"\n")
        for line in lines:
            account_id, first_number, count, kind, nanoseconds = line.decode().split()
            sent_at = int(nanoseconds) / NANOSECONDS
            self.seen.append(Commit(UUID(account_id), int(first_number), int(count), kind, sent_at))
