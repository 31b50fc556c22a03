"""The audit trail by what something was done to and by who did it, without reading all of it."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0016"
down_revision = "0015"

INDEXES = """
create index audit_subject on audit (account_id, subject_id, number);
create index audit_actor on audit (account_id, actor_id, number);
"""


def upgrade() -> None:
    run(INDEXES)
