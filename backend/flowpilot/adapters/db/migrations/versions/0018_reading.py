"""Who has a context screen open just now."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0018"
down_revision = "0017"

COLUMN = """
alter table handoff_opening add column reading_at timestamptz;
grant update (reading_at) on handoff_opening to :app;
"""


def upgrade() -> None:
    run(COLUMN)
