"""Makes the demo accounts: each in one transaction, whole or not at all, and only once."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.demo.calls import time_calls
from flowpilot.adapters.demo.ladders import LADDERS
from flowpilot.adapters.demo.northlight import NORTHLIGHT_STORIES
from flowpilot.adapters.demo.past import PastStatements, begin_in_the_past
from flowpilot.adapters.demo.people import NORTHLIGHT, PASSWORD, TALLGRASS, DemoAccount, DemoPerson
from flowpilot.adapters.demo.playing import Played, Stage
from flowpilot.adapters.demo.story import Act, Answers, Asks, Records, Story
from flowpilot.adapters.demo.tallgrass import TALLGRASS_STORIES
from flowpilot.adapters.guide.library import PlaybookLibrary
from flowpilot.adapters.guide.scripted import ScriptedGuide
from flowpilot.adapters.secrets import new_epoch
from flowpilot.application.ladder import change_ladder
from flowpilot.application.ports import Passwords, Unit
from flowpilot.application.timers import ACTS
from flowpilot.domain import event
from flowpilot.domain.account import Account, Actor, User
from flowpilot.domain.alert import Preferences, QuietHours
from flowpilot.domain.audit import AuditEntry

DEMO_STORIES = ((TALLGRASS, TALLGRASS_STORIES), (NORTHLIGHT, NORTHLIGHT_STORIES))
LIVES_SINCE = timedelta(days=45)
TODAY = timedelta(hours=20)
NIGHT = QuietHours(time(21), time(6, 30), frozenset(range(7)))

Moment = tuple[datetime, Played, Act | None]


async def seed(pool: Pool, make_passwords: Callable[[], Passwords]) -> None:
    """Make the demo accounts that are not there yet; `make_passwords` is called only if one is missing."""
    password_hash: str | None = None
    for account, stories in DEMO_STORIES:
        now = await _time_if_missing(pool, account)
        if now:
            password_hash = password_hash or await make_passwords().hash(PASSWORD)
            await _seed_account(pool, account, stories, password_hash, now)


async def _time_if_missing(pool: Pool, account: DemoAccount) -> datetime | None:
    """The database's time, unless the account is there already."""
    async with PostgresUnits(pool, nobody_listens).begin(account.id) as unit:
        return None if await unit.people.list() else unit.now


async def _seed_account(
    pool: Pool, account: DemoAccount, stories: Sequence[Story], password_hash: str, now: datetime
) -> None:
    async with begin_in_the_past(pool, account.id, now - LIVES_SINCE) as (unit, past):
        await past.wait_for_other_seeding()
        if await unit.people.list():
            return
        cast = await _settle(unit, account, password_hash)
        await time_calls(unit, past, cast, account, now)
        stage = Stage(unit, ScriptedGuide(), PlaybookLibrary(), cast)
        mails = _Mails(unit, past, account, now - TODAY)
        for at, played, act in timeline(stage, stories, now, ZoneInfo(account.time_zone)):
            await _timers_fire(unit, past, until=at)
            past.at = at
            if act is None:
                await played.start()
                continue
            if not isinstance(act, Asks | Answers | Records):
                await mails.go_out()
            await played.play(act)
        await _timers_fire(unit, past, until=now)
        past.at = now
        await mails.go_out()
        await past.read_bells(until=now - TODAY)


async def _timers_fire(unit: Unit, past: PastStatements, until: datetime) -> None:
    """What falls due until then happens, each at its time."""
    while timer := await past.next_timer(until):
        past.at = timer.due_at or until
        await unit.timers.fired(timer.id)
        await ACTS[timer.kind](unit, timer)


class _Mails:
    """The mails of one account while its past is played."""

    def __init__(self, unit: Unit, past: PastStatements, account: DemoAccount, full_since: datetime) -> None:
        self._unit = unit
        self._past = past
        self._refused = [person.user_id for person in account.people if person.first_name == account.full_mailbox]
        self._full_since = full_since

    async def go_out(self) -> None:
        """What is due is sent, and the cards' numbers change."""
        refused = self._refused if self._past.at > self._full_since else ()
        for handoff_id in await self._past.send_due_mails(refused=refused):
            reader_card = await self._unit.handoffs.card(handoff_id, self._unit.account_id)
            if reader_card:
                self._unit.announce(event.delivery_changed(handoff_id, reader_card.card.deliveries))


async def _settle(unit: Unit, account: DemoAccount, password_hash: str) -> dict[str, Actor]:
    """The account and its people; each as the actor of their stories, by first name."""
    row = Account(account.id, account.name, account.time_zone, "en", True, unit.now, unit.now)
    await unit.accounts.add(row, new_epoch())
    unit.audit(AuditEntry("account.create", "account", account.id, None))
    cast = {}
    for person in account.people:
        user = _user(person, unit.now)
        await unit.people.add(user, password_hash)
        unit.audit(AuditEntry("user.add", "app_user", user.id, None, {"role": user.role, "tier": user.tier}))
        cast[person.first_name] = Actor(user, row, None, None)
        if person.first_name == account.light_sleeper:
            await unit.alerts.prefer(Preferences(user.id, quiet=NIGHT))
    admin = next(actor for actor in cast.values() if actor.user.role == "admin")
    await change_ladder(unit, admin, LADDERS[account.id])
    return cast


def timeline(stage: Stage, stories: Sequence[Story], now: datetime, zone: ZoneInfo) -> list[Moment]:
    """What happened in all stories together, oldest first; a story begins with no act."""
    moments: list[Moment] = []
    for story in stories:
        played, at = Played(stage, story), story.started_at(now, zone)
        moments.append((at, played, None))
        for act in story.acts:
            at += timedelta(seconds=act.after)
            moments.append((at, played, act))
    return sorted(moments, key=lambda moment: moment[0])


def _user(person: DemoPerson, at: datetime) -> User:
    return User(
        id=person.user_id,
        email=person.email,
        name=person.name,
        role=person.role,
        tier=person.tier,
        locale=None,
        created_at=at,
        disabled_at=None,
        deleted_at=None,
        invited=False,
    )
