"""One embedded Postgres with teams and sessions to escalate."""

import asyncio
import os
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from bench.people import Team, found_team
from bench.processes import children
from bench.programs import compiled
from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.embedded_cluster import APP_ROLE, WORKER_ROLE
from flowpilot.adapters.db.embedded_programs import PostgresPrograms, PostgresUser
from flowpilot.adapters.db.pool import open_pool

FIRST_SESSION = 100_000_000_000
ESCALATOR = 1  # the person of a team who owns its sessions
EXECUTABLE = 0o755
SESSIONS = """
    insert into ai_session (account_id, id, user_id, problem, priority, status, created_at, updated_at)
    select %s, ('00000000-0000-4000-8000-' || number)::uuid, %s, 'Outlook asks for the password again and again',
           'normal', 'active', now(), now()
      from generate_series(%s::bigint, %s::bigint) as number"""


@dataclass(frozen=True, slots=True)
class Escalation:
    """A session that can be escalated once, and the token of its owner."""

    channel: int
    session_id: str
    token: str


@dataclass
class Cluster:
    """A migrated database, and what the rows have put into it."""

    postgres: EmbeddedPostgres
    _teams: dict[tuple[str, int], list[Team]] = field(default_factory=dict)
    _stocked: dict[str, int] = field(default_factory=dict)

    @classmethod
    def start(cls, folder: Path, programs: Path | None = None) -> "Cluster":
        """A new one, on the cores of this process."""
        postgres = EmbeddedPostgres(folder, programs=programs)
        postgres.start()
        migrations.upgrade(postgres.urls.owner, APP_ROLE, WORKER_ROLE)
        return cls(postgres)

    @property
    def urls(self) -> DatabaseUrls:
        """The connection strings of its roles."""
        return self.postgres.urls

    def teams(self, kind: str, count: int, people: int) -> list[Team]:
        """So many accounts of so many people, kept for other rows that ask for the same kind."""
        kept = self._teams.setdefault((kind, people), [])
        if len(kept) < count:
            kept += asyncio.run(_found_teams(self.urls, count - len(kept), people))
        return kept[:count]

    def stock(self, teams: list[Team], each: int) -> deque[Escalation]:
        """So many new sessions in each account, the accounts taking turns."""
        turns: list[list[Escalation]] = []
        with psycopg.connect(self.postgres.administrator_url()) as connection:
            for channel, team in enumerate(teams):
                first = FIRST_SESSION + self._stocked.get(str(team.account_id), 0)
                self._stocked[str(team.account_id)] = first - FIRST_SESSION + each
                values = (team.account_id, team.user_ids[ESCALATOR], first, first + each - 1)
                connection.execute(SESSIONS, values)
                turns.append(
                    [
                        Escalation(channel, f"00000000-0000-4000-8000-{first + turn}", team.tokens[ESCALATOR])
                        for turn in range(each)
                    ]
                )
            connection.execute("analyze ai_session")
        return deque(escalation for turn in zip(*turns, strict=True) for escalation in turn)

    def run_on(self, cores: set[int]) -> None:
        """Let its processes run on these cores; those that it starts later follow."""
        assert self.postgres.pid
        for pid in (self.postgres.pid, *children(self.postgres.pid)):
            with suppress(ProcessLookupError):
                os.sched_setaffinity(pid, cores)

    def stop(self) -> None:
        """End it."""
        self.postgres.stop()


def with_slow_flushes(folder: Path) -> Path:
    """A folder of Postgres programs whose commits take 2 ms. Raises `Missing` without a compiler."""
    real = PostgresPrograms.find(None, PostgresUser.for_cluster(folder)).folder
    library = compiled("slow_flush", folder, ("-shared", "-fPIC"))
    programs = folder / "slow-programs"
    programs.mkdir()
    for name, preload in (("postgres", f"LD_PRELOAD={library} "), ("initdb", "")):
        wrapper = programs / name
        wrapper.write_text(f'#!/bin/sh\n{preload}exec {real / name} "$@"\n')
        wrapper.chmod(EXECUTABLE)
    return programs


async def _found_teams(urls: DatabaseUrls, count: int, people: int) -> list[Team]:
    async with open_pool(urls.app, size=2) as pool:
        return [await found_team(pool, people) for _ in range(count)]
