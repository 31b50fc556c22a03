"""The API as it runs in production, on a socket of its own inside the test's event loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network
from pathlib import Path

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.wakeup import Listener, Notifier
from flowpilot.adapters.listeners import listening_socket
from flowpilot.adapters.server import Server
from flowpilot.main import Process
from flowpilot.settings import Settings


@asynccontextmanager
async def running_api(
    urls: DatabaseUrls,
    data_dir: Path,
    *,
    demo: bool = False,
    model_url: str | None = None,
    reaches_loopback: bool = False,
    provider_sign_in: bool = True,
) -> AsyncIterator[str]:
    """The address of an API process, without a trailing slash; with a model where one is named.
    `reaches_loopback` says whether addresses that people give may lead there."""
    with listening_socket("127.0.0.1", 0) as listener:
        settings = Settings(
            data_dir=data_dir,
            database_url=urls.app,
            database_worker_url=urls.worker,
            database_owner_url=urls.owner,
            port=listener.getsockname()[1],
            demo=demo,
            llm_base_url=model_url,
            llm_model="small" if model_url else None,
            provider_sign_in=provider_sign_in,
            egress_allow=(ip_network("127.0.0.0/8"),) if reaches_loopback else (),
        )
        async with (
            open_pool(urls.app, size=16) as pool,
            open_pool(urls.worker, size=1) as counters,
            Notifier(urls.app) as notifier,
        ):
            process = Process(settings, pool, counters, notifier)
            async with Listener(urls.app, process.keeper.hear_hint) as process.listener:
                keeping = asyncio.create_task(process.keeper.run())
                server = Server(process.application, process.stream.drain)
                serving = asyncio.create_task(server.serve_on(listener))
                while not server.started:
                    await asyncio.sleep(0.005)
                yield settings.address
                process.stream.drain()
                server.should_exit = True
                await serving
                keeping.cancel()
