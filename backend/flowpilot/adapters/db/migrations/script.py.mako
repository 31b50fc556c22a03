"""${message}."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    run("")
