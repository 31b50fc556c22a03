"""Alice, Bob and the others: accounts made straight in the database, people who then use the API over HTTP."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx2 as httpx

from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.secrets import RandomSecrets, new_epoch
from flowpilot.application.accounts import create_account
from flowpilot.application.links import LinkMaker
from flowpilot.application.people import NewUser, add_user
from flowpilot.application.sign_in import make_token
from flowpilot.domain.account import Actor, Role
from tests.fakes.links import NoSeal

Json = dict[str, Any]


class NoPasswords:
    """People of tests sign in by token; hashing would only cost time."""

    async def hash(self, password: str) -> str:
        return f"not a hash of {len(password)} characters"

    async def fits(self, password: str, password_hash: str | None) -> bool:
        return False


class Colleague:
    """Somebody with a token, in front of the API. Each answer is returned as it came."""

    def __init__(self, name: str, user_id: UUID, account_id: UUID, token: str, address: str) -> None:
        self.name = name
        self.id = str(user_id)
        self.account_id = str(account_id)
        self.token = token
        self.address = address
        self.client = httpx.AsyncClient(
            base_url=f"{address}/api/v1", headers={"Authorization": f"Bearer {token}"}, timeout=30
        )

    async def get(self, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own options
        return await self.client.get(path, **options)

    async def post(self, path: str, body: Json | None = None, key: str | None = None) -> httpx.Response:
        headers = {"Idempotency-Key": key} if key else {}
        return await self.client.post(path, json=body, headers=headers)

    async def starts(self, problem: str = "Outlook asks for the password again and again", **more: object) -> Json:
        """A session of one's own."""
        return _expect(await self.post("/ai-sessions", {"problem": problem, **more}), 201)

    async def records(self, session: Json, kind: str, text: str, **more: object) -> Json:
        """A step."""
        return _expect(
            await self.post(f"/ai-sessions/{session['id']}/steps", {"kind": kind, "text": text, **more}), 201
        )

    async def escalates(self, session: Json, **more: object) -> Json:
        """A handoff to the team."""
        body = {"intent": "escalate", "reason": "I have no rights to look further", **more}
        return _expect(await self.post(f"/ai-sessions/{session['id']}/handoff", body), 201)

    async def claims(self, handoff: Json, way: str = "continue") -> Json:
        """The handoff, taken."""
        return _expect(await self.post(f"/escalations/{handoff['id']}/claim", {"way": way}), 200)

    async def queue(self, **parameters: str) -> Json:
        """The queue as this person sees it."""
        return _expect(await self.get("/escalations", params=parameters), 200)

    async def sees(self, session: Json) -> Json:
        """The session as it stands now."""
        return _expect(await self.get(f"/ai-sessions/{session['id']}"), 200)

    async def context(self, handoff: Json) -> Json:
        """The context screen."""
        return _expect(await self.get(f"/escalations/{handoff['id']}"), 200)


@dataclass(frozen=True, slots=True)
class Town:
    """Alice and Bob are engineers, Ada is admin and Vera views, all in one account; Charlie is alone in another, as
    its admin."""

    alice: Colleague
    bob: Colleague
    ada: Colleague
    vera: Colleague
    charlie: Colleague


async def found_town(pool: Pool, address: str) -> Town:
    """Two new accounts with their people."""
    north = await found_account(
        pool, address, {"Ada": "admin", "Alice": "engineer", "Bob": "engineer", "Vera": "viewer"}
    )
    south = await found_account(pool, address, {"Charlie": "admin"})
    return Town(north["Alice"], north["Bob"], north["Ada"], north["Vera"], south["Charlie"])


async def found_account(pool: Pool, address: str, people: dict[str, Role]) -> dict[str, Colleague]:
    """A new account; the first of `people` is its admin."""
    units, secrets, passwords = PostgresUnits(pool, nobody_listens), RandomSecrets(), NoPasswords()
    links = LinkMaker(secrets, NoSeal())
    first, *others = people
    account_id = uuid4()
    colleagues: dict[str, Colleague] = {}
    async with units.begin(account_id) as unit:
        admin = await create_account(
            unit,
            passwords,
            name=f"Account of {first}",
            epoch=new_epoch(),
            admin_email=f"{first}@{account_id}.example",
            admin_password="…",
        )
        actor = Actor(admin, await unit.accounts.get(), None, None)
        everybody = [(first, admin)]
        for name in others:
            new = NewUser(f"{name}@{account_id}.example", name, people[name], 1, "…")
            everybody.append((name, (await add_user(unit, actor, links, new))[0]))
        for name, user in everybody:
            _, token = await make_token(unit, Actor(user, actor.account, None, None), secrets, "test")
            colleagues[name] = Colleague(name, user.id, account_id, token, address)
    return colleagues


def _expect(response: httpx.Response, status: int) -> Json:
    assert response.status_code == status, response.text
    answer: Json = response.json()
    return answer
