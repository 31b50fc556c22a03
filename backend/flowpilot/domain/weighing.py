"""How much the steps of a session speak for each cause that its playbook knows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flowpilot.domain.flow import how_it_came_out
from flowpilot.domain.playbook import Cause, Item, Mention, Playbook, Sign
from flowpilot.domain.record import Answers
from flowpilot.domain.session import AISession, AISessionStep
from flowpilot.domain.spoken import STRETCH, Spoken, Told
from flowpilot.domain.statement import Statement
from flowpilot.domain.words import phrase_of

ENOUGH = 0.5  # weight below which it is too early to name a cause
DOUBT = 0.8  # weight of what is not known yet: two ordinary signs make about 0.6
SURE_AT_MOST = 0.95

_NOT_LET_IN = phrase_of(
    "no|not|without|missing|keine|kein|ohne|fehlt authorization|authorisation|authorised|authorized|rights|permission|"
    "allowed|berechtigung|rechte|berechtigt"
)

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


def likeliest(weighed: Sequence[Weighed]) -> Weighed | None:
    """The one with most behind it that a step speaks for and none rules out."""
    shown = [each for each in weighed if each.for_step_ids and not each.ruled_out_by and each.margin >= ENOUGH]
    return max(shown, key=lambda each: each.margin, default=None)


@dataclass(frozen=True, slots=True)
class Found:
    """What to cite for an item that came out one way or the other: the action, or the answer to the question.

    `signs` speak for a cause or against it, `proofs` rule it out.
    """

    signs: CameOut
    proofs: CameOut


def find(
    matched: Mapping[UUID, Item], steps: Sequence[AISessionStep], answers: Answers, told: Mapping[str, Told]
) -> Found:
    """What the steps found; `matched`: which item each is; `told`: what was answered in passing, where nobody asked."""
    signs: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    proofs: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for step in steps:
        item, given = matched.get(step.id), answers.get(step.id, ())
        came_out = how_it_came_out(item, step, given) if item else None
        if item is None or came_out is None:
            continue
        cited = given[-1].id if item.kind == "question" else step.id
        if not _only_looked(item, step, came_out):
            signs[item.key, came_out].append(cited)
        if _proves(step, came_out):
            proofs[item.key, came_out].append(cited)
    asked = {key for key, _ in signs}
    for key, passing in told.items():
        if key not in asked:
            signs[key, passing.answer].append(passing.step_id)
    return Found(signs, proofs)


def weigh(playbook: Playbook, session: AISession, said: Spoken, found: Found) -> list[Weighed]:
    """Every cause of the playbook in its order."""
    problem = Statement(session.problem)
    weighed = [Weighed(cause) for cause in playbook.causes]
    for each in weighed:
        for sign in each.cause.signs:
            if isinstance(sign, Sign):
                each.add(sign.weight, found.signs.get((sign.item, sign.came_out), ()))
            else:
                each.add(sign.weight, said.by(sign.phrases), said_before=_mentions(problem, sign))
        for sign in each.cause.rules_out:
            each.ruled_out_by += found.proofs.get((sign.item, sign.came_out), ())
    return weighed


def _mentions(words: Statement, mention: Mention) -> bool:
    return any(words.claims(phrase.words, STRETCH) for phrase in mention.phrases)


def _only_looked(item: Item, step: AISessionStep, came_out: str) -> bool:
    """Who writes of a check in their own words that it worked may mean that they could look, whatever they saw; and
    that it failed, that they were not let in."""
    if item.kind != "check" or step.author_kind != "user":
        return False
    return came_out == "worked" or Statement(step.text).claims(_NOT_LET_IN, STRETCH)


def _proves(step: AISessionStep, came_out: str) -> bool:
    """What works may be another thing than the words made it seem; what failed in anybody's words did not help."""
    return step.author_kind != "user" or came_out == "failed"
