"""P7: how soon streams end after their rights do, on two machines of which one hears no notifications."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx

from faults.body import Frames
from faults.guests import NEEDS_A_PASSWORD, PASSWORD, Guest, Login, found_guests
from faults.history import now
from faults.hops import POSTGRES, POSTGRES_TO_LISTEN, port_of
from faults.machines import HOST, Estate
from faults.proxy import Hop, passing
from flowpilot.adapters.db.pool import open_pool
from tests.people import Colleague

LONGEST = 5.0  # seconds
PATIENCE = 15.0
AT_ONCE = 8  # changes of passwords are slow on purpose, and hold a connection meanwhile
DEAF, HEARING = "listener black-holed", "listener well"
PATHS = ("logout", "revoked login", NEEDS_A_PASSWORD, "disabled user", "changed role", "revoked token")


@dataclass(frozen=True, slots=True)
class Ending:
    """One stream's end: seconds after the answer to what revoked it, nothing when it never came."""

    path: str
    machine: str
    seconds: float | None
    reason: str


async def run(folder: Path, streams: int) -> list[Ending]:
    """Every path with that many streams, half of them on a machine whose listener is black-holed."""
    estate = Estate(folder, random.Random(1))
    deaf = Hop("listener of one machine")
    async with estate.running():
        port = port_of(estate.urls.app)
        async with passing(deaf, (POSTGRES_TO_LISTEN, port), (POSTGRES, port)):
            listen_url = f"{estate.urls.app}?hostaddr={POSTGRES_TO_LISTEN}"
            machines = {
                HEARING: await estate.start("api"),
                DEAF: await estate.start("api", environment={"FLOWPILOT_DATABASE_LISTEN_URL": listen_url}),
            }
            async with open_pool(estate.urls.app, size=2) as pool:
                ada, guests = await found_guests(pool, machines, PATHS, streams)
            deaf.hold()
            return [ending for path in PATHS for ending in await _walk(path, ada, guests[path])]


def lines_of(endings: Sequence[Ending]) -> Iterator[str]:
    """The slowest end of each path on each machine, and what was wrong."""
    slowest: dict[tuple[str, str], float] = defaultdict(float)
    reasons: dict[tuple[str, str], set[str]] = defaultdict(set)
    for ending in endings:
        place = (ending.path, ending.machine)
        slowest[place] = max(slowest[place], PATIENCE if ending.seconds is None else ending.seconds)
        reasons[place].add(ending.reason)
    for (path, machine), seconds in slowest.items():
        word = "ok" if seconds <= LONGEST else "TOO LATE"
        yield f"  {seconds:6.2f} s  {path:<18} {machine:<22} bye {', '.join(sorted(reasons[path, machine]))}  {word}"


def clean(endings: Sequence[Ending]) -> bool:
    """Whether every stream ended in time, with its reason."""
    return bool(endings) and all(
        ending.seconds is not None
        and ending.seconds <= LONGEST
        and ending.reason == ("role_changed" if ending.path == "changed role" else "revoked")
        for ending in endings
    )


async def _walk(path: str, ada: Colleague, guests: Sequence[Guest]) -> list[Ending]:
    watches = [Watch(guest, by_token=path == "revoked token") for guest in guests]
    watching = [asyncio.create_task(watch.follow()) for watch in watches]
    async with asyncio.timeout(PATIENCE):
        for watch in watches:
            await watch.live.wait()
    few = asyncio.Semaphore(AT_ONCE)
    times = await asyncio.gather(*(_revoke(path, ada, guest, few) for guest in guests))
    revoked_at = dict(zip(guests, times, strict=True))
    await asyncio.wait(watching, timeout=PATIENCE)
    endings = []
    for watch in watches:
        seconds = watch.ended_at - revoked_at[watch.guest] if watch.ended_at else None
        endings.append(Ending(path, watch.guest.kind_of_machine, seconds, watch.reason))
    for task in watching:
        task.cancel()
    return endings


class Watch:
    """One open stream until its end."""

    def __init__(self, guest: Guest, *, by_token: bool) -> None:
        self.guest = guest
        self.live = asyncio.Event()
        self.ended_at: float | None = None
        self.reason = "none"
        self._credential = (
            f"Authorization: Bearer {guest.person.token}"
            if by_token
            else f"Cookie: flowpilot_session={guest.at_the_page.cookie}"
        )

    async def follow(self) -> None:
        """Returns when the stream has ended."""
        reader, writer = await asyncio.open_connection(HOST, self.guest.machine.port)
        writer.write(
            f"GET /api/v1/escalations/stream HTTP/1.1\r\nHost: {HOST}:{self.guest.machine.port}\r\n"
            f"{self._credential}\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        frames = Frames(chunked="transfer-encoding: chunked" in head)
        with suppress(OSError):
            while not frames.ended and (received := await reader.read(2**16)):
                for frame in frames.feed(received):
                    self.live.set()
                    if frame.event == "bye":
                        self.reason = str(frame.members["reason"])
        self.ended_at = now()
        writer.close()


async def _revoke(path: str, ada: Colleague, guest: Guest, few: asyncio.Semaphore) -> float:
    """Asks the machine that does not hold the stream; the time of its answer."""
    address = guest.other_machine.address
    person, page, elsewhere = guest.person.id, guest.at_the_page, guest.elsewhere
    async with few, httpx.AsyncClient(base_url=f"{address}/api/v1", timeout=60) as client:

        async def by(login: Login, method: str, where: str, body: object = None) -> httpx.Response:
            cookie = {"Origin": address, "Cookie": f"flowpilot_session={login.cookie}"}
            return await client.request(method, where, json=body, headers=cookie)

        async def admin(body: object) -> httpx.Response:
            bearer = {"Authorization": f"Bearer {ada.token}"}
            return await client.patch(f"/users/{person}", json=body, headers=bearer)

        async def token_ended() -> httpx.Response:
            tokens = (await by(elsewhere, "GET", "/auth/tokens")).json()["items"]
            return await by(elsewhere, "DELETE", f"/auth/tokens/{tokens[0]['id']}")

        acts: Mapping[str, Callable[[], Awaitable[httpx.Response]]] = {
            "logout": lambda: by(page, "POST", "/auth/logout"),
            "revoked login": lambda: by(elsewhere, "DELETE", f"/auth/logins/{page.login_id}"),
            NEEDS_A_PASSWORD: lambda: by(
                elsewhere, "POST", "/auth/password", {"current": PASSWORD, "new": f"{PASSWORD} 2"}
            ),
            "disabled user": lambda: admin({"disabled": True}),
            "changed role": lambda: admin({"role": "viewer"}),
            "revoked token": token_ended,
        }
        (await acts[path]()).raise_for_status()
    return now()
