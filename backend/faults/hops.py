"""The four hops of the product: pages to API, and each role of the database on a way of its own."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from psycopg.conninfo import conninfo_to_dict

from faults.proxy import Hop, passing
from flowpilot.adapters.db.embedded_cluster import WORKER_ROLE

POSTGRES = "127.0.0.1"
POSTGRES_BY_PROXY = "127.0.0.2"  # libpq takes it from PGHOSTADDR instead of what the URL says
POSTGRES_TO_LISTEN = "127.0.0.3"


@dataclass(frozen=True, slots=True)
class Hops:
    """Every way on which the product's bytes travel."""

    browser: Hop = field(default_factory=lambda: Hop("browser to API"))
    runtime: Hop = field(default_factory=lambda: Hop("runtime role to Postgres"))
    sweep: Hop = field(default_factory=lambda: Hop("worker role to Postgres"))
    listener: Hop = field(default_factory=lambda: Hop("listener to Postgres"))

    @property
    def all(self) -> Mapping[str, Hop]:
        """By a short name."""
        return {"browser": self.browser, "runtime": self.runtime, "sweep": self.sweep, "listener": self.listener}


def through_hops(listen_url: str) -> Mapping[str, str]:
    """What makes the product's processes take the proxies; `listen_url` is that of the runtime role."""
    return {
        "PGHOSTADDR": POSTGRES_BY_PROXY,
        "PGSSLMODE": "disable",  # so that the first message names the role
        "PGGSSENCMODE": "disable",
        "FLOWPILOT_DATABASE_LISTEN_URL": f"{listen_url}?hostaddr={POSTGRES_TO_LISTEN}",
    }


@asynccontextmanager
async def database_hops(hops: Hops, port: int) -> AsyncIterator[None]:
    """The proxies before Postgres on `port`, one for each role and one for listeners."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            size = await reader.readexactly(4)
            startup = await reader.readexactly(int.from_bytes(size) - 4)
        except (OSError, asyncio.IncompleteReadError):
            writer.close()
            return
        hop = hops.sweep if f"user\0{WORKER_ROLE}\0".encode() in startup else hops.runtime
        await hop.carry((reader, writer), (POSTGRES, port), size + startup)

    async with AsyncExitStack() as stack:
        roles = await asyncio.start_server(connected, POSTGRES_BY_PROXY, port, backlog=512)
        stack.callback(roles.close)
        await stack.enter_async_context(passing(hops.listener, (POSTGRES_TO_LISTEN, port), (POSTGRES, port)))
        yield


def port_of(url: str) -> int:
    """The port in a connection string."""
    return int(str(conninfo_to_dict(url)["port"]))
