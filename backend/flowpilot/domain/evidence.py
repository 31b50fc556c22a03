"""What the steps of a session speak for, weighed by the rules of its script. Nothing is said that no step says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flowpilot.domain.guide import Assessment, Suggestion
from flowpilot.domain.record import Answers, answers_by_step, final_outcome, is_open
from flowpilot.domain.script import CameOut, Cause, Item, Script, Sign, match_items, remaining, says_any, words_of
from flowpilot.domain.session import AISession, AISessionStep

SUGGESTIONS = 4
ENOUGH = 0.5  # weight below which it is too early to name a cause
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

    @property
    def margin(self) -> float:
        return self.support - self.doubt

    def add(self, weight: float, step_ids: Sequence[UUID], *, said_before: bool = False) -> None:
        """Count a sign once, however many steps show it."""
        if not step_ids and not said_before:
            return
        if weight > 0:
            self.support += weight
        else:
            self.doubt -= weight
        cited = self.for_step_ids if weight > 0 else self.against_step_ids
        cited += [step_id for step_id in step_ids if step_id not in cited]


def assess(script: Script, session: AISession, steps: Sequence[AISessionStep]) -> Assessment:
    """The likeliest cause and what to do next; `steps` in the order of their numbers.

    The problem's own words add to a cause, but only steps make one: before them it is too early.
    """
    answers = answers_by_step(steps)
    matched = match_items(script, steps)
    likely = _likeliest(script, session, steps, _outcomes(matched, steps, answers))
    because = _in_order(steps, likely.for_step_ids if likely else ())
    open_steps = [step for step in steps if is_open(step, answers)]
    return Assessment(
        likely_cause=likely.cause.text if likely else None,
        suggested_steps=_suggestions(script, open_steps, matched, likely.cause.then if likely else (), because),
        for_step_ids=because,
        against_step_ids=_in_order(steps, likely.against_step_ids if likely else ()),
        confidence=likely.confidence if likely else None,
    )


def _likeliest(
    script: Script, session: AISession, steps: Sequence[AISessionStep], outcomes: Outcomes
) -> Weighed | None:
    problem = words_of(session.problem)
    spoken = [
        (step.id, words_of(step.text)) for step in steps if step.author_kind == "user" and step.kind != "question"
    ]
    weighed = [Weighed(cause) for cause in script.causes]
    for candidate in weighed:
        for sign in candidate.cause.signs:
            if isinstance(sign, Sign):
                candidate.add(sign.weight, outcomes.get((sign.item, sign.came_out), ()))
            else:
                said_by = [step_id for step_id, words in spoken if says_any(words, sign.phrases)]
                candidate.add(sign.weight, said_by, said_before=says_any(problem, sign.phrases))
    shown = [candidate for candidate in weighed if candidate.for_step_ids and candidate.margin >= ENOUGH]
    return max(shown, key=lambda candidate: candidate.margin, default=None)


def _outcomes(matched: Mapping[UUID, Item], steps: Sequence[AISessionStep], answers: Answers) -> Outcomes:
    """What to cite for an item that came out one way or the other: the action, or the answer to the question."""
    outcomes: Outcomes = defaultdict(list)
    for step in steps:
        item, given = matched.get(step.id), answers.get(step.id, ())
        came_out = _came_out(item, step, given) if item else None
        if item and came_out:
            outcomes[item.key, came_out].append(given[-1].id if item.kind == "question" else step.id)
    return outcomes


def _came_out(item: Item, step: AISessionStep, given: Sequence[AISessionStep]) -> CameOut | None:
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
    script: Script,
    open_steps: Sequence[AISessionStep],
    matched: Mapping[UUID, Item],
    then: Sequence[str],
    because: Sequence[UUID],
) -> list[Suggestion]:
    """What is open first, then what the likely cause asks for, then the script's next items."""
    left = remaining(script, {item.key for item in matched.values()})
    last_matched = tuple(matched)[-1:]
    suggestions = [Suggestion(step.text, (step.id,)) for step in open_steps]
    suggestions += [Suggestion(item.text, because) for item in left if item.key in then]
    suggestions += [Suggestion(item.text, last_matched) for item in left if item.key not in then]
    return suggestions[:SUGGESTIONS]


def _in_order(steps: Sequence[AISessionStep], step_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    return tuple(step.id for step in steps if step.id in step_ids)
