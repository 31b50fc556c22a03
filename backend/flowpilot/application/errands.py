"""What a worker does beside its rounds, each errand in a task of its own."""

import asyncio
from collections.abc import Callable, Coroutine


class Errands:
    """Errands that are under way in this process. `lost` is called with what one of them raised."""

    def __init__(self, lost: Callable[[BaseException], None]) -> None:
        self._lost = lost
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def count(self) -> int:
        """How many are under way."""
        return len(self._tasks)

    def begin(self, errand: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Begin one as soon as the caller waits for something."""
        task = asyncio.create_task(errand)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    async def run(self) -> None:
        """Until it is cancelled; what is under way then is left to the next worker."""
        try:
            await asyncio.Event().wait()
        finally:
            for task in self._tasks:
                task.cancel()

    async def finish(self, seconds: float) -> None:
        """Wait so long for what is under way; what is late is cancelled."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error:
            self._lost(error)
