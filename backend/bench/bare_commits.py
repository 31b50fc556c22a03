"""The barest way from a commit to somebody else: an insert, a NOTIFY and a COMMIT, and a connection that listens.

As a program, `python -m bench.bare_commits URL RATE COUNT`, it commits, and prints the moment before each COMMIT.
"""

import select
import sys
import time

import psycopg

from bench.house import House
from bench.processes import Launched
from bench.readers import PATIENCE, Failed

CHANNEL = "bare"
MILLISECONDS = 1_000


def wake_delays(house: House, rate: int, count: int) -> list[float]:
    """Seconds from each COMMIT to the listener's wake; the writer runs on the server's core. Raises `Failed`."""
    url = house.cluster.postgres.administrator_url()
    with psycopg.connect(url, autocommit=True) as listener:
        listener.execute("create table if not exists bare (number integer, content text)")
        listener.execute(f"listen {CHANNEL}")
        command = [sys.executable, "-m", "bench.bare_commits", url, str(rate), str(count)]
        with Launched(command, house.folder / "bare_commits.log", house.server_core) as writer:
            woken = _listen(listener, count)
            sent = [float(line) for line in writer.words.read().split()]
    return [woken[number] - moment for number, moment in enumerate(sent)]


def _listen(listener: psycopg.Connection, count: int) -> dict[int, float]:
    woken: dict[int, float] = {}
    poll = select.poll()
    poll.register(listener.fileno(), select.POLLIN)
    while len(woken) < count:
        if not poll.poll(PATIENCE * MILLISECONDS):
            raise Failed("the bare listener hears nothing")
        listener.pgconn.consume_input()
        while notification := listener.pgconn.notifies():
            woken[int(notification.extra)] = time.perf_counter()
    return woken


def commit_evenly(url: str, rate: int, count: int) -> list[float]:
    """Commit so often a second, so many times; the moment before each COMMIT."""
    sent: list[float] = []
    with psycopg.connect(url) as writer:
        began = time.perf_counter()
        for number in range(count):
            time.sleep(max(began + number / rate - time.perf_counter(), 0))
            writer.execute("insert into bare values (%s, %s)", (number, "x" * 200))
            writer.execute("select pg_notify(%s, %s)", (CHANNEL, str(number)))
            sent.append(time.perf_counter())
            writer.commit()
    return sent


if __name__ == "__main__":
    moments = commit_evenly(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write("\n".join(str(moment) for moment in moments))
