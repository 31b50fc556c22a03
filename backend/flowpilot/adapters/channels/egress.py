"""The one way out to addresses that people gave: looked up here, checked, and then connected to, exactly there."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address

import httpx2

from flowpilot.adapters.channels.networks import Address, Allowed
from flowpilot.adapters.threads import beside

SECONDS_TO_CONNECT = 10.0
SECONDS_IN_ALL = 20.0
SECONDS_TO_READ = 3.0
LONGEST_BODY = 65_536
ADDRESSES_TRIED = 3
PORTS = {"http": 80, "https": 443}

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]


class Blocked(Exception):
    """The address must not be reached; nothing was connected to."""


class NotReached(Exception):
    """There is no connection to be had; nothing of the request was written. Says what failed."""


class Unanswered(Exception):
    """The request, or a part of it, was written and no answer came. Says what failed."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, of whatever status. Headers by small letters; the body's first 65,536 bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


async def look_up(host: str, port: int) -> Sequence[Address]:
    """The addresses of a host, as the machine's resolver orders them. Raises `OSError` or `UnicodeError`."""
    found = await beside(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    return list(dict.fromkeys(ip_address(entry[4][0]) for entry in found))


class Egress:
    """Sends requests by http and https to what is `allowed`.

    The host is looked up once, by `resolve`; all its addresses must be allowed, and the connection goes to one of
    these, so a name that changes its mind gains nothing. Certificates and the Host header keep the name. No redirect is
    followed, no proxy used, no connection kept: a request that failed on an old one would be in doubt.
    """

    def __init__(
        self,
        allowed: Allowed,
        *,
        resolve: Resolve = look_up,
        tls: ssl.SSLContext | None = None,
        seconds_to_connect: float = SECONDS_TO_CONNECT,
        seconds_in_all: float = SECONDS_IN_ALL,
    ) -> None:
        self.allowed = allowed
        self._resolve = resolve
        self._tls = tls
        self._seconds_to_connect = seconds_to_connect
        self._seconds_in_all = seconds_in_all

    async def exchange(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """The answer to one request, in at most 20 s. Raises `Blocked`, `NotReached` or `Unanswered`."""
        attempt = _Attempt()
        try:
            url = httpx2.URL(address)
            async with asyncio.timeout(self._seconds_in_all):
                addresses = await self._checked(url)
                response = await self._ask(method, url, addresses, headers, body, attempt)
        except httpx2.InvalidURL:
            raise Blocked("not a web address") from None
        except (httpx2.TransportError, OSError, UnicodeError) as error:
            problem = Unanswered if attempt.has_written else NotReached
            raise problem(_word(error, attempt)) from None
        return Reply(response.status_code, {**response.headers}, await _beginning(response))

    async def _checked(self, url: httpx2.URL) -> Sequence[Address]:
        """Where to connect. Raises `Blocked` when any of the host's addresses must not be reached."""
        host = url.raw_host.decode()
        port = PORTS.get(url.scheme) if url.port is None else url.port
        if url.scheme not in PORTS or not host or port is None or not 0 < port < 65_536:
            raise Blocked("not a web address")
        addresses = await self._resolve(host, port)
        if not addresses:
            raise OSError("no address")
        if not all(self.allowed.permits(host, address) for address in addresses):
            raise Blocked("not a public address")
        return addresses[:ADDRESSES_TRIED]

    async def _ask(
        self,
        method: str,
        url: httpx2.URL,
        addresses: Sequence[Address],
        headers: Mapping[str, str],
        body: bytes,
        attempt: "_Attempt",
    ) -> httpx2.Response:
        seconds = {"connect": self._seconds_to_connect / len(addresses)}
        seconds |= dict.fromkeys(("read", "write", "pool"), self._seconds_in_all)
        extensions = {"timeout": seconds, "sni_hostname": url.raw_host.decode(), "trace": attempt.trace}
        own = {"Host": url.netloc.decode(), "User-Agent": "FlowPilot", "Connection": "close"}
        for last, address in enumerate(addresses, start=1 - len(addresses)):
            there = url.copy_with(host=str(address))
            request = httpx2.Request(method, there, headers={**headers, **own}, content=body, extensions=extensions)
            try:
                return await self._transport.handle_async_request(request)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                if last == 0:
                    raise
        raise AssertionError("there is an address")

    @cached_property
    def _transport(self) -> httpx2.AsyncHTTPTransport:
        """Without httpx2's client, which would log addresses with their secrets and use proxies.

        Certificates are checked by the machine's store, or what SSL_CERT_FILE names.
        """
        return httpx2.AsyncHTTPTransport(
            verify=self._tls or True,
            limits=httpx2.Limits(max_connections=None, max_keepalive_connections=0),
        )


class _Attempt:
    """How far a request came."""

    def __init__(self) -> None:
        self.has_written = False
        self.is_connected = False

    async def trace(self, event: str, _information: object) -> None:
        if event == "connection.connect_tcp.complete":
            self.is_connected = True
        if event == "http11.send_request_headers.started":
            self.has_written = True


def _word(error: Exception, attempt: _Attempt) -> str:
    """What failed, in words that tell no address."""
    if attempt.has_written:
        return "no answer in time" if _took_too_long(error) else "the connection ended without an answer"
    if attempt.is_connected:
        return "no secure connection"
    if isinstance(error, (socket.gaierror, UnicodeError)):
        return "the name was not found"
    return "no connection in time" if _took_too_long(error) else "no connection"


def _took_too_long(error: Exception) -> bool:
    return isinstance(error, (TimeoutError, httpx2.TimeoutException))


async def _beginning(response: httpx2.Response) -> bytes:
    """As much of the body as comes in a little while; its status stands in any case."""
    body = bytearray()
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    with suppress(httpx2.TransportError, TimeoutError):
        async with asyncio.timeout(SECONDS_TO_READ):
            async for part in response.stream:
                body += part
                if len(body) >= LONGEST_BODY:
                    break
    with suppress(httpx2.TransportError):
        await response.aclose()
    return bytes(body[:LONGEST_BODY])
