"""The schema's history, run by Alembic as the owner role.

`upgrade` brings a database to this version; `is_current` says whether it is there already. The runtime roles are
named by the operator, so every revision reads their names from the Alembic configuration instead of assuming them.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine, make_url

# Two processes that migrate at once wait for each other on this key.
MIGRATION_LOCK = 4_711_001


def upgrade(owner_url: str, app_role: str, worker_role: str) -> None:
    """Bring the database at `owner_url` to this version. Harmless when it is there already."""
    configuration = _configuration()
    engine = _engine(owner_url)
    try:
        with engine.connect() as connection:
            connection.execute(text("select pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
            connection.commit()
            configuration.attributes["connection"] = connection
            configuration.attributes["app_role"] = app_role
            configuration.attributes["worker_role"] = worker_role
            command.upgrade(configuration, "head")
            connection.commit()
    finally:
        engine.dispose()


def is_current(url: str) -> bool:
    """Whether the database stands at the newest revision of this version. Any role may ask."""
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            known = connection.execute(text("select to_regclass('public.alembic_version')")).scalar()
            heads = MigrationContext.configure(connection).get_current_heads() if known else ()
    finally:
        engine.dispose()
    return set(heads) == set(ScriptDirectory.from_config(_configuration()).get_heads())


def _configuration() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent))
    return configuration


def _engine(url: str) -> Engine:
    return create_engine(make_url(url).set(drivername="postgresql+psycopg"))
