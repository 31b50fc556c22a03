"""The schema's history, run by Alembic as the owner role.

`upgrade` brings a database to this version. The runtime roles are named by the
operator, so every revision reads their names from the Alembic configuration instead of assuming them.

Revisions are numbered with four digits, so a later one sorts later. While a new version takes over, programs of the
version before run on the newer schema, so a revision adds and does not take away; one that older programs would not
survive writes its number into `schema_floor`.
"""

import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from psycopg.errors import LockNotAvailable
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import OperationalError

from flowpilot.adapters.db.schema_standing import newest

# Two processes that migrate at once wait for each other on this key.
MIGRATION_LOCK = 4_711_001

# A revision that waits for a table makes everybody behind it wait too: better let go and try again.
LOCK_TIMEOUT = "3s"
ATTEMPTS = 20
SECONDS_BETWEEN_ATTEMPTS = 1.0


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


def _upgrade_patiently(configuration: Config, connection: Connection, to: str) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            is_behind = _is_behind(connection)
            connection.commit()  # so that each revision has a transaction of its own, and lets go of its locks
            if is_behind:
                command.upgrade(configuration, to)
            connection.commit()
        except OperationalError as error:
            connection.rollback()
            if attempt == ATTEMPTS or not isinstance(error.orig, LockNotAvailable):
                raise
            time.sleep(SECONDS_BETWEEN_ATTEMPTS)
        else:
            return


def _is_behind(connection: Connection) -> bool:
    if not connection.execute(text("select to_regclass('public.alembic_version')")).scalar():
        return True
    theirs = connection.execute(text("select max(version_num) from alembic_version")).scalar()
    return theirs is None or theirs < newest()


def _configuration() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent))
    return configuration


def _engine(url: str) -> Engine:
    return create_engine(make_url(url).set(drivername="postgresql+psycopg"))
