"""A restored product is served: its old readers come back, its timers fire, an admin decides what is sent."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from faults.history import History, WasReset, of_kind
from faults.judge_backups import RESTORE_WRITES, Aftermath
from faults.mail_sink import MailSink
from faults.pages import Page
from faults.ports import free_port
from faults.senders import comes_true
from faults.served import CommandFailed, Served
from tests.people import Colleague

SECONDS_FOR_TIMERS = 45.0
SECONDS_TO_SEND = 45.0
SECONDS_TO_SHOW_ITSELF = 3.0
HELD_AT_ONCE = 200

OVERDUE = "select id::text from timer where due_at <= now()"
FIRED = f"""
    select t.id::text, count(a.number)
      from timer t
      left join audit a on a.account_id = t.account_id and a.subject_id = t.handoff_id
       and a.act = 'session_handoff.remind' and (a.members ->> 'step')::int = t.step
       and a.number > (select max(r.number) from audit r
                        where r.account_id = t.account_id and r.act = '{RESTORE_WRITES}')
     where t.id = any('{{%s}}'::uuid[]) group by t.id"""
UNDER_WAY = "select count(*) from delivery where due_at is not null"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whose page was open on the original, and the last id that it had."""

    person: Colleague
    last_id: str


async def overdue_in(served: Served) -> list[str]:
    """The timers that fell due while nothing ran."""
    return [row[0] for row in await served.rows(OVERDUE)]


async def live_on(
    folder: Path, admins: Sequence[Colleague], readers: Sequence[Reader], overdue: Sequence[str]
) -> Aftermath:
    """Serves what was restored into this folder, and says what came of it."""
    mail = MailSink(free_port())
    served = Served(folder, mail.url)
    async with mail.running(), served.running():
        pages = await _come_back(served, readers)
        held = [(admin, await _held(admin)) for admin in _moved(admins, served.address)]
        await _all_fired(served, overdue)
        await asyncio.sleep(SECONDS_TO_SHOW_ITSELF)
        by_itself = _keys(mail)
        sent = [key for admin, keys in held for key in await _decide(admin, keys)]
        await comes_true(lambda: _nothing_waits(served), SECONDS_TO_SEND)
        fired = await _firings(served, overdue)
        return Aftermath(
            held=[key for _, keys in held for key in keys],
            sent=sent,
            by_itself=by_itself,
            at_last=_keys(mail)[len(by_itself) :],
            overdue=overdue,
            fired=fired,
            pages=len(readers),
            reset_pages=pages,
            audit_is_whole=await _audit_is_whole(served),
        )


def _moved(people: Sequence[Colleague], address: str) -> list[Colleague]:
    """The same people in front of another address."""
    return [Colleague(one.name, UUID(one.id), UUID(one.account_id), one.token, address) for one in people]


async def _come_back(served: Served, readers: Sequence[Reader]) -> int:
    """How many of the pages, which come back with an id of before, are told to fetch anew."""
    history = History()
    pages = []
    for number, reader in enumerate(readers):
        page = Page(f"page {number}", reader.person, served.address, history, random.Random(number))
        page.last_id = reader.last_id
        pages.append(asyncio.create_task(page.stay()))
    await comes_true(lambda: _count_is(history, len(readers)), SECONDS_TO_SEND)
    for task in pages:
        task.cancel()
    return len({reset.page for reset in of_kind(history.records, WasReset)})


async def _count_is(history: History, count: int) -> bool:
    return len({reset.page for reset in of_kind(history.records, WasReset)}) == count


async def _held(admin: Colleague) -> list[str]:
    """The ids on all pages of the list."""
    keys: list[str] = []
    cursor: dict[str, Any] = {}
    while True:
        answer = (await admin.get("/deliveries/held", params={"limit": HELD_AT_ONCE, **cursor})).raise_for_status()
        page = answer.json()
        keys += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            return keys
        cursor = {"cursor": page["next_cursor"]}


async def _decide(admin: Colleague, keys: Sequence[str]) -> Sequence[str]:
    """Every second one is sent, asked for twice; the rest is dropped. Those that are sent."""
    chosen = keys[::2]
    for _ in range(2):
        (await admin.post("/deliveries/held/send", {"ids": chosen})).raise_for_status()
    (await admin.post("/deliveries/held/drop", {})).raise_for_status()
    return chosen


async def _all_fired(served: Served, overdue: Sequence[str]) -> None:
    async def fired() -> bool:
        firings = await _firings(served, overdue)
        return all(firings[timer] for timer in overdue)

    await comes_true(fired, SECONDS_FOR_TIMERS)


async def _firings(served: Served, timers: Sequence[str]) -> Counter[str]:
    return Counter(dict(await served.rows(FIRED % ",".join(timers))))


async def _nothing_waits(served: Served) -> bool:
    return bool((await served.rows(UNDER_WAY))[0][0] == 0)


async def _audit_is_whole(served: Served) -> bool:
    try:
        await served.command("audit", "verify")
    except CommandFailed:
        return False
    return True


def _keys(mail: MailSink) -> list[str]:
    return [key for sighting in mail.sightings for key in sighting.keys]
