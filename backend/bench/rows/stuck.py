"""One reader in a hundred takes nothing: what the others pay for it, what it holds, and when it is cut."""

import time
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figure, Goal
from bench.house import House
from bench.people import seats
from bench.processes import proportional_kilobytes
from bench.readers import Audience, Failed, Reader
from bench.rows.fan_out import PEOPLE
from bench.spans import Span, saturated
from bench.targets import Target

SHARE = 100  # one in so many is stuck
SMALL_BUFFER = 4_096  # bytes that a stuck reader's own end takes in
LARGE_FRAME = 7_000  # bytes; buffers fill in seconds
SECONDS_BETWEEN_LARGE = 0.2
LONGEST_LIFE = 60.0  # seconds in which a stuck reader has to be cut
ESTABLISHED = "01"
LITTLE = 1_024  # bytes a queue may still grow when it counts as full


def measure(house: House) -> list[Figure]:
    """The others' CPU with and without stuck readers; kilobytes and seconds of a stuck one. Raises `Failed`."""
    streams = house.scaled(5_000, 500)
    teams = house.cluster.teams("large", 1, PEOPLE)
    places = seats(teams, streams)
    healthy = places[streams // SHARE :]
    spans: list[list[Span]] = [[], []]
    held: list[float] = []
    queued: list[float] = []
    seconds: list[float] = []
    for _ in range(house.rounds):
        with house.ours(teams) as ours:
            audience = Audience(ours)
            audience.open(healthy)
            spans[0].append(saturated(audience, house.scaled(5, 1)))
            before = proportional_kilobytes(ours.pid)
            crowd = Audience(ours)
            stuck = [crowd.connect(seat, buffer=SMALL_BUFFER) for seat in places[: streams // SHARE]]
            spans[1].append(saturated(audience, house.scaled(5, 1)))
            most, took, memory = _until_cut(audience, ours, stuck)
            held.append((memory - before) / len(stuck))
            queued.append(most / 1_024)
            seconds.append(took)
            crowd.close()
            audience.close()
    costs = [[span.microseconds_each for span in rounds] for rounds in spans]
    client = max(span.client_share for rounds in spans for span in rounds)
    bare = "without stuck readers"
    return [
        Figure(
            "1 % stuck: CPU per delivery to the others", "µs", costs[1], bare, costs[0], Goal("at most", 1.1), client
        ),
        Figure("1 % stuck: the process's memory each when full", "kB", held, goal=Goal("at most", 64)),
        Figure("1 % stuck: the kernel's send queue each when full", "kB", queued),
        Figure("1 % stuck: cut after the buffer is full", "s", seconds, goal=Goal("at most", 1)),
    ]


def _until_cut(audience: Audience, target: Target, stuck: Sequence[Reader]) -> tuple[float, float, int]:
    """Send large frames until all stuck streams are cut: the largest mean send queue in bytes, the seconds from the
    moment when the last queue was full until the last was cut, and the process's kilobytes just before."""
    ports = {reader.wire.getsockname()[1] for reader in stuck}
    give_up = time.perf_counter() + LONGEST_LIFE
    most, full_at, memory, cut_at = 0.0, time.perf_counter(), 0, 0.0
    while time.perf_counter() < give_up:
        audience.publish(0, LARGE_FRAME)
        pause = time.perf_counter() + SECONDS_BETWEEN_LARGE
        while (left := pause - time.perf_counter()) > 0:
            audience.pump(left)
        queues = _send_queues(target.address[1], ports)
        if not queues:
            cut_at = time.perf_counter()
            break
        mean = sum(queues) / len(queues)
        if len(queues) == len(ports) and mean > most + LITTLE:
            most, full_at = mean, time.perf_counter()
            memory = proportional_kilobytes(target.pid)
    if not cut_at:
        raise Failed(f"ours: stuck readers still live after {LONGEST_LIFE:g} s")
    audience.drain()
    audience.require_whole()
    return most, cut_at - full_at, memory


def _send_queues(port: int, peers: set[int]) -> list[int]:
    """Bytes that the kernel holds for each living connection from our port to one of these."""
    queues: list[int] = []
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, remote, state, sizes, *_ = line.split()
        if state == ESTABLISHED and int(local[-4:], 16) == port and int(remote[-4:], 16) in peers:
            queues.append(int(sizes.partition(":")[0], 16))
    return queues
