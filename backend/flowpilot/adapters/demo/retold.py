"""Short forms for stories of the past that ended with somebody else's help."""

from collections.abc import Sequence
from typing import Literal

from flowpilot.adapters.demo.story import Act, Claims, DaysAgo, Escalates, LetsGo, Opens, Records, Story
from flowpilot.domain.handoff import Way
from flowpilot.domain.session import Outcome, Priority, StepKind

STILL_TO_DO = 2  # days after an answer in which its session may be open

Tried = tuple[str, Outcome]
Did = tuple[StepKind, str, Outcome | None]


def helped(
    owner: str,
    start: DaysAgo,
    problem: str,
    *,
    client: str,
    ticket: str,
    category: str,
    tried: Sequence[Tried],
    reason: str,
    senior: str,
    seconds: tuple[int, int, int],
    did: Did,
    end: tuple[Literal["resolve", "hand_back"], str],
    priority: Priority = "normal",
    way: Way = "continue",
) -> Story:
    """A senior took it. `seconds`: until they opened it, from there to the claim, from there to their first action."""
    opened, claimed, acted = seconds
    how, words = end
    acts: list[Act] = [Records("action", text, outcome, after=190) for text, outcome in tried]
    acts += [
        Escalates(reason, priority=priority, writing_seconds=20.0 + len(reason) / 4, after=110),
        Opens(by=senior, after=opened),
        Claims(by=senior, after=claimed, way=way),
        Records(*did, by=senior, after=acted),
        LetsGo(how, words, by=senior, after=840),
    ]
    if how == "hand_back" and start.days > STILL_TO_DO:
        acts.append(LetsGo("resolve", f"Done as {senior} said, works.", after=3_900))
    return Story(
        owner=owner,
        start=start,
        problem=problem,
        client=client,
        ticket=ticket,
        category=category,
        priority=priority,
        acts=acts,
    )
