"""Ports of a run: nobody else is given them, and none is handed out twice."""

import socket
from itertools import pairwise

import pytest

from faults import ports
from faults.ports import free_port, ports_below


def test_no_port_is_handed_out_twice_though_nobody_listens_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "FIRST", 19_000)
    got = [free_port() for _ in range(700)]
    assert len(set(got)) == len(got)
    assert all(19_000 <= port < 20_000 for port in got)


def test_a_port_on_which_somebody_listens_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", free_port()))
        somebody.listen()
        taken = somebody.getsockname()[1]
        monkeypatch.setattr(ports, "ports_below", lambda _: range(taken, taken + 1))
        monkeypatch.setattr(ports, "_handed_out", set[int]())
        with pytest.raises(LookupError):
            free_port()


@pytest.mark.parametrize("lowest", [32_768, 49_152, 15_000, 11_000])
def test_ports_stay_below_those_of_outgoing_connections_and_of_the_embedded_database(lowest: int) -> None:
    assert (ports_below(lowest).start, ports_below(lowest).stop) == (10_000, min(lowest, 20_000))


def test_where_outgoing_connections_begin_low_there_are_ports_all_the_same() -> None:
    found = [ports_below(lowest) for lowest in (10_500, 9_000, 3_000)]
    assert all(one.start == 1_025 for one in found)
    assert all(later.stop <= earlier.stop for earlier, later in pairwise(found))
