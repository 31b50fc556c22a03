"""Which settings a command works with: the line, the environment, and the database in use."""

from flowpilot.adapters import run_files
from flowpilot.adapters.db.embedded import urls_of_running
from flowpilot.adapters.db.embedded_programs import EmbeddedPostgresError
from flowpilot.settings import Settings


class CommandFailed(Exception):
    """The command could not do its work; the text says why, in words for the operator."""


class NeedsServe(CommandFailed):
    """A command on the embedded database needs the `serve` that runs it."""


class DatabaseUnreachable(CommandFailed):
    """The database does not answer, or not to this role."""


def read_settings(
    *,
    host: str | None = None,
    port: int | None = None,
    worker_port: int | None = None,
    demo: bool | None = None,
) -> Settings:
    """The environment's settings, overruled by what was given. Raises `pydantic.ValidationError`."""
    given = {"host": host, "port": port, "worker_port": worker_port, "demo": demo}
    return Settings.overruled_by({name: value for name, value in given.items() if value is not None})


def connected(settings: Settings) -> Settings:
    """The settings with the database in use filled in. Raises `NeedsServe` when it is not reachable."""
    if settings.database_url:
        return settings
    try:
        urls = urls_of_running(settings.data_dir) if run_files.serve_is_running(settings.data_dir) else None
    except (EmbeddedPostgresError, PermissionError) as error:
        raise NeedsServe(f"the embedded database cannot be used: {error}") from None
    if urls is None:
        raise NeedsServe(f"the embedded database in {settings.data_dir} is not running; start `flowpilot serve` first")
    return settings.model_copy(
        update={
            "database_url": urls.app,
            "database_worker_url": urls.worker,
            "database_owner_url": urls.owner,
        }
    )
