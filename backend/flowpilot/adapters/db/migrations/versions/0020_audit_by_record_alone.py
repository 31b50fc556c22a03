"""`record()` runs with the owner's rights, so that nobody else needs the right to append to the audit trail."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0020"
down_revision = "0019"

# The owner is behind the walls as everybody is, so what `record()` may do as the owner is said here, no more: in the
# account that is bound, move the counter, and append events and entries. The tables come in the order in which
# `record()` locks them, so that nobody waits in a circle.
RECORD = """
create policy read_by_record on stream_head for select to current_user
    using (account_id = (select current_account()));
create policy move_by_record on stream_head for update to current_user
    using (account_id = (select current_account())) with check (account_id = (select current_account()));
create policy append_by_record on stream_event for insert to current_user
    with check (account_id = (select current_account()));
create policy append_by_record on audit for insert to current_user with check (account_id = (select current_account()));

alter function record(jsonb, jsonb) security definer;
alter function record(jsonb, jsonb) set search_path = pg_catalog, public, pg_temp;
revoke all on function record(jsonb, jsonb) from public;
grant execute on function record(jsonb, jsonb) to :app;
"""


def upgrade() -> None:
    run(RECORD)
