"""FlowPilot's own API process, which also takes orders to push made-up events: `python -m bench.server FILE`.

The file names an account in each line; an order names its line. The events are not in the table: numbers go on from
the account's head, so nothing but the fan-out, the ring and the encoding is measured with them. See `witness` for
what it can be asked to tell.
"""

import asyncio
import os
import sys
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from bench import witness
from bench.control import RECORD
from bench.made_up import event_of_size
from flowpilot import main
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.wakeup import Notifier
from flowpilot.adapters.logs import configure
from flowpilot.application.event_stream import EventStream
from flowpilot.settings import Settings

ORDERS = 0
CHUNK = 65_536


class Feed:
    """Pushes the ordered events into the stream, as this process's own commits."""

    def __init__(self, stream: EventStream, accounts: list[UUID]) -> None:
        self._stream = stream
        self._accounts = accounts
        self._heads: dict[int, tuple[str, int]] = {}
        self._rest = b""

    def read(self) -> None:
        """Carry out what has come through the standard input."""
        content = os.read(ORDERS, CHUNK)
        if not content:
            asyncio.get_running_loop().remove_reader(ORDERS)
        content = self._rest + content
        whole = len(content) - len(content) % RECORD.size
        self._rest = content[whole:]
        for channel, size, count in RECORD.iter_unpack(content[:whole]):
            for _ in range(count):
                self._push(channel, size)

    def _push(self, channel: int, size: int) -> None:
        epoch, number = self._heads.get(channel) or self._head(channel)
        number += 1
        self._heads[channel] = epoch, number
        self._stream.committed(self._accounts[channel], epoch, number, [event_of_size(size, number)])

    def _head(self, channel: int) -> tuple[str, int]:
        account_id = self._accounts[channel]
        found = next(each for each in self._stream.channels if each.account_id == account_id)
        return found.epoch, found.number


class FedProcess(main.Process):
    """The API process with a feed."""

    def __init__(self, settings: Settings, pool: Pool, counters: Pool, notifier: Notifier, index: int = 0) -> None:
        super().__init__(settings, pool, counters, notifier, index)
        accounts = [UUID(line) for line in Path(sys.argv[1]).read_text().split()]
        asyncio.get_running_loop().add_reader(ORDERS, Feed(self.stream, accounts).read)


if __name__ == "__main__":
    configure("json", role="api", index=0)
    with patch.object(main, "Process", FedProcess), witness.as_asked(os.environ):
        main.run(Settings(), 0)
