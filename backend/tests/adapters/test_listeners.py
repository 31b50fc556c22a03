"""One address, several processes, and nobody refused while one of them starts again."""

import socket

import pytest

from flowpilot.adapters.listeners import AddressInUse, Listeners, inherited_or_new, listening_socket
from flowpilot.adapters.readiness import answers_ready


def test_all_processes_listen_on_one_port() -> None:
    listeners = Listeners("127.0.0.1", 0)
    assert {listeners.of(index).getsockname() for index in range(3)} == {("127.0.0.1", listeners.port)}
    listeners.close()


def test_the_kernel_spreads_connections_over_them() -> None:
    listeners = Listeners("127.0.0.1", 0)
    for index in range(2):
        listeners.of(index).setblocking(False)
    callers = [socket.create_connection(("127.0.0.1", listeners.port)) for _ in range(64)]
    answered = [_accept_all(listeners.of(index)) for index in range(2)]
    assert sum(answered) == 64
    assert min(answered) > 8
    for caller in callers:
        caller.close()
    listeners.close()


def test_a_process_that_starts_again_finds_its_socket_and_who_waits_there() -> None:
    listeners = Listeners("127.0.0.1", 0)
    kept = listeners.of(0)
    with socket.create_connection(("127.0.0.1", listeners.port)):
        assert listeners.of(0) is kept
        kept.accept()[0].close()
    listeners.close()


def test_a_process_that_keeps_dying_leaves_its_connections_to_the_others() -> None:
    listeners = Listeners("127.0.0.1", 0)
    listeners.of(0)
    listeners.of(1).setblocking(False)
    listeners.drop(0)
    callers = [socket.create_connection(("127.0.0.1", listeners.port)) for _ in range(8)]
    assert _accept_all(listeners.of(1)) == 8
    for caller in callers:
        caller.close()
    listeners.close()


def test_a_port_that_another_serve_uses_is_refused_in_words() -> None:
    first = Listeners("127.0.0.1", 0)
    first.of(0)
    with pytest.raises(AddressInUse, match=f"port {first.port}: Address already in use"):
        Listeners("127.0.0.1", first.port)
    first.close()


def test_an_api_of_its_own_binds_and_one_of_serve_inherits() -> None:
    with listening_socket("127.0.0.1", 0) as bound:
        inherited = inherited_or_new(bound.fileno(), "127.0.0.1", 1)
        assert inherited.getsockname() == bound.getsockname()
        inherited.detach()
    with inherited_or_new(None, "127.0.0.1", 0) as own:
        assert own.getsockname()[1] != 0


def test_nobody_listening_is_not_ready() -> None:
    with listening_socket("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
    assert not answers_ready("127.0.0.1", port)


def _accept_all(listener: socket.socket) -> int:
    accepted = 0
    while True:
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            return accepted
        accepted += 1
