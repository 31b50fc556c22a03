"""People whose streams are to end: each with two logins and a token."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from faults.machines import Machine
from flowpilot.adapters.db.directory import PostgresDirectory
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.passwords import ArgonPasswords
from flowpilot.adapters.secrets import RandomSecrets
from flowpilot.application.accounts import set_password
from flowpilot.application.sign_in import SignIn
from flowpilot.domain.account import Role
from tests.people import Colleague, found_account

PASSWORD = "correct horse battery staple"
NEEDS_A_PASSWORD = "changed password"


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody's login: the cookie and its id."""

    cookie: str
    login_id: UUID


@dataclass(frozen=True, slots=True)
class Guest:
    """One person whose stream is to end: two logins, a token, and the machine that holds the stream."""

    person: Colleague
    at_the_page: Login
    elsewhere: Login
    machine: Machine
    other_machine: Machine
    kind_of_machine: str


class OnePassword:
    """Hashes once: what is checked here is not the hashing."""

    def __init__(self, kept: str) -> None:
        self._kept = kept

    async def hash(self, password: str) -> str:  # noqa: ARG002 - the port's own
        return self._kept

    async def fits(self, password: str, password_hash: str | None) -> bool:  # noqa: ARG002 - the port's own
        return password_hash == self._kept


async def found_guests(
    pool: Pool, machines: Mapping[str, Machine], paths: Sequence[str], streams: int
) -> tuple[Colleague, dict[str, list[Guest]]]:
    """Ada, who is the admin, and for each path that many guests, in turn on each of the two machines by its name."""
    names = {path: [f"{path} {number}".title() for number in range(streams)] for path in paths}
    roles: dict[str, Role] = {"Ada": "admin"}
    for name in (name for of_path in names.values() for name in of_path):
        roles[name.replace(" ", "-")] = "engineer"
    people = await found_account(pool, next(iter(machines.values())).address, roles)
    units = PostgresUnits(pool, nobody_listens)
    passwords = OnePassword(await ArgonPasswords().hash(PASSWORD))
    sign_in = SignIn(units, PostgresDirectory(pool), passwords, RandomSecrets(), demo=False)
    guests: dict[str, list[Guest]] = {path: [] for path in paths}
    kinds = list(machines)
    async with units.begin(UUID(people["Ada"].account_id)) as unit:
        for path, number in ((path, number) for path in paths for number in range(streams)):
            person = people[names[path][number].replace(" ", "-")]
            if path == NEEDS_A_PASSWORD:
                await set_password(unit, passwords, f"{person.name}@{person.account_id}.example", PASSWORD)
            begun = [await sign_in.begin_login(unit, UUID(person.id), "run") for _ in range(2)]
            logins = [Login(one.secret, one.actor.login_id) for one in begun if one.actor.login_id]
            kind, other = kinds[number % 2], kinds[1 - number % 2]
            guests[path].append(Guest(person, logins[0], logins[1], machines[kind], machines[other], kind))
    return people["Ada"], guests
