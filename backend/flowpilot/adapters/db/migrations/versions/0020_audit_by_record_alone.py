"""Only `record()` appends to the audit trail and moves its counter; the runtime role calls it, and cannot do either."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0020"
down_revision = "0019"

# The owner is behind the walls as everybody is, so what `record()` may do as the owner is said here, no more: in the
# account that is bound, append events and entries, and move the counter.
RECORD = """
create policy append_by_record on audit for insert to current_user with check (account_id = (select current_account()));
create policy append_by_record on stream_event for insert to current_user
    with check (account_id = (select current_account()));
create policy read_by_record on stream_head for select to current_user
    using (account_id = (select current_account()));
create policy move_by_record on stream_head for update to current_user
    using (account_id = (select current_account())) with check (account_id = (select current_account()));

alter function record(jsonb, jsonb) security definer;
alter function record(jsonb, jsonb) set search_path = pg_catalog, public, pg_temp;
revoke all on function record(jsonb, jsonb) from public;
grant execute on function record(jsonb, jsonb) to :app;
"""

# Versions before this one write by the same call, so they go on while they and this one work side by side.
ALONE = """
revoke insert on audit from :app;
revoke insert, update on stream_head from :app;
grant insert (account_id, epoch), update (epoch, number) on stream_head to :app;
"""


def upgrade() -> None:
    run(RECORD)
    run(ALONE)
