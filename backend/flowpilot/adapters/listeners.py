"""The listening sockets: bound once by `serve`, handed to the API processes, kept while one starts again."""

import socket

BACKLOG = 2048


class AddressInUse(Exception):
    """Another program listens on the address already, or the address is not one of this machine."""


class Listeners:
    """One socket for each API process, all on one address, so that the kernel spreads connections evenly.

    The sockets stay open here: while a process starts again its connections wait instead of being refused.
    """

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._sockets: dict[int, socket.socket] = {}
        with listening_socket(host, port) as probe:
            self.port: int = probe.getsockname()[1]

    def of(self, index: int) -> socket.socket:
        """The socket of one API process, bound when first asked for."""
        if index not in self._sockets:
            self._sockets[index] = listening_socket(self._host, self.port, shared=True)
        return self._sockets[index]

    def drop(self, index: int) -> None:
        """Leaves the connections of a process that keeps dying to the others."""
        if index in self._sockets:
            self._sockets.pop(index).close()

    def close(self) -> None:
        """Stops listening."""
        for index in list(self._sockets):
            self.drop(index)


def listening_socket(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """A socket that listens there; `shared` with others of ours. Raises `AddressInUse`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, because asyncio leaves Nagle's algorithm on (40 ms an answer) where the protocol is left open.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise AddressInUse(f"cannot listen on {host}, port {port}: {error.strerror}") from None
    return listener


def inherited_or_new(descriptor: int | None, host: str, port: int) -> socket.socket:
    """What an API process listens on: the socket that `serve` handed over, else one of its own."""
    if descriptor is not None:
        return socket.socket(fileno=descriptor)
    return listening_socket(host, port)
