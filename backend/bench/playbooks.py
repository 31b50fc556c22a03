"""`python -m bench.playbooks --tickets FILE`: how often the guide picks a playbook that a technician would call right.

FILE is a CSV of tickets with the columns `short_description` and `description`. The labels in `playbook_labels.csv`
were given by hand to rows that nobody looked at while the playbooks were written; the repository keeps only each row's
hash, the accepted keys, and whether its title, numbers masked, also stands among the other rows.
"""

import argparse
import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from flowpilot.adapters.guide.scripted import ScriptedGuide
from flowpilot.domain.session import AISession

LABELS = Path(__file__).with_name("playbook_labels.csv")
_NOBODY = UUID(int=0)
NEVER = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Label:
    """Which playbooks a technician would call right for a row."""

    accepted: Sequence[str]
    seen_title: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """One row: what was offered, the best first, and what would have been right."""

    label: Label
    offered: Sequence[str]

    @property
    def first_right(self) -> bool:
        return self.offered[0] in self.label.accepted

    @property
    def one_right(self) -> bool:
        return any(key in self.label.accepted for key in self.offered)


def main() -> int:
    """Print the shares and the misses; 1 when a labelled row is not in the file."""
    parser = argparse.ArgumentParser(prog="python -m bench.playbooks", description=__doc__)
    parser.add_argument("--tickets", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=LABELS)
    options = parser.parse_args()
    labels = read_labels(options.labels)
    judged = judge(read_tickets(options.tickets), labels)
    sys.stdout.write(table(judged))
    missing = len(labels) - len(judged)
    if missing:
        sys.stderr.write(f"{missing} labelled rows are not in {options.tickets}\n")
    return 1 if missing else 0


def digest(text: str) -> str:
    """What the repository keeps of a row."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_labels(path: Path) -> dict[str, Label]:
    """The labels by the hash of their row."""
    with path.open(newline="", encoding="utf-8") as file:
        return {
            row["sha256"]: Label(row["accepted"].split("|"), row["seen_title"] == "1") for row in csv.DictReader(file)
        }


def read_tickets(path: Path) -> list[str]:
    """Each row's text: its title, and what stands below it."""
    with path.open(newline="", encoding="utf-8") as file:
        return [f"{row['short_description']}\n{row['description']}" for row in csv.DictReader(file)]


def judge(tickets: Sequence[str], labels: dict[str, Label]) -> list[Judged]:
    """What the guide offers for each labelled row; a text that stands twice counts once."""
    guide = ScriptedGuide()
    judged = []
    for text in dict.fromkeys(tickets):
        label = labels.get(digest(text))
        if label:
            judged.append(Judged(label, [choice.playbook.key for choice in guide.choose(session_of(text))]))
    return judged


def table(judged: Sequence[Judged]) -> str:
    """The shares of all rows and of those with a title of their own, then the misses by the key that was right."""
    own = [row for row in judged if not row.label.seen_title]
    lines = [f"{'rows':<38}{'number':>8}{'first choice':>14}{'one of three':>14}"]
    lines += [_share("all", judged), _share("title not among the other rows", own)]
    misses = Counter((row.label.accepted[0], row.offered[0]) for row in judged if not row.first_right)
    lines += ["", "missed: right key, first choice, rows"]
    lines += [f"  {right:<20}{first:<20}{number:>4}" for (right, first), number in misses.most_common()]
    return "\n".join(lines) + "\n"


def _share(name: str, rows: Sequence[Judged]) -> str:
    number = len(rows)
    first = sum(row.first_right for row in rows) / max(number, 1)
    one = sum(row.one_right for row in rows) / max(number, 1)
    return f"{name:<38}{number:>8}{first:>14.1%}{one:>14.1%}"


def session_of(text: str) -> AISession:
    """A session of nobody's that begins with this text."""
    return AISession(
        id=_NOBODY,
        status="active",
        problem=text,
        intake=None,
        client_name=None,
        ticket_ref=None,
        category=None,
        priority="normal",
        user_id=_NOBODY,
        user_name="",
        escalated_to_id=None,
        escalated_to_name=None,
        step_count=0,
        summary=None,
        created_at=NEVER,
        updated_at=NEVER,
        ended_at=None,
    )


if __name__ == "__main__":
    sys.exit(main())
