"""What a language model says about handoffs."""

from flowpilot.adapters.db.migrations.tenancy import run, wall_in

revision = "0010"
down_revision = "0009"

# `asking` counts how often the model was asked about the handoff; a timer of kind `assess` carries that number as its
# step. `tries` counts how often a worker has taken this asking up. `prompt_hash` and `step_count` say what was sent.
TABLES = """
create table model_assessment (
    account_id uuid not null,
    handoff_id uuid not null,
    state text not null check (state in ('pending', 'ready', 'failed')),
    error text,
    answer jsonb,
    asking smallint not null,
    tries smallint not null,
    prompt_hash text,
    step_count integer,
    asked_at timestamptz not null,
    asked_by uuid,
    done_at timestamptz,
    primary key (account_id, handoff_id),
    foreign key (account_id, handoff_id) references session_handoff (account_id, id),
    foreign key (account_id, asked_by) references app_user (account_id, id),
    check ((state = 'ready') = (answer is not null)),
    check ((state = 'failed') = (error is not null)),
    check ((state = 'pending') = (done_at is null))
);
"""


def upgrade() -> None:
    run(TABLES)
    wall_in("model_assessment", "select, insert, update")
