"""uvicorn, told to say goodbye: streams hear of the end before connections are closed."""

import asyncio
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Network, IPv6Network
from types import FrameType
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

SECONDS_TO_FINISH = 3
BACKLOG = 2048


class Server(uvicorn.Server):
    """Calls `on_exit` at the first SIGTERM or SIGINT, then lets requests under way finish for 3 s."""

    def __init__(self, app: ASGIApp, on_exit: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                loop="uvloop",
                http="httptools",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                backlog=BACKLOG,
                timeout_graceful_shutdown=SECONDS_TO_FINISH,
                timeout_keep_alive=30,
                h11_max_incomplete_event_size=64 * 1024,
            )
        )
        self._on_exit = on_exit

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if not self.should_exit:
            # Signals arrive between two steps of the loop; goodbyes are written from inside it.
            asyncio.get_running_loop().call_soon_threadsafe(self._on_exit)
        super().handle_exit(sig, frame)

    async def serve_on(self, listener: socket.socket) -> None:
        """Serve until a signal asks for the end."""
        await self.serve(sockets=[listener])


def behind_proxies(app: Any, networks: Sequence[IPv4Network | IPv6Network]) -> Any:  # noqa: ANN401 - Starlette and uvicorn type the same interface differently
    """Believe `X-Forwarded-*` of these networks alone."""
    if not networks:
        return app
    return ProxyHeadersMiddleware(app, trusted_hosts=[str(network) for network in networks])
