"""`python -m bench.own_words`: how much of what juniors write in their own words the playbooks understand.

The cases in `own_words.yaml` are made up. Those marked `kept` are not looked at while the playbooks are mended.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal
from uuid import UUID, uuid4

import yaml
from pydantic import BaseModel, TypeAdapter

from bench.playbooks import NEVER, session_of
from flowpilot.adapters.guide.built_in import built_in
from flowpilot.domain.evidence import likely_cause
from flowpilot.domain.flow import match_items
from flowpilot.domain.playbook import Playbook
from flowpilot.domain.session import AISessionStep, Outcome, StepKind

CASES = Path(__file__).with_name("own_words.yaml")
UNKNOWN = "none"  # the item of a step that no item asks for

CameOut = Literal["worked", "failed", "partial", "done", "fact", "note", "question", "answer"]
Verdict = Literal["right", "none", "wrong"]

_OUTCOMES: dict[str, Outcome] = {"worked": "worked", "failed": "failed", "partial": "partial"}
_OTHER: dict[str, StepKind] = {"fact": "fact", "note": "note", "question": "question", "answer": "answer"}


class Case(BaseModel):
    """A little session; `cause` is what it should make likely, None while it is too early."""

    problem: str
    kept: bool = False
    cause: str | None = None
    steps: list[tuple[CameOut, str, str]]


@dataclass(frozen=True, slots=True)
class Understood:
    """What the guide made of one case: by step the item that is meant and the one that was found; the cause."""

    playbook: str
    case: Case
    items: Sequence[tuple[str, str]]
    named: str | None

    @property
    def verdict(self) -> Verdict:
        if self.named == self.case.cause:
            return "right"
        return "wrong" if self.named else "none"


@dataclass(frozen=True, slots=True)
class Measure:
    """Shares of steps and of cases."""

    steps: int
    recall: float
    mistaken: float
    cases: int
    right: float
    silent: float
    wrong: float


def main() -> int:
    """Print both measures and, if asked to, every miss."""
    parser = argparse.ArgumentParser(prog="python -m bench.own_words", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="of the cases that may be looked at")
    parser.add_argument("--cases", type=Path, default=CASES)
    options = parser.parse_args()
    understood = read_all(options.cases)
    sys.stdout.write(table(understood))
    if options.misses:
        sys.stdout.writelines(miss for each in understood if not each.case.kept for miss in misses(each))
    return 0


def read_all(path: Path = CASES) -> list[Understood]:
    """What the playbooks that ship make of each case."""
    cases = TypeAdapter(dict[str, list[Case]]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    playbooks = built_in()
    return [understand(playbooks[key], case) for key, of_it in cases.items() for case in of_it]


def understand(playbook: Playbook, case: Case) -> Understood:
    """Play the case through the guide's own reading."""
    steps = _steps(case)
    matched = match_items(playbook, steps)
    found = [matched[step.id].key if step.id in matched else UNKNOWN for step in steps]
    cause = likely_cause(playbook, session_of(case.problem), steps)
    meant = [item for _, item, _ in case.steps]
    return Understood(playbook.key, case, list(zip(meant, found, strict=True)), cause.text.en if cause else None)


def measure(understood: Sequence[Understood]) -> Measure:
    """Recall: of the steps that mean an item, those recognised. Mistaken: of all steps, those taken for another."""
    pairs = [pair for each in understood for pair in each.items]
    known = [(meant, found) for meant, found in pairs if meant != UNKNOWN]
    verdicts = [each.verdict for each in understood]
    return Measure(
        steps=len(pairs),
        recall=sum(meant == found for meant, found in known) / max(len(known), 1),
        mistaken=sum(found not in (meant, UNKNOWN) for meant, found in pairs) / max(len(pairs), 1),
        cases=len(verdicts),
        right=verdicts.count("right") / max(len(verdicts), 1),
        silent=verdicts.count("none") / max(len(verdicts), 1),
        wrong=verdicts.count("wrong") / max(len(verdicts), 1),
    )


def table(understood: Sequence[Understood]) -> str:
    """One row for the cases that the playbooks are mended by, one for those kept aside."""
    lines = [
        f"{'cases':<10}{'steps':>7}{'recall':>8}{'mistaken':>10}{'number':>7}{'right':>8}{'silent':>8}{'wrong':>8}"
    ]
    for name, kept in (("mended by", False), ("kept", True)):
        of_it = measure([each for each in understood if each.case.kept is kept])
        lines.append(
            f"{name:<10}{of_it.steps:>7}{of_it.recall:>8.1%}{of_it.mistaken:>10.1%}"
            f"{of_it.cases:>7}{of_it.right:>8.1%}{of_it.silent:>8.1%}{of_it.wrong:>8.1%}"
        )
    return "\n".join(lines) + "\n"


def misses(each: Understood) -> list[str]:
    """A line for each step that was taken for something else, and one for the cause."""
    told = [
        f"{each.playbook}: {meant} < {found}: {words}\n"
        for (meant, found), (_, _, words) in zip(each.items, each.case.steps, strict=True)
        if meant != found
    ]
    if each.verdict != "right":
        told.append(f"{each.playbook}: CAUSE {each.case.cause} < {each.named}: {each.case.problem}\n")
    return told


def _steps(case: Case) -> list[AISessionStep]:
    steps: list[AISessionStep] = []
    for number, (came_out, _, words) in enumerate(case.steps, 1):
        steps.append(
            AISessionStep(
                id=uuid4(),
                session_id=UUID(int=0),
                number=number,
                kind=_OTHER.get(came_out, "action"),
                text=words,
                outcome=_OUTCOMES.get(came_out),
                answers_step_id=steps[-1].id if came_out == "answer" else None,
                author_kind="user",
                author_id=UUID(int=0),
                author_name="Alice",
                created_at=NEVER + timedelta(minutes=number),
            )
        )
    return steps


if __name__ == "__main__":
    sys.exit(main())
