"""A verdict in print."""

from collections import Counter
from collections.abc import Iterator

from faults.verdict import Verdict

SHOWN_OF_A_KIND = 5
ALWAYS_TOLD = ("lost", "repeated", "out of order", "reset", "ghost", "acknowledged and not durable")


def lines_of(verdict: Verdict) -> Iterator[str]:
    """A table of faults, one of figures, and what was violated."""
    yield "faults that really happened"
    for fault, count in sorted(verdict.faults.items()):
        yield f"  {count:>8}  {fault}"
    yield "figures"
    for name, value in verdict.figures.items():
        yield f"  {value:>8.0f}  {name}" if value == int(value) else f"  {value:>8.2f}  {name}"
    broken = Counter(violation.name for violation in verdict.violations)
    yield f"  {', '.join(f'{broken[name]} {name}' for name in ALWAYS_TOLD)}"
    for kind in verdict.untested:
        yield f"UNTESTED  {kind}: it never happened"
    shown: Counter[str] = Counter()
    for violation in verdict.violations:
        shown[violation.name] += 1
        if shown[violation.name] <= SHOWN_OF_A_KIND:
            yield f"VIOLATED  {violation.promise} {violation.name}: {violation.detail}"
    yield from (f"VIOLATED  {name}: {count} in all" for name, count in shown.items() if count > SHOWN_OF_A_KIND)
    yield "clean" if verdict.clean else "NOT CLEAN"
