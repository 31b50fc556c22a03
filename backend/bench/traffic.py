"""Escalations over HTTP at a rate, or as fast as they are answered, while streams are open."""

import time
from collections import deque
from dataclasses import dataclass

from bench.cluster import Escalation
from bench.commits import Commit, Commits
from bench.people import Team
from bench.readers import PATIENCE, Arrival, Audience, Failed
from bench.writers import Writers

MOMENT = 0.05  # seconds
QUIET = 1.0  # seconds without a commit: what an escalation leads to has been committed too


@dataclass(frozen=True, slots=True)
class Traffic:
    """What was committed in a round and what arrived of it; `per_second` is how many were answered a second,
    `refused_share` the share of all that were too many for the server (0 to 1), and `client_share` the load client's
    share of its core meanwhile."""

    per_second: float
    refused_share: float
    client_share: float
    commits: list[Commit]
    arrivals: list[Arrival]

    def delays(self, teams: list[Team], kind: str) -> list[float]:
        """Seconds from COMMIT to each frame of this kind, for each stream."""
        channels = {team.account_id: channel for channel, team in enumerate(teams)}
        sent = {(channels[c.account_id], c.first_number): c.sent_at for c in self.commits if c.kind == kind}
        return [now - sent[channel, number] for channel, number, now in self.arrivals if (channel, number) in sent]


def escalate_at_rate(
    audience: Audience,
    commits: Commits,
    writers: Writers,
    stock: deque[Escalation],
    teams: list[Team],
    rate: float,
    seconds: float,
) -> Traffic:
    """Evenly spaced escalations. Raises `Failed` when a stream lost anything."""
    writers.pump()
    answered, refused, seen, count = writers.answered, writers.refused, len(commits.seen), int(rate * seconds)
    with audience.noting_arrivals() as arrivals:
        began, own = time.perf_counter(), time.process_time()
        for turn in range(count):
            due = began + turn / rate
            # At least once a turn: what a late client leaves unread would hold up the server.
            audience.pump(max(due - time.perf_counter(), 0))
            while (left := due - time.perf_counter()) > 0:
                audience.pump(left)
            writers.escalate(stock.popleft())
        while writers.under_way:
            _pump(audience)
        took = time.perf_counter() - began
        share = (time.process_time() - own) / took
        _settle(audience, commits, teams)
    audience.require_whole()
    lost = (writers.refused - refused) / count
    return Traffic((writers.answered - answered) / took, lost, share, commits.seen[seen:], arrivals)


def escalations_per_second(
    audience: Audience, writers: Writers, stock: deque[Escalation], connections: int, seconds: float
) -> tuple[float, float]:
    """Answers a second with this many escalations under way all the time, and the load client's share of its core."""
    began, own, answered = time.perf_counter(), time.process_time(), writers.answered
    while time.perf_counter() < began + seconds:
        while writers.under_way < connections:
            writers.escalate(stock.popleft())
        _pump(audience)
    took, done = time.perf_counter() - began, writers.answered - answered
    share = (time.process_time() - own) / took
    while writers.under_way:
        _pump(audience)
    writers.require_all_taken()
    return done / took, share


def _settle(audience: Audience, commits: Commits, teams: list[Team]) -> None:
    last = len(commits.seen), time.perf_counter()
    while time.perf_counter() - last[1] < QUIET:
        audience.pump(MOMENT)
        if len(commits.seen) != last[0]:
            last = len(commits.seen), time.perf_counter()
    channels = {team.account_id: channel for channel, team in enumerate(teams)}
    for commit in commits.seen:
        audience.heads[channels[commit.account_id]] = commit.first_number + commit.count - 1
    audience.drain()


def _pump(audience: Audience) -> None:
    if not audience.pump(PATIENCE):
        raise Failed("the API does not answer")
