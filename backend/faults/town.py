"""The people of a run: several accounts, in each some who escalate, some who claim, and pages on which they watch."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass

from faults.desk import Desk, Pace, Worker, escalate, on_handoff, start
from faults.history import History, Shown
from faults.pages import Page
from faults.stock import Place, come_to_rest, take_stock
from flowpilot.adapters.db.pool import open_pool
from flowpilot.domain.account import Role
from tests.people import Colleague, found_account

ESCALATORS = ("Alice",)
CLAIMERS = ("Ada", "Bob")
PROBING = "Ada"  # she escalates only to ask whether all is well, and leaves nothing open
DESKS = 9  # of each who escalates


@dataclass(frozen=True, slots=True)
class Team:
    """One account at work."""

    account: str
    people: dict[str, Colleague]
    pages: Sequence[Page]
    desks: Sequence[Desk]
    prober: Worker


class Town:
    """Everybody. `watch` and `work` run until cancelled or told to stop."""

    def __init__(self, place: Place, history: History, rng: random.Random, pages: int, pace: Pace) -> None:
        self._place = place
        self._history = history
        self._rng = rng
        self._pages = pages
        self._pace = pace
        self.teams: list[Team] = []

    async def found(self, accounts: int) -> None:
        """Make the accounts and their people; a single one gets an idle neighbour, where its stranger comes from."""
        roles: dict[str, Role] = {"Ada": "admin"}
        for name in (*CLAIMERS, *ESCALATORS):
            roles.setdefault(name, "engineer")
        async with open_pool(self._place.urls.app, size=1) as pool:
            found = [await found_account(pool, self._place.address, roles) for _ in range(max(accounts, 2))]
        for index, people in enumerate(found[:accounts]):
            stranger = self._worker(found[index - 1]["Bob"])
            self.teams.append(self._team(index, people, stranger))

    @property
    def pages(self) -> list[Page]:
        return [page for team in self.teams for page in team.pages]

    async def work(self, until: asyncio.Event) -> None:
        """Every desk works until told to stop."""
        async with asyncio.TaskGroup() as tasks:
            for team in self.teams:
                for desk in team.desks:
                    tasks.create_task(desk.work(until))

    async def all_normal(self) -> None:
        """Returns when in every account fresh work was answered and is on every page."""
        async with asyncio.TaskGroup() as tasks:
            for team in self.teams:
                tasks.create_task(_fresh_work_arrives(team))

    async def come_to_rest(self) -> None:
        """Returns when nothing more is committed and every page stands where its account stands."""
        await come_to_rest(self._place, self.pages)

    async def take_stock(self) -> None:
        """Write down what the database and the API hold at the end."""
        await take_stock(self._place, self._history)
        for team in self.teams:
            self._history.add(await _queue_of(team))

    def _team(self, index: int, people: dict[str, Colleague], stranger: Worker) -> Team:
        names = [*CLAIMERS, *ESCALATORS]
        pages = [
            Page(f"{name} {number} of account {index}", people[name], self._place.address, self._history, self._rng)
            for number in range(self._pages)
            for name in (names[number % len(names)],)
        ]
        others = [self._worker(people[name]) for name in CLAIMERS]
        owners = [self._worker(people[name]) for name in ESCALATORS for _ in range(DESKS)]
        desks = [Desk(owner, others, stranger, self._rng, self._pace) for owner in owners]
        return Team(people["Ada"].account_id, people, pages, desks, self._worker(people[PROBING]))

    def _worker(self, person: Colleague) -> Worker:
        return Worker(person, self._place.address, self._history, self._rng)


async def _fresh_work_arrives(team: Team) -> None:
    while not all(page.live for page in team.pages):
        await asyncio.sleep(0.02)
    session = await team.prober.insists(start())
    escalated = await team.prober.insists(escalate(session.session_id))
    while not all(escalated.handoff_id in page.seen for page in team.pages):
        await asyncio.sleep(0.02)
    await team.prober.insists(on_handoff("cancel", session.session_id, escalated.handoff_id, reason="Only asked"))


async def _queue_of(team: Team) -> Shown:
    """The prober leaves nothing open, so she sees all that is."""
    queue = await team.people[PROBING].queue()
    return Shown(team.account, tuple(card["id"] for card in queue["items"]))
