"""What an operator does when an account leaves: all of it as a file, and then out of the database.

A composition root: each function opens the connections that it needs, does its work and closes them again.
"""

import asyncio
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from psycopg.errors import LockNotAvailable

from flowpilot.adapters.db.account_archive import write_archive
from flowpilot.adapters.db.account_removal import remove_account
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application import accounts, deletions
from flowpilot.domain.errors import NotFound
from flowpilot.settings import Settings


class WrongName(Exception):
    """The name is not that of the account."""


class StillWorkedOn(Exception):
    """Somebody holds the tables, so the account is suspended but not yet gone."""


class TakenPath(Exception):
    """There is something at the path already."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of the database."""

    account_id: UUID
    name: str
    sessions: int


def export_account(settings: Settings, account_id: UUID, path: Path) -> int:
    """Write everything that the account has to a new file, whole or not at all; its size in bytes. Raises `NotFound` or
    `TakenPath`."""
    if path.exists():
        raise TakenPath
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            os.fchmod(file.fileno(), 0o600)
            write_archive(_url(settings.database_url), account_id, file)
            file.flush()
            os.fsync(file.fileno())
            os.link(file.name, path)  # fails where somebody was faster
        except FileExistsError:
            raise TakenPath from None
        finally:
            Path(file.name).unlink()
    return path.stat().st_size


def delete_account(settings: Settings, account_id: UUID, name: str) -> Removed:
    """Take the account out of the database with everything it has, its audit trail too. It is suspended first, so that
    nobody writes meanwhile. Cut off, it may be run again. Raises `NotFound`, `WrongName`, `StillWorkedOn`,
    `Unavailable` or `psycopg.Error`."""
    return asyncio.run(_delete_account(settings, account_id, name))


async def _delete_account(settings: Settings, account_id: UUID, name: str) -> Removed:
    async with open_pool(_url(settings.database_url), size=1, longest_transaction=None) as pool:
        units = PostgresUnits(pool, nobody_listens)
        try:
            async with units.begin(account_id) as unit:
                account = await unit.accounts.get()
        except LookupError:
            raise NotFound from None
        if account.name != name:
            raise WrongName
        async with units.begin(account_id) as unit:
            await accounts.suspend(unit)
        sessions = await deletions.delete_all_sessions(units, account_id)
    try:
        await asyncio.to_thread(remove_account, _url(settings.database_owner_url), account_id)
    except LockNotAvailable:
        raise StillWorkedOn from None
    return Removed(account_id, account.name, sessions)


def _url(url: str | None) -> str:
    if url is None:
        raise ValueError("no database is connected")
    return url
