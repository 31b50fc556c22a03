"""Who can be reached right now, and what happens if nobody claims."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field

from flowpilot.api.ladder_schemas import ForeseenOut
from flowpilot.api.requests import WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Out, Time
from flowpilot.application.reach import who_can_be_reached
from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.reach import Reach, ToldWhen
from flowpilot.domain.session import Priority

working = router_for(WORKING, prefix="/reach", tags=["alerts"])


class ReachOut(Out):
    id: UUID
    name: str
    tier: int
    present: bool
    channels: list[ChannelKind]
    held_until: Time | None
    told: ToldWhen
    reason: str | None

    @classmethod
    def of(cls, reach: Reach) -> "ReachOut":
        """From the domain."""
        return cls(
            id=reach.user.id,
            name=reach.user.name,
            tier=reach.user.tier,
            present=reach.present,
            channels=list(reach.channels),
            held_until=reach.held_until,
            told=reach.told,
            reason=reach.reason,
        )


class ReachesOut(Out):
    items: list[ReachOut]
    preview: list[ForeseenOut] = Field(description="What the ladder does while nobody claims.")


@working.get("")
async def read_reach(
    unit: TheUnit,
    actor: TheActor,
    services: TheServices,
    priority: Annotated[Priority, Query()] = "normal",
    target_user_id: Annotated[UUID | None, Query()] = None,
) -> ReachesOut:
    """Who would hear of an escalation that is sent now, how and when. `told` never: only the bell would say it."""
    found = await who_can_be_reached(unit, actor, priority, target_user_id, mail_is_set_up=services.mail_is_set_up)
    return ReachesOut(
        items=[ReachOut.of(reach) for reach in found.people],
        preview=[ForeseenOut.of(one) for one in found.foreseen],
    )
