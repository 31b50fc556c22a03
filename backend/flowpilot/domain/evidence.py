"""What the steps of a session speak for, weighed by the rules of its script. Nothing is said that no step says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flowpilot.domain.guide import Assessment, Suggestion
from flowpilot.domain.record import Answers, answers_by_step, final_outcome, is_open
from flowpilot.domain.script import CameOut, Cause, Item, Script, Sign, match_items, remaining, says_any, words_of
from flowpilot.domain.session import AISessionStep

SUGGESTIONS = 4
ENOUGH = 0.4  # weight below which it is too early to name a cause
DOUBT = 0.8  # weight of what is not known yet: two ordinary signs make about 0.6
SURE_AT_MOST = 0.95

_YES = frozenset(("yes", "yep", "yeah", "ja", "all", "alle", "everyone", "everybody", "both", "same", "beide"))
_NO = frozenset(
    ("no", "nope", "not", "none", "nobody", "never", "nothing", "only", "just", "nein", "nicht", "kein", "keine", "nur")
)
_FIRST_WORDS = 4

Outcomes = dict[tuple[str, CameOut], list[UUID]]


@dataclass(slots=True)
class Weighed:
    """One cause and the steps that speak for and against it."""

    cause: Cause
    support: float = 0.0
    doubt: float = 0.0
    for_step_ids: list[UUID] = field(default_factory=list)
    against_step_ids: list[UUID] = field(default_factory=list)

    @property
    def confidence(self) -> float:
        return min(SURE_AT_MOST, round(self.support / (self.support + self.doubt + DOUBT), 2))

    def add(self, weight: float, step_ids: Sequence[UUID]) -> None:
        """Count a sign once, however many steps show it."""
        if not step_ids:
            return
        if weight > 0:
            self.support += weight
        else:
            self.doubt -= weight
        cited = self.for_step_ids if weight > 0 else self.against_step_ids
        cited += [step_id for step_id in step_ids if step_id not in cited]


def assess(script: Script, steps: Sequence[AISessionStep]) -> Assessment:
    """The likeliest cause and what to do next; `steps` in the order of their numbers."""
    answers = answers_by_step(steps)
    matched = match_items(script, steps)
    likely = _likeliest(script, steps, _outcomes(matched, steps, answers))
    return Assessment(
        likely_cause=likely.cause.text if likely else None,
        suggested_steps=_suggestions(script, [step for step in steps if is_open(step, answers)], matched, likely),
        for_step_ids=_in_order(steps, likely.for_step_ids if likely else ()),
        against_step_ids=_in_order(steps, likely.against_step_ids if likely else ()),
        confidence=likely.confidence if likely else None,
    )


def _likeliest(script: Script, steps: Sequence[AISessionStep], outcomes: Outcomes) -> Weighed | None:
    spoken = [
        (step.id, words_of(step.text)) for step in steps if step.author_kind == "user" and step.kind != "question"
    ]
    weighed = [Weighed(cause) for cause in script.causes]
    for candidate in weighed:
        for sign in candidate.cause.signs:
            if isinstance(sign, Sign):
                candidate.add(sign.weight, outcomes.get((sign.item, sign.came_out), ()))
            else:
                candidate.add(sign.weight, [step_id for step_id, words in spoken if says_any(words, sign.phrases)])
    best = max(weighed, key=lambda candidate: candidate.support - candidate.doubt, default=None)
    return best if best and best.support - best.doubt >= ENOUGH else None


def _outcomes(matched: Mapping[UUID, Item], steps: Sequence[AISessionStep], answers: Answers) -> Outcomes:
    """The steps by the item that they are and how that came out."""
    outcomes: Outcomes = defaultdict(list)
    for step in steps:
        item = matched.get(step.id)
        came_out = _came_out(item, step, answers) if item else None
        if item and came_out:
            outcomes[item.key, came_out].append(step.id)
    return outcomes


def _came_out(item: Item, step: AISessionStep, answers: Answers) -> CameOut | None:
    given = answers.get(step.id, ())
    if item.kind == "question":
        return _yes_or_no(given[-1].text) if given else None
    outcome = final_outcome(step, given)
    return outcome if outcome in ("worked", "failed") else None


def _yes_or_no(text: str) -> CameOut | None:
    for word in text[:200].lower().replace(",", " ").replace(".", " ").split()[:_FIRST_WORDS]:
        if word in _YES:
            return "yes"
        if word in _NO:
            return "no"
    return None


def _suggestions(
    script: Script, open_steps: Sequence[AISessionStep], matched: Mapping[UUID, Item], likely: Weighed | None
) -> list[Suggestion]:
    """What is open first, then what the likely cause asks for, then the script's next items."""
    left = remaining(script, {item.key for item in matched.values()})
    first = [item for item in left if likely and item.key in likely.cause.then]
    because = tuple(likely.for_step_ids) if likely else ()
    last_tried = tuple(matched)[-1:]
    following = [Suggestion(step.text, (step.id,)) for step in open_steps]
    following += [Suggestion(item.text, because) for item in first]
    following += [Suggestion(item.text, last_tried) for item in left if item not in first]
    return following[:SUGGESTIONS]


def _in_order(steps: Sequence[AISessionStep], step_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    return tuple(step.id for step in steps if step.id in step_ids)
