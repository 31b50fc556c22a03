"""Real accounts, people and tokens, made in bulk by the product's own use cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from bench.targets import Seat
from flowpilot.adapters.channels.links import SealedLinks
from flowpilot.adapters.channels.sealing import Seal
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.unit_of_work import Committed, PostgresUnits, nobody_listens
from flowpilot.adapters.secrets import RandomSecrets, new_epoch
from flowpilot.application.accounts import create_account
from flowpilot.application.links import LinkMaker
from flowpilot.application.people import NewUser, add_user
from flowpilot.application.sign_in import make_token
from flowpilot.domain.account import Actor
from flowpilot.domain.event import Event

STREAMS_OF_A_LOGIN = 20


@dataclass(frozen=True, slots=True)
class Team:
    """An account, its people in order, and the token of each."""

    account_id: UUID
    user_ids: list[UUID]
    tokens: list[str]
    epoch: str


class NoPasswords:
    """Everybody here signs in by token; hashing would only cost time."""

    async def hash(self, password: str) -> str:
        return f"not a hash of {len(password)} characters"

    async def fits(self, password: str, password_hash: str | None) -> bool:  # noqa: ARG002 - the port's
        return False


async def found_team(pool: Pool, people: int) -> Team:
    """A new account of an admin and engineers."""
    secrets, passwords, epoch = RandomSecrets(), NoPasswords(), new_epoch()
    links = LinkMaker(secrets, SealedLinks(Seal(bytes(32))))
    account_id = uuid4()
    async with PostgresUnits(pool, nobody_listens).begin(account_id) as unit:
        admin = await create_account(
            unit,
            passwords,
            name="Measured",
            epoch=epoch,
            admin_email=f"admin@{account_id}.example",
            admin_password="…",
        )
        account = await unit.accounts.get()
        team = [admin]
        for index in range(1, people):
            new = NewUser(f"engineer-{index}@{account_id}.example", f"Engineer {index}", "engineer", 1, "…")
            team.append((await add_user(unit, Actor(admin, account, None, None), links, new))[0])
        tokens = [(await make_token(unit, Actor(one, account, None, None), secrets, "bench"))[1] for one in team]
    return Team(account_id, [one.id for one in team], tokens, epoch)


async def happen(urls: DatabaseUrls, team: Team, events: Sequence[Event]) -> int:
    """These events, committed in the team's account; the number of the last."""
    heard: list[Committed] = []
    async with open_pool(urls.app, size=1) as pool, PostgresUnits(pool, heard.append).begin(team.account_id) as unit:
        for event in events:
            unit.announce(event)
    return heard[0].first_number + len(events) - 1


def seats(teams: list[Team], streams: int) -> list[Seat]:
    """So many streams, spread evenly over the teams and their people. Raises `ValueError` when the logins are too
    few for it."""
    places = [
        Seat(channel, team.tokens[turn % len(team.tokens)], team.epoch)
        for turn in range(STREAMS_OF_A_LOGIN * max(len(team.tokens) for team in teams))
        for channel, team in enumerate(teams)
        if turn < STREAMS_OF_A_LOGIN * len(team.tokens)
    ]
    if len(places) < streams:
        raise ValueError(f"{streams} streams need more logins")
    return places[:streams]
