"""The first run: what an account needs until an escalation is known to reach somebody. What is there is done."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.handoff import HandoffState

FirstRunStep = Literal["mail", "people", "alerts", "ladder", "practice", "baseline"]
Skippable = FirstRunStep | Literal["all"]
StepState = Literal["open", "done", "skipped"]

STEPS: tuple[FirstRunStep, ...] = get_args(FirstRunStep)

# What each admin skips only for themselves: the ways on which they are told, and to be reminded of it all.
OWN: tuple[Skippable, ...] = ("alerts", "all")


@dataclass(frozen=True, slots=True)
class Practice:
    """The newest practice escalation, wanted by an admin.

    `asked` counts everybody else who is to hear of it, `told` those of them whom a message, an open page or the case
    itself reached, `on_pages` those of them whose page showed it. `ended_by` ended it early; `was_forgotten` says that
    nobody ended it and it ended by itself.
    """

    handoff_id: UUID
    session_id: UUID
    state: HandoffState
    created_at: datetime
    wanted_by: Person | None
    asked: int
    told: int
    on_pages: int
    claimed_by: Person | None
    claimed_at: datetime | None
    first_action_at: datetime | None
    ended_at: datetime | None
    ended_by: Person | None
    was_forgotten: bool


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What an account has by now, as one of its admins sees it.

    `people` are those who may sign in, `invited` of them those who have not yet; `skipped` counts for this admin.
    `reached_somebody` says that somebody picked up what somebody else sent.
    """

    people: int
    invited: int
    mail_arrived: bool
    told_myself: bool
    has_ladder: bool
    timed_calls: int
    was_claimed: bool
    reached_somebody: bool
    skipped: Collection[Skippable]
    practice: Practice | None

    @property
    def states(self) -> Mapping[FirstRunStep, StepState]:
        """Every step in its order. What is there is done, also where it was skipped before."""
        there: dict[FirstRunStep, bool] = {
            "mail": self.mail_arrived,
            "people": self.people > 1,
            "alerts": self.told_myself,
            "ladder": self.has_ladder,
            "practice": self.was_claimed,
            "baseline": self.timed_calls > 0,
        }
        return {step: "done" if there[step] else "skipped" if step in self.skipped else "open" for step in STEPS}

    @property
    def is_put_away(self) -> bool:
        """Whether this admin wants to hear no more of it."""
        return "all" in self.skipped
