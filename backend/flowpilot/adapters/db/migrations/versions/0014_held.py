"""What a restore holds: found quickly, and tried anew from when an admin sends it."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0014"
down_revision = "0013"

# `released_at`: when an admin let it be sent. Its attempts of before count no longer when it is given up.
CHANGE = """
alter table delivery add column released_at timestamptz;
create index delivery_held on delivery (account_id, created_at, id) where state = 'suppressed' and reason = 'restored';
"""


def upgrade() -> None:
    run(CHANGE)
