"""What of a ladder could never do anything; it is refused when somebody saves it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from flowpilot.domain.account import User
from flowpilot.domain.duty import duty_instant
from flowpilot.domain.ladder import LadderSettings, Policy, Step
from flowpilot.domain.language import Text
from flowpilot.domain.session import Priority

MOST_STEPS = 8
LONGEST_AFTER = 7 * 24 * 60

NEVER_ON_DUTY = Text("Nobody is ever on duty in this calendar.", "In diesem Kalender ist nie jemand im Dienst.")
NOBODY_IN = Text(
    "No active engineer or admin is in tier {tier}.", "In Level {tier} ist niemand aus Technik oder Admin aktiv."
)
TOO_MANY = Text("A ladder has at most {most} steps.", "Eine Eskalationskette hat höchstens {most} Stufen.")
LATER = Text("Each step comes later than the one before it.", "Jede Stufe kommt später als die davor.")
WITHIN = Text("A step comes within seven days of duty.", "Eine Stufe kommt binnen sieben Tagen Dienst.")
TOO_LITTLE_DUTY = Text(
    "There is not that much duty within two years.", "So viel Dienst gibt es binnen zwei Jahren nicht."
)
TIER_WHERE_TOLD = Text(
    "A tier is named where a tier is told, and nowhere else.",
    "Ein Level steht nur dort, wo ein Level benachrichtigt wird.",
)
SAID_ALREADY = Text(
    "The pages say so already since an earlier step.", "Die Seiten sagen das schon seit einer früheren Stufe."
)


@dataclass(frozen=True, slots=True)
class NeverFires:
    """A rule that cannot do what it says. `pointer` leads into the settings as they are saved."""

    pointer: str
    priority: Priority | None
    step: int | None
    reason: Text


@dataclass(frozen=True, slots=True)
class Footing:
    """What a ladder stands on: the settings, the tiers in which somebody is, and the present time."""

    settings: LadderSettings
    tiers: Collection[int]
    now: datetime


def never_fires(settings: LadderSettings, people: Collection[User], now: datetime) -> Iterator[NeverFires]:
    """What of these settings can never do anything, with the people of today."""
    if settings.calendar and duty_instant(now, 1, settings.calendar) is None:
        yield NeverFires("/calendar/week", None, None, NEVER_ON_DUTY)
        return
    footing = Footing(settings, {user.tier for user in people if user.is_active and user.works_on_sessions}, now)
    for place, policy in enumerate(settings.policies.values()):
        pointer = f"/policies/{place}"
        if policy.first_tier is not None and policy.first_tier not in footing.tiers:
            yield NeverFires(f"{pointer}/first_tier", policy.priority, None, _nobody_in(policy.first_tier))
        if len(policy.steps) > MOST_STEPS:
            yield NeverFires(f"{pointer}/steps", policy.priority, None, TOO_MANY.filled(most=MOST_STEPS))
        for index in range(len(policy.steps)):
            for member, check in CHECKS:
                reason = check(footing, policy, index)
                if reason:
                    yield NeverFires(f"{pointer}/steps/{index}/{member}", policy.priority, index, reason)


def _comes_later(_: Footing, policy: Policy, index: int) -> Text | None:
    falls = index > 0 and policy.steps[index].after <= policy.steps[index - 1].after
    return LATER if falls else None


def _comes_at_all(footing: Footing, policy: Policy, index: int) -> Text | None:
    after = policy.steps[index].after
    if after > LONGEST_AFTER:
        return WITHIN
    at = footing.settings.instant(policy.priority, footing.now, after)
    return None if at else TOO_LITTLE_DUTY


def _names_its_tier(footing: Footing, policy: Policy, index: int) -> Text | None:
    step: Step = policy.steps[index]
    if (step.tier is None) == (step.tell == "tier"):
        return TIER_WHERE_TOLD
    return _nobody_in(step.tier) if step.tier is not None and step.tier not in footing.tiers else None


def _says_something_new(_: Footing, policy: Policy, index: int) -> Text | None:
    before = policy.steps[:index]
    repeats = policy.steps[index].tell == "banner" and any(step.tell == "banner" for step in before)
    return SAID_ALREADY if repeats else None


CHECKS: tuple[tuple[str, Callable[[Footing, Policy, int], Text | None]], ...] = (
    ("after", _comes_later),
    ("after", _comes_at_all),
    ("tier", _names_its_tier),
    ("tell", _says_something_new),
)


def _nobody_in(tier: int) -> Text:
    return NOBODY_IN.filled(tier=tier)
