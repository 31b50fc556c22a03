"""The escalation ladder: who hears of a handoff that nobody claims, and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.domain.account import User


@dataclass(frozen=True, slots=True)
class TellingPlan:
    """Who hears of an escalation at once by mail, push and chat, and from when on the others do.

    With a person named the others hear at `others_at`; with a `first_tier` only its people hear at all, until a step
    of the ladder tells the rest.
    """

    others_at: datetime
    first_tier: int | None = None

    def hears_at(
        self, user: User, team: Collection[User], target_user_id: UUID | None, now: datetime
    ) -> datetime | None:
        """When one of the `team` hears; nothing where the bell alone says it for now. A tier without anybody leaves
        nobody out."""
        if user.id == target_user_id:
            return now
        if self.first_tier in {one.tier for one in team} and user.tier != self.first_tier:
            return None
        return self.others_at if target_user_id else now
