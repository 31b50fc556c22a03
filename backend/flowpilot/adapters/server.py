"""uvicorn, told to say goodbye and to give sockets away.

Giving away is the one thing here that leans on uvicorn's inside: see `HandingOver`. The tests pin what it relies on for
the version of the lock file; an application that does not ask for its socket notices nothing.
"""

import asyncio
import os
import resource
import socket
from collections.abc import Callable, MutableMapping, Sequence
from ipaddress import IPv4Network, IPv6Network
from types import FrameType
from typing import Any, ClassVar, cast

import uvicorn
from starlette.datastructures import Headers
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from flowpilot.adapters.wires import SocketWire, Wires

SECONDS_TO_FINISH = 3
BACKLOG = 4096


class Server(uvicorn.Server):
    """Calls `on_exit` at the first SIGTERM or SIGINT, then lets requests under way finish for 3 s."""

    def __init__(self, app: ASGIApp, on_exit: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                loop="uvloop",
                http=type("HandingOver", (HandingOver,), {"wires": Wires()}),
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


class HandingOver(HttpToolsProtocol):
    """A connection whose application may take its socket, by the extension `flowpilot.wire` of the ASGI scope: a
    function that takes the response's head as bytes and gives a `Wire`, or nothing where that cannot be done."""

    wires: ClassVar[Wires]

    def on_message_begin(self) -> None:
        super().on_message_begin()
        scope: MutableMapping[str, Any] = cast("MutableMapping[str, Any]", self.scope)
        scope["extensions"] = {"flowpilot.wire": self._hand_over}

    def _hand_over(self, head: bytes) -> SocketWire | None:
        if self.scheme != "http" or self.transport.is_closing() or self.transport.get_write_buffer_size():
            return None
        try:
            number = os.dup(self.transport.get_extra_info("socket").fileno())
        except OSError:  # the reader went away, and the server will notice in a moment
            return None
        self.cycle.disconnected = True  # so that uvicorn misses no response
        self.transport.abort()  # closes its own file number; the connection lives on in ours
        return self.wires.open(number, head)


def allow_many_sockets() -> None:
    """Raise this process's limit of open files as far as the machine allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def behind_proxies(app: Any, networks: Sequence[IPv4Network | IPv6Network]) -> Any:  # noqa: ANN401 - Starlette and uvicorn type the same interface differently
    """Believe `X-Forwarded-*` of these networks alone."""
    if not networks:
        return app
    return _ForwardedHost(app, trusted_hosts=[str(network) for network in networks])


class _ForwardedHost(ProxyHeadersMiddleware):
    """Believes beside whom and how also which host was asked for; of several the browser's own, which comes first."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - see `behind_proxies`
        peer = scope.get("client")
        said = Headers(raw=scope.get("headers", [])).get("x-forwarded-host", "")
        if said and peer and peer[0] in self.trusted_hosts:
            host = said.split(",")[0].strip().encode("latin-1")
            rest = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope["headers"] = [(b"host", host), *rest]
        await super().__call__(scope, receive, send)
