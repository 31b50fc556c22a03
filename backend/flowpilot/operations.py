"""What an operator does from the command line: whole accounts, people who are locked out, the demo.

A composition root: each function opens the connections that it needs, does its work and closes them again.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.installation import PostgresInstallation
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.demo.people import sign_in_lines
from flowpilot.adapters.demo.seeding import seed
from flowpilot.adapters.passwords import ArgonPasswords
from flowpilot.adapters.saving_statistics import ScipySavings
from flowpilot.adapters.secrets import new_epoch
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application import accounts
from flowpilot.application.pilots import line_of
from flowpilot.application.ports import Unit
from flowpilot.application.savings import Engines, PilotReading, read_pilot
from flowpilot.domain.audit import AuditVerdict
from flowpilot.domain.errors import NotFound
from flowpilot.domain.pilot_report import PilotReport
from flowpilot.settings import Settings

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class CreatedAccount:
    """A new account and its first admin."""

    account_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """One line of the list of accounts."""

    account_id: UUID
    name: str
    suspended_at: datetime | None


def create_account(
    settings: Settings,
    *,
    name: str,
    admin_email: str,
    admin_password: str,
    admin_name: str | None = None,
    time_zone: str = accounts.DEFAULT_TIME_ZONE,
) -> CreatedAccount:
    """Make an account with its first admin, who without a name is called by their address."""
    return asyncio.run(_create_account(settings, name, admin_email, admin_password, admin_name, time_zone))


def list_accounts(settings: Settings) -> Sequence[ListedAccount]:
    """All accounts, by name."""
    return asyncio.run(_list_accounts(settings))


def suspend_account(settings: Settings, account_id: UUID) -> bool:
    """Let nobody in and send nothing; False where that was so before. Raises `NotFound`."""
    return asyncio.run(_stand(settings, account_id, accounts.suspend))


def resume_account(settings: Settings, account_id: UUID) -> bool:
    """End a suspension; False where there was none. Raises `NotFound`."""
    return asyncio.run(_stand(settings, account_id, accounts.resume))


def set_password(settings: Settings, *, account_id: UUID, email: str, password: str) -> None:
    """Set a person's password; all their logins and tokens end. Raises `NotFound`."""
    asyncio.run(_set_password(settings, account_id, email, password))


def verify_audit(settings: Settings, account_id: UUID | None) -> Sequence[AuditVerdict]:
    """Whether the audit trail of one account, or of each, is whole. Raises `NotFound`."""
    return asyncio.run(_verify_audit(settings, account_id))


def report_pilots(settings: Settings) -> PilotReport:
    """What the pilots show, by name; demo accounts are left out."""
    return asyncio.run(_report_pilots(settings))


def seed_demo(settings: Settings) -> list[str]:
    """Make the demo accounts that are not there yet; how to sign in to them, in lines."""
    asyncio.run(_seed_demo(settings))
    return sign_in_lines()


async def _create_account(
    settings: Settings, name: str, email: str, password: str, admin_name: str | None, time_zone: str
) -> CreatedAccount:
    async with _pool(settings.database_url) as pool, PostgresUnits(pool, nobody_listens).begin(uuid7()) as unit:
        admin = await accounts.create_account(
            unit,
            ArgonPasswords(),
            name=name,
            epoch=new_epoch(),
            admin_email=email,
            admin_password=password,
            admin_name=admin_name,
            time_zone=time_zone,
        )
        return CreatedAccount(unit.account_id, admin.id)


async def _list_accounts(settings: Settings) -> Sequence[ListedAccount]:
    found = _of_each(settings, await _account_ids(settings), lambda unit: unit.accounts.get())
    listed = [ListedAccount(account.id, account.name, account.suspended_at) async for account in found]
    return sorted(listed, key=lambda account: (account.name, account.account_id))


async def _stand(settings: Settings, account_id: UUID, act: Callable[[Unit], Awaitable[bool]]) -> bool:
    if account_id not in await _account_ids(settings):
        raise NotFound
    async with _pool(settings.database_url) as pool, PostgresUnits(pool, nobody_listens).begin(account_id) as unit:
        return await act(unit)


async def _set_password(settings: Settings, account_id: UUID, email: str, password: str) -> None:
    async with _pool(settings.database_url) as pool, PostgresUnits(pool, nobody_listens).begin(account_id) as unit:
        await accounts.set_password(unit, ArgonPasswords(), email, password)


async def _verify_audit(settings: Settings, account_id: UUID | None) -> Sequence[AuditVerdict]:
    account_ids = await _account_ids(settings)
    if account_id is not None and account_id not in account_ids:
        raise NotFound
    asked = [account_id] if account_id else account_ids
    return [verdict async for verdict in _of_each(settings, asked, lambda unit: unit.audit_trail.verify())]


async def _report_pilots(settings: Settings) -> PilotReport:
    engines = Engines(ScipyStatistics(), ScipySavings())
    readings = _of_each(settings, await _account_ids(settings), _read_pilot)
    lines = [await line_of(reading, engines) async for reading in readings if reading]
    return PilotReport(sorted(lines, key=lambda line: (line.name, line.account_id)))


async def _read_pilot(unit: Unit) -> PilotReading | None:
    return None if (await unit.accounts.get()).is_demo else await read_pilot(unit)


async def _seed_demo(settings: Settings) -> None:
    async with _pool(settings.database_url) as pool:
        await seed(pool, ArgonPasswords)


async def _account_ids(settings: Settings) -> Sequence[UUID]:
    async with _pool(settings.database_worker_url) as across_accounts:
        return await PostgresInstallation(across_accounts).account_ids()


async def _of_each(
    settings: Settings, account_ids: Iterable[UUID], read: Callable[[Unit], Awaitable[Read]]
) -> AsyncIterator[Read]:
    """What is read in a transaction of each account, in this order."""
    async with _pool(settings.database_url) as pool:
        units = PostgresUnits(pool, nobody_listens)
        for account_id in account_ids:
            async with units.begin(account_id) as unit:
                found = await read(unit)
            yield found


def _pool(url: str | None) -> Pool:
    if url is None:
        raise ValueError("no database is connected")
    return open_pool(url, size=1, longest_transaction=None)  # reading a whole trail takes its time
