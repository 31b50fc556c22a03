"""What the steps of a session speak for, weighed by the rules of its playbook. Nothing is said that no step says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flowpilot.domain.flow import ahead, how_it_came_out, match_items, outcomes_by_item
from flowpilot.domain.guide import Assessment, Suggestion
from flowpilot.domain.language import Language, language_of
from flowpilot.domain.playbook import Cause, Item, Mention, Playbook, Sign
from flowpilot.domain.record import Answers, answers_by_step, is_open
from flowpilot.domain.session import AISession, AISessionStep
from flowpilot.domain.words import Words

SUGGESTIONS = 4
ENOUGH = 0.5  # weight below which it is too early to name a cause
DOUBT = 0.8  # weight of what is not known yet: two ordinary signs make about 0.6
SURE_AT_MOST = 0.95
STRETCH = 8  # a phrase that speaks for a cause lies within so many words

CameOut = Mapping[tuple[str, str], Sequence[UUID]]


@dataclass(slots=True)
class Weighed:
    """One cause and the steps that speak for it, against it, and rule it out."""

    cause: Cause
    support: float = 0.0
    doubt: float = 0.0
    for_step_ids: list[UUID] = field(default_factory=list)
    against_step_ids: list[UUID] = field(default_factory=list)
    ruled_out_by: list[UUID] = field(default_factory=list)

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


def assess(playbook: Playbook, session: AISession, steps: Sequence[AISessionStep]) -> Assessment:
    """The likeliest cause, what is ruled out and what to do next; `steps` in the order of their numbers.

    The problem's own words add to a cause, but only steps make one: before them it is too early.
    """
    language = language_of(f"{session.problem}\n{session.intake or ''}")
    answers = answers_by_step(steps)
    matched = match_items(playbook, steps)
    weighed = _weigh(playbook, session, steps, _steps_by_outcome(matched, steps, answers))
    likely = likeliest(weighed)
    because = _in_order(steps, likely.for_step_ids if likely else ())
    open_steps = [Suggestion(step.text, (step.id,)) for step in steps if is_open(step, answers)]
    came_out = outcomes_by_item(matched, steps, answers)
    left = [item for item in ahead(playbook, came_out) if isinstance(item, Item)]
    left += [item for item in playbook.items if item.key not in came_out and item not in left]
    return Assessment(
        likely_cause=likely.cause.text.of(language) if likely else None,
        suggested_steps=[
            *open_steps,
            *_suggestions(left, likely, because, tuple(matched)[-1:], language),
        ][:SUGGESTIONS],
        for_step_ids=because,
        against_step_ids=_in_order(steps, likely.against_step_ids if likely else ()),
        confidence=likely.confidence if likely else None,
        ruled_out=[
            Suggestion(each.cause.text.of(language), _in_order(steps, each.ruled_out_by))
            for each in weighed
            if each.ruled_out_by
        ],
    )


def likely_cause(playbook: Playbook, session: AISession, steps: Sequence[AISessionStep]) -> Cause | None:
    """The cause that the steps speak for most, or None while they speak for none."""
    by_outcome = _steps_by_outcome(match_items(playbook, steps), steps, answers_by_step(steps))
    likely = likeliest(_weigh(playbook, session, steps, by_outcome))
    return likely.cause if likely else None


def likeliest(weighed: Sequence[Weighed]) -> Weighed | None:
    """The one with most behind it that a step speaks for and none rules out."""
    shown = [each for each in weighed if each.for_step_ids and not each.ruled_out_by and each.margin >= ENOUGH]
    return max(shown, key=lambda each: each.margin, default=None)


def _weigh(
    playbook: Playbook, session: AISession, steps: Sequence[AISessionStep], by_outcome: CameOut
) -> list[Weighed]:
    problem = Words(session.problem)
    spoken = [(step.id, Words(step.text)) for step in steps if step.author_kind == "user" and step.kind != "question"]
    weighed = [Weighed(cause) for cause in playbook.causes]
    for each in weighed:
        for sign in each.cause.signs:
            if isinstance(sign, Sign):
                each.add(sign.weight, by_outcome.get((sign.item, sign.came_out), ()))
            else:
                said_by = [step_id for step_id, words in spoken if _mentions(words, sign)]
                each.add(sign.weight, said_by, said_before=_mentions(problem, sign))
        for sign in each.cause.rules_out:
            each.ruled_out_by += by_outcome.get((sign.item, sign.came_out), ())
    return weighed


def _mentions(words: Words, mention: Mention) -> bool:
    return any(words.says(phrase.words, STRETCH) for phrase in mention.phrases)


def _steps_by_outcome(matched: Mapping[UUID, Item], steps: Sequence[AISessionStep], answers: Answers) -> CameOut:
    """What to cite for an item that came out one way or the other: the action, or the answer to the question."""
    by_outcome: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for step in steps:
        item, given = matched.get(step.id), answers.get(step.id, ())
        came_out = how_it_came_out(item, step, given) if item else None
        if item and came_out:
            by_outcome[item.key, came_out].append(given[-1].id if item.kind == "question" else step.id)
    return by_outcome


def _suggestions(
    left: Sequence[Item], likely: Weighed | None, because: Sequence[UUID], last: Sequence[UUID], language: Language
) -> list[Suggestion]:
    """What the likely cause asks for, its fix, then the playbook's next items, then what its branches passed by."""
    then = likely.cause.then if likely else ()
    suggestions = [Suggestion(item.text.of(language), because) for item in left if item.key in then]
    if likely and likely.cause.fix:
        suggestions.append(Suggestion(likely.cause.fix.of(language), because))
    return suggestions + [Suggestion(item.text.of(language), last) for item in left if item.key not in then]


def _in_order(steps: Sequence[AISessionStep], step_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    cited = set(step_ids)
    return tuple(step.id for step in steps if step.id in cited)
