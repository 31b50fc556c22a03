"""Only `record()` appends to the audit trail and moves its counter; the runtime role calls it, and cannot do either."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0021"
down_revision = "0020"

# Versions before this one write by the same call, so they go on beside it. But whoever was inside `record()` when the
# revision before changed it still has the runtime role's rights alone, and must get out before these go: at the latest
# they wait for its first lock, which is asked for here too, behind them.
OUT = """
do $$ begin
    if exists (select from pg_stat_activity where datname = current_database() and usename <> current_user) then
        perform pg_sleep(1);
    end if;
end $$;
lock table stream_head in exclusive mode;
"""

ALONE = """
revoke insert on audit from :app;
revoke insert, update on stream_head from :app;
grant insert (account_id, epoch), update (epoch, number) on stream_head to :app;
"""


def upgrade() -> None:
    run(OUT)
    run(ALONE)
