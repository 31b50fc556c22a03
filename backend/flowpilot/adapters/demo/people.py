"""Who is in the demo accounts. Their ids are the same everywhere, so seeding twice changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from flowpilot.application.ports import Units
from flowpilot.domain.account import Account, Role, User

DEMO = UUID("7d0f3e58-6c0b-5d0a-9a53-2f1c1d0b6e11")
PASSWORD = "flowpilot-demo"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody whom a visitor may sign in as."""

    first_name: str
    last_name: str
    role: Role
    tier: int
    account: str
    domain: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def email(self) -> str:
        return f"{self.first_name}@{self.domain}".lower()

    @property
    def account_id(self) -> UUID:
        return uuid5(DEMO, self.account)

    @property
    def user_id(self) -> UUID:
        return uuid5(DEMO, self.email)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One invented MSP."""

    name: str
    time_zone: str
    people: Sequence[DemoPerson]
    full_mailbox: str | None = None  # a first name: since today no mail reaches this person
    light_sleeper: str | None = None  # a first name: mail, push and chat wait until the morning

    @property
    def id(self) -> UUID:
        return uuid5(DEMO, self.name)


TALLGRASS = DemoAccount(
    "Tallgrass IT",
    "Europe/Berlin",
    (
        DemoPerson("Mira", "Okafor", "engineer", 1, "Tallgrass IT", "tallgrass.example"),
        DemoPerson("Tomasz", "Lind", "engineer", 1, "Tallgrass IT", "tallgrass.example"),
        DemoPerson("Jonas", "Becker", "engineer", 2, "Tallgrass IT", "tallgrass.example"),
        DemoPerson("Priya", "Raman", "engineer", 3, "Tallgrass IT", "tallgrass.example"),
        DemoPerson("Helene", "Vogt", "admin", 3, "Tallgrass IT", "tallgrass.example"),
        DemoPerson("Anton", "Weiss", "viewer", 1, "Tallgrass IT", "tallgrass.example"),
    ),
)
NORTHLIGHT = DemoAccount(
    "Northlight Support",
    "America/Chicago",
    (
        DemoPerson("Dana", "Whitfield", "engineer", 1, "Northlight Support", "northlight.example"),
        DemoPerson("Luis", "Ferrer", "engineer", 2, "Northlight Support", "northlight.example"),
        DemoPerson("Grace", "Tan", "engineer", 3, "Northlight Support", "northlight.example"),
        DemoPerson("Walter", "Boyd", "admin", 2, "Northlight Support", "northlight.example"),
        DemoPerson("Ines", "Marsh", "viewer", 1, "Northlight Support", "northlight.example"),
    ),
    full_mailbox="Walter",
    light_sleeper="Grace",
)
ACCOUNTS: Sequence[DemoAccount] = (TALLGRASS, NORTHLIGHT)


async def demo_people(units: Units) -> Sequence[tuple[User, Account]]:
    """Whom a visitor may sign in as: everybody active in the demo accounts that were seeded."""
    choices: list[tuple[User, Account]] = []
    for demo_account in ACCOUNTS:
        async with units.begin(demo_account.id) as unit:
            people = [person for person in await unit.people.list() if person.is_active]
            if people:
                account = await unit.accounts.get()
                choices += [(person, account) for person in people]
    return choices


def sign_in_lines() -> list[str]:
    """Who is who, and the password that they share."""
    lines = [f"Demo sign-ins, all with the password {PASSWORD}"]
    for account in ACCOUNTS:
        lines.append(f"  {account.name} ({account.time_zone})")
        lines += [f"    {person.email:<28} {person.name}, {_place(person)}" for person in account.people]
    return lines


def _place(person: DemoPerson) -> str:
    return person.role if person.role == "viewer" else f"{person.role}, tier {person.tier}"
