"""Plays a story through the same use cases that people reach over the API, so its events and its audit are real."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from flowpilot.adapters.demo.story import (
    Act,
    Answers,
    Asks,
    Claims,
    Escalates,
    LetsGo,
    Opens,
    Parks,
    Pauses,
    Records,
    Story,
)
from flowpilot.application import claims, playbooks, sessions
from flowpilot.application.guidance import ask_guide
from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.application.ports import Unit
from flowpilot.application.ports_playbooks import Library
from flowpilot.application.ports_sessions import NewSession
from flowpilot.domain.account import Actor
from flowpilot.domain.guide import Guide
from flowpilot.domain.handoff import HandoffRequest
from flowpilot.domain.session import AISession, AISessionStep, NewStep, StepKind


@dataclass(slots=True)
class Stage:
    """Where the stories of one account are played."""

    unit: Unit
    guide: Guide
    library: Library
    cast: Mapping[str, Actor]


class Played:
    """One story while it is being played."""

    def __init__(self, stage: Stage, story: Story) -> None:
        self._stage = stage
        self._unit = stage.unit
        self._story = story
        self._session_id: UUID | None = None
        self._handoff_id: UUID | None = None
        self._asked: AISessionStep | None = None

    async def start(self) -> None:
        """The session begins, with the playbook that its words choose."""
        story = self._story
        new = NewSession(story.problem, story.client, story.ticket, story.category, story.intake, story.priority)
        session = await sessions.start(self._unit, self._actor(story.owner), new)
        await playbooks.settle(self._unit, self._stage.guide, self._stage.library, session)
        self._session_id = session.id

    async def play(self, act: Act) -> None:
        """The next act happens, at the unit's present time."""
        actor = self._actor(act.by or self._story.owner)
        match act:
            case Asks() | Answers() | Records():
                await self._step(actor, act)
            case Escalates() | Parks():
                await self._hand_off(actor, act)
            case Opens():
                await claims.open_screen(self._unit, actor, self._handoff())
            case Claims():
                locked = await claims.lock_to_claim(self._unit, actor, self._handoff())
                await claims.claim(self._unit, actor, locked, act.way, has_model=False)
            case Pauses():
                await sessions.pause(self._unit, actor, await self._session())
            case LetsGo():
                await self._let_go(actor, act)

    async def _step(self, actor: Actor, act: Asks | Answers | Records) -> None:
        session = await self._session()
        if isinstance(act, Asks):
            self._asked = await ask_guide(self._unit, actor, self._stage.guide, session)
        elif isinstance(act, Answers):
            kind: StepKind = "result" if act.outcome else "answer"
            asked = self._asked.id if self._asked else None
            await sessions.record_step(self._unit, actor, session, NewStep(kind, act.text, act.outcome, asked))
        else:
            step = await sessions.record_step(self._unit, actor, session, NewStep(act.kind, act.text, act.outcome))
            self._asked = step if act.kind == "question" else self._asked

    async def _hand_off(self, actor: Actor, act: Escalates | Parks) -> None:
        manager = HandoffManager(self._unit, actor, await self._session())
        if isinstance(act, Parks):
            await manager.park(HandoffRequest("park", act.reason, None, "normal", None, None, None))
            return
        request = HandoffRequest(
            intent="escalate",
            reason=act.reason,
            notes=act.notes,
            priority=act.priority,
            target_user_id=self._actor(act.target).id if act.target else None,
            needed_by=self._unit.now + act.needed_within if act.needed_within else None,
            writing_seconds=act.writing_seconds,
        )
        self._handoff_id = (await manager.escalate(request)).id

    async def _let_go(self, actor: Actor, act: LetsGo) -> None:
        unit = self._unit
        match act.how:
            case "resolve":
                await sessions.resolve(unit, actor, await self._session(), act.text)
            case "abandon":
                await sessions.abandon(unit, actor, await self._session(), act.text)
            case "release":
                locked = await claims.lock_as_claimer(unit, actor, self._handoff())
                await claims.release(unit, actor, locked, act.text, None, None)
            case "hand_back":
                locked = await claims.lock_as_claimer(unit, actor, self._handoff())
                await claims.hand_back(unit, actor, locked, act.text)
            case "cancel":
                locked = await claims.lock_to_cancel(unit, actor, self._handoff())
                await claims.cancel(unit, actor, locked, act.text)

    def _actor(self, first_name: str) -> Actor:
        return self._stage.cast[first_name]

    async def _session(self) -> AISession:
        if self._session_id is None:
            raise LookupError("the story has not started")
        return await sessions.lock(self._unit, self._session_id)

    def _handoff(self) -> UUID:
        if self._handoff_id is None:
            raise LookupError("nothing was escalated in this story yet")
        return self._handoff_id
