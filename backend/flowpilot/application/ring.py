"""The newest frames of one account, kept in memory for whoever comes back or falls behind."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from uuid import UUID

FRAMES = 1_024
BYTES = 1_048_576


@dataclass(frozen=True, slots=True)
class Frame:
    """An event's number and bytes; `arrival` is the handoff whose card it shows as open."""

    number: int
    content: bytes
    arrival: UUID | None = None


class Ring:
    """Frames without a gap in their numbers. The oldest go when there are too many or they are too big."""

    __slots__ = ("_bytes", "_frames")

    def __init__(self) -> None:
        self._frames: deque[Frame] = deque()
        self._bytes = 0

    def append(self, frame: Frame, needed_after: int) -> None:
        """Keep the next frame; those with numbers above `needed_after` stay, whatever they weigh."""
        self._frames.append(frame)
        self._bytes += len(frame.content)
        while self._is_full and self._frames[0].number <= needed_after:
            self._bytes -= len(self._frames.popleft().content)

    def after(self, number: int, most_bytes: int) -> Sequence[Frame]:
        """The frames behind `number`, as many as `most_bytes` hold but at least one; none when the next is gone."""
        if not self._frames or self._frames[0].number > number + 1:
            return ()
        found: list[Frame] = []
        size = 0
        for frame in islice(self._frames, number + 1 - self._frames[0].number, None):
            size += len(frame.content)
            if found and size > most_bytes:
                break
            found.append(frame)
        return found

    def prepend(self, frames: Sequence[Frame], head: int) -> None:
        """Keep these older frames too, if they lead up to those that are there (or to `head`) and there is room."""
        first = self._frames[0].number if self._frames else head + 1
        older = [frame for frame in frames if frame.number < first]
        size = sum(len(frame.content) for frame in older)
        has_room = len(self._frames) + len(older) <= FRAMES and self._bytes + size <= BYTES
        if older and older[-1].number == first - 1 and has_room:
            self._frames.extendleft(reversed(older))
            self._bytes += size

    def change(self, change: Callable[[bytes], bytes]) -> None:
        """Replace the content of every frame."""
        self._frames = deque(replace(frame, content=change(frame.content)) for frame in self._frames)
        self._bytes = sum(len(frame.content) for frame in self._frames)

    def clear(self) -> None:
        """Forget all."""
        self._frames.clear()
        self._bytes = 0

    @property
    def _is_full(self) -> bool:
        return len(self._frames) > FRAMES or self._bytes > BYTES
