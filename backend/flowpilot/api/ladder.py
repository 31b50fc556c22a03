"""What happens to an escalation that nobody claims: the ladder, the duty calendar, and a preview of both."""

from flowpilot.api.ladder_schemas import ForeseenOut, LadderIn, LadderOut, PreviewIn, PreviewOut, policies_of
from flowpilot.api.requests import ADMIN, WORKING, TheActor, TheUnit, router_for
from flowpilot.application import ladder
from flowpilot.application.ladder import Question
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor
from flowpilot.domain.ladder import LadderSettings

working = router_for(WORKING, prefix="/ladder", tags=["ladder"])
admin = router_for(ADMIN, prefix="/ladder", tags=["ladder"])


@working.get("")
async def read_ladder(unit: TheUnit, actor: TheActor) -> LadderOut:
    """The ladder of every priority and the duty calendar, with the defaults where nothing was saved."""
    return await _ladder_out(unit, actor)


@admin.put("")
async def change_ladder(body: LadderIn, unit: TheUnit, actor: TheActor) -> LadderOut:
    """Replace all of it, for escalations and claims from now on. A step that could never fire is refused."""
    await ladder.change_ladder(unit, actor, body.settings())
    return await _ladder_out(unit, actor)


@working.post("/preview")
async def preview_ladder(body: PreviewIn, unit: TheUnit, actor: TheActor) -> PreviewOut:
    """Who is told at which time if nobody claims until then. With saved settings the reader is taken for the
    escalator, who is never told; a draft leaves nobody out. Writes nothing."""
    draft = await _draft(body, unit) if {"policies", "calendar"} & body.model_fields_set else None
    question = Question(body.priority, body.at, body.target_user_id, draft)
    return PreviewOut(items=[ForeseenOut.of(one) for one in await ladder.preview(unit, actor, question)])


async def _draft(body: PreviewIn, unit: Unit) -> LadderSettings:
    saved = await unit.policies.settings()
    calendar = body.calendar.calendar() if body.calendar else None
    return LadderSettings(
        saved.policies if body.policies is None else policies_of(body.policies),
        calendar if "calendar" in body.model_fields_set else saved.calendar,
    )


async def _ladder_out(unit: Unit, actor: Actor) -> LadderOut:
    settings = await unit.policies.settings()
    return LadderOut.of(settings, await ladder.faults(unit, settings), actor.language)
