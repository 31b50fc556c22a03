"""P22: how long one account's mail takes, alone and beside another that has ten thousand dead addresses."""

import os
import select
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from bench.asking import Asking
from bench.figures import Figure, Goal, percentile
from bench.house import House
from bench.people import Team
from bench.processes import Launched
from bench.readers import Failed
from bench.senders import mail_server, worker
from bench.targets import Fed

PEOPLE = 2  # the escalator, and the one who is told
SECONDS_BETWEEN = 0.25
SECONDS_FOR_A_MAIL = 60.0
SECONDS_OF_FLOOD = 3.0  # in which the dead take all hands that they can get
LARGEST_DIFFERENCE = 5.0
CHUNK = 65_536

DEAD_PEOPLE = """
    insert into app_user (account_id, id, email, name, role, tier, created_at)
    select %(account)s, gen_random_uuid(), 'somebody-' || number || '@dead.example', 'Somebody ' || number,
           'engineer', 1, now()
      from generate_series(1, %(count)s) as number"""
CALM = "update delivery set state = 'cancelled', due_at = null where account_id = %s and due_at is not null"


def measure(house: House) -> list[Figure]:
    """Seconds from the answer to the mail at its server."""
    dead, count = house.scaled(10_000, 500), house.scaled(20, 5)
    flooded, other = (house.cluster.teams(kind, 1, PEOPLE)[0] for kind in ("flooded", "other"))
    with psycopg.connect(house.cluster.postgres.administrator_url(), autocommit=True) as administrator:
        administrator.execute(DEAD_PEOPLE, {"account": flooded.account_id, "count": dead})
        administrator.execute("analyze app_user")
        alone: list[list[float]] = []
        beside: list[list[float]] = []
        with house.ours([flooded, other]) as ours, _sending(house) as mails:
            for _ in range(house.rounds):
                alone.append(_delays(house, ours, other, mails, count))
                _flood(house, ours, flooded)
                beside.append(_delays(house, ours, other, mails, count))
                administrator.execute(CALM, (flooded.account_id,))
    slowest = [max(delays) for delays in beside]
    later = [max(one) - max(other) for one, other in zip(beside, alone, strict=True)]
    medians = [[percentile(delays, 0.5) for delays in rounds] for rounds in (beside, alone)]
    what = f"mail beside an account with {dead:,} dead addresses"
    return [
        Figure(f"{what}: slowest", "s", slowest, "alone", [max(delays) for delays in alone]),
        Figure(f"{what}: median", "s", medians[0], "alone", medians[1]),
        Figure(f"{what}: the slowest, later than alone", "s", later, goal=Goal("at most", LARGEST_DIFFERENCE)),
    ]


class Mails:
    """What the mail server says that it took."""

    def __init__(self, process: Launched) -> None:
        self._words = process.words.fileno()
        self._rest = b""

    def next_to(self, team: Team) -> float:
        """When it took the next mail to this team. Raises `Failed`."""
        while True:
            address, at = self._next_line().split()
            if address.endswith(f"@{team.account_id}.example"):
                return float(at)

    def _next_line(self) -> str:
        give_up = time.monotonic() + SECONDS_FOR_A_MAIL
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._words], [], [], max(0.0, give_up - time.monotonic()))
            if not ready:
                raise Failed("a mail did not come")
            self._rest += os.read(self._words, CHUNK)
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()


@contextmanager
def _sending(house: House) -> Iterator[Mails]:
    with mail_server(house, "patchy") as (smtp_url, process), worker(house, smtp_url):
        yield Mails(process)


def _delays(house: House, ours: Fed, team: Team, mails: Mails, count: int) -> list[float]:
    stock, asking = house.cluster.stock([team], count), Asking(ours.address)
    delays: list[float] = []
    for _ in range(count):
        asking.escalate(stock.popleft())
        answered = time.time()
        delays.append(mails.next_to(team) - answered)
        time.sleep(SECONDS_BETWEEN)
    asking.close()
    return delays


def _flood(house: House, ours: Fed, team: Team) -> None:
    asking = Asking(ours.address)
    asking.escalate(house.cluster.stock([team], 1).popleft())
    asking.close()
    time.sleep(SECONDS_OF_FLOOD)
