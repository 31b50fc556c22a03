"""The first run: from a new account to an escalation that reached somebody."""

from uuid import UUID

from pydantic import Field

from flowpilot.api.requests import ADMIN, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Out, PersonOut, Time
from flowpilot.api.services import Services
from flowpilot.application import first_run as use_cases
from flowpilot.application import practice as practices
from flowpilot.domain.first_run import FirstRun, FirstRunStep, Practice, Skippable, StepState
from flowpilot.domain.handoff import HandoffState

admin = router_for(ADMIN, prefix="/account/first-run", tags=["account"])


class FirstRunStepOut(Out):
    step: FirstRunStep
    state: StepState


class PracticeOut(Out):
    """The newest practice escalation. `GET /escalations/{id}/deliveries` says who was told of it."""

    handoff_id: UUID
    session_id: UUID
    state: HandoffState
    created_at: Time
    wanted_by: PersonOut | None = Field(description="Whose own page and mails count nowhere below.")
    asked: int = Field(description="Everybody else who is to hear of it.")
    told: int = Field(description="Those of them whom a message, an open page or the case itself reached.")
    on_pages: int = Field(description="Those of them whose open page showed it.")
    claimed_by: PersonOut | None
    claimed_at: Time | None
    first_action_at: Time | None
    ended_at: Time | None
    ended_by: PersonOut | None = Field(description="Who ended it early.")
    was_forgotten: bool = Field(description="Nobody ended it, so it ended by itself an hour after it was sent.")

    @classmethod
    def of(cls, practice: Practice) -> "PracticeOut":
        """From the domain."""
        return cls(
            handoff_id=practice.handoff_id,
            session_id=practice.session_id,
            state=practice.state,
            created_at=practice.created_at,
            wanted_by=PersonOut.of(practice.wanted_by),
            asked=practice.asked,
            told=practice.told,
            on_pages=practice.on_pages,
            claimed_by=PersonOut.of(practice.claimed_by),
            claimed_at=practice.claimed_at,
            first_action_at=practice.first_action_at,
            ended_at=practice.ended_at,
            ended_by=PersonOut.of(practice.ended_by),
            was_forgotten=practice.was_forgotten,
        )


class FirstRunOut(Out):
    steps: list[FirstRunStepOut] = Field(description="In their order. What is there is done; nothing is ticked off.")
    put_away: bool = Field(description="Whoever asks wants to be reminded no more; always so in a demo account.")
    people: int = Field(description="Who may sign in, whoever asks included.")
    invited: int = Field(description="Those of them who have not accepted yet.")
    mail_is_set_up: bool
    mail_server: str | None = Field(description="Host and port through which mail goes, as the operator set them.")
    timed_calls: int
    reached_somebody: bool = Field(description="Somebody picked up what somebody else sent, be it practice.")
    practice: PracticeOut | None


@admin.get("")
async def read_first_run(unit: TheUnit, actor: TheActor, services: TheServices) -> FirstRunOut:
    """How far the account is on its way to an escalation that reached somebody."""
    found = await unit.first_runs.get(actor.id)
    return _out(found, is_demo=actor.account.is_demo, services=services)


@admin.post("/{step}/skip")
async def skip_step(step: Skippable, unit: TheUnit, actor: TheActor, services: TheServices) -> FirstRunOut:
    """Leave a step out: `alerts` for oneself, the others for the account. `all`: be reminded of nothing any more."""
    found = await use_cases.skip(unit, actor, step)
    return _out(found, is_demo=actor.account.is_demo, services=services)


@admin.post("/practice", status_code=201)
async def begin_practice(unit: TheUnit, actor: TheActor) -> PracticeOut:
    """FlowPilot escalates a made-up problem to everybody, whoever asks included. It goes the way of every escalation
    and is in no figure. One that is under way ends; after an hour it ends by itself. At most ten times an hour."""
    return PracticeOut.of(await practices.begin(unit, actor))


@admin.post("/practice/end")
async def end_practice(unit: TheUnit, actor: TheActor) -> PracticeOut:
    """End the newest practice escalation; where it is over nothing changes."""
    return PracticeOut.of(await practices.end(unit, actor))


def _out(found: FirstRun, *, is_demo: bool, services: Services) -> FirstRunOut:
    return FirstRunOut(
        steps=[FirstRunStepOut(step=step, state=state) for step, state in found.states.items()],
        put_away=found.is_put_away or is_demo,
        people=found.people,
        invited=found.invited,
        mail_is_set_up=services.mail_is_set_up,
        mail_server=services.mail_server,
        timed_calls=found.timed_calls,
        reached_somebody=found.reached_somebody,
        practice=PracticeOut.of(found.practice) if found.practice else None,
    )
