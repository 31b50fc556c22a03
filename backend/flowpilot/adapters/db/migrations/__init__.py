"""The schema's history, run by Alembic as the owner role.

`upgrade` brings a database to this version; `standing` says how the two stand. The runtime roles are named by the
operator, so every revision reads their names from the Alembic configuration instead of assuming them.

Revisions are numbered with four digits, so a later one sorts later. While a new version takes over, programs of the
version before run on the newer schema, so a revision adds and does not take away; one that older programs would not
survive writes its number into `schema_floor`.
"""

import time
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg.errors import LockNotAvailable
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import OperationalError

# Two processes that migrate at once wait for each other on this key.
MIGRATION_LOCK = 4_711_001

# A revision that waits for a table makes everybody behind it wait too: better let go and try again.
LOCK_TIMEOUT = "3s"
ATTEMPTS = 20
SECONDS_BETWEEN_ATTEMPTS = 1.0

Standing = Literal["fits", "behind", "ahead"]


def upgrade(owner_url: str, app_role: str, worker_role: str, to: str = "head") -> None:
    """Bring the database at `owner_url` to this version, or to an earlier one. Harmless when it is there already, or
    further.

    Never holds up others for longer than 3 s; raises `sqlalchemy.exc.OperationalError` when it does not get its locks
    within some 20 attempts.
    """
    engine = _engine(owner_url)
    try:
        with engine.connect() as connection:
            connection.execute(text("select pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
            connection.execute(text(f"set lock_timeout = '{LOCK_TIMEOUT}'"))
            connection.commit()
            configuration = _configuration()
            configuration.attributes["connection"] = connection
            configuration.attributes["app_role"] = app_role
            configuration.attributes["worker_role"] = worker_role
            _upgrade_patiently(configuration, connection, to)
    finally:
        engine.dispose()


def standing(url: str) -> Standing:
    """How the database's schema stands to this version. A newer one fits too, unless it says that it is `ahead`: that
    programs as old as this one may not run on it. The owner and the runtime role may ask."""
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            return _standing(connection)
    finally:
        engine.dispose()


def newest() -> str:
    """The revision of this version."""
    return str(ScriptDirectory.from_config(_configuration()).get_current_head())


def _upgrade_patiently(configuration: Config, connection: Connection, to: str) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            if _standing(connection) == "behind":
                command.upgrade(configuration, to)
            connection.commit()
        except OperationalError as error:
            connection.rollback()
            if attempt == ATTEMPTS or not isinstance(error.orig, LockNotAvailable):
                raise
            time.sleep(SECONDS_BETWEEN_ATTEMPTS)
        else:
            return


def _standing(connection: Connection) -> Standing:
    scripts = ScriptDirectory.from_config(_configuration())
    ours = str(scripts.get_current_head())
    if not connection.execute(text("select to_regclass('public.alembic_version')")).scalar():
        return "behind"
    theirs = MigrationContext.configure(connection).get_current_revision()
    if theirs is None or theirs < ours:
        return "behind"
    if theirs == ours:
        return "fits"
    floor = connection.execute(text("select max(revision) from schema_floor")).scalar()
    return "ahead" if floor is not None and floor > ours else "fits"


def _configuration() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent))
    return configuration


def _engine(url: str) -> Engine:
    return create_engine(make_url(url).set(drivername="postgresql+psycopg"))
