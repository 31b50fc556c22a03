"""Only `record()` appends to the audit trail and moves its counter; the runtime role calls it, and cannot do either."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0021"
down_revision = "0020"

# Versions before this one write by the same call, so they go on beside it. But a transaction that began before
# `record()` was changed may still run it with the runtime role's rights alone: these go when the last of them is over.
OVER = """
do $$
declare
    begun text[] := array(
        select virtualxid from pg_locks join pg_stat_activity using (pid)
         where locktype = 'virtualxid' and datname = current_database() and usename <> current_user);
begin
    for attempt in 1 .. 100 loop
        if not exists (select from pg_locks where locktype = 'virtualxid' and virtualxid = any(begun)) then
            return;
        end if;
        perform pg_sleep(0.1);
    end loop;
    raise exception 'somebody works for longer than 10 s' using errcode = 'lock_not_available';
end $$;
"""

ALONE = """
revoke insert on audit from :app;
revoke insert, update on stream_head from :app;
grant insert (account_id, epoch), update (epoch, number) on stream_head to :app;
"""


def upgrade() -> None:
    run(OVER)
    run(ALONE)
