"""What a judge may find: violations, each with its promise and a name, and figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken promise. `name` is one of a few words that tests know; `detail` says where."""

    promise: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a history amounts to. It is clean when nothing was violated and every expected kind of fault happened."""

    violations: Sequence[Violation]
    figures: dict[str, float]
    faults: Counter[str]
    untested: Sequence[str] = field(default_factory=tuple)

    @property
    def clean(self) -> bool:
        return not self.violations and not self.untested

    @property
    def names(self) -> set[str]:
        """The names of what was violated."""
        return {violation.name for violation in self.violations}


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """Several runs as one. Counts are added up; of what is measured in seconds or milliseconds the worst is told."""
    figures: dict[str, float] = {}
    for verdict in verdicts:
        for name, value in verdict.figures.items():
            before = figures.get(name, 0.0)
            figures[name] = max(before, value) if name.endswith(("(s)", "(ms)")) else before + value
    return Verdict(
        [violation for verdict in verdicts for violation in verdict.violations],
        figures,
        sum((verdict.faults for verdict in verdicts), Counter()),
        sorted({kind for verdict in verdicts for kind in verdict.untested}),
    )


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of all values lies; 0 of nothing."""
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)] if ordered else 0.0
