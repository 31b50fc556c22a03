"""What a run leaves behind: a table for people, and JSON for whoever compares runs."""

import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.figures import Figure

RESULTS = Path(__file__).parents[2] / "bench" / "results"
BUSY_CLIENT = 0.9
HEAD = "| what | ours | reference | ratio | goal | | client |\n| --- | --- | --- | --- | --- | --- | --- |"


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table, a line for each figure."""
    return "\n".join([HEAD, *(_line(figure) for figure in figures)])


def save(row: str, figures: Sequence[Figure], circumstances: Mapping[str, object]) -> Path:
    """Write the row's figures, round by round."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{row}.json"
    lines = [asdict(figure) | {"ratio": figure.ratio, "reached": figure.reached} for figure in figures]
    content = {"row": row, "figures": lines, **circumstances}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    return path


def circumstances(rounds: int, load: float, *, quick: bool) -> dict[str, object]:
    """When, on which commit and on what kind of machine the run took place; `load` is that of the minute before."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip() or None,
        "kernel": platform.release(),
        "load_before": round(load, 2),
        "rounds": rounds,
        "quick": quick,
    }


def _line(figure: Figure) -> str:
    reference = f"{_number(median(figure.theirs))} {figure.unit}, {figure.reference}" if figure.theirs else "—"
    ratio = f"{figure.ratio:{'.2f' if figure.ratio >= 0.1 else '.2g'}}×" if figure.ratio is not None else "—"
    verdict = {True: "reached", False: "missed", None: ""}[figure.reached]
    goal = f"{figure.goal}{'×' if figure.theirs else ' ' + figure.unit}" if figure.goal else "—"
    ours = f"{_number(figure.value)} {figure.unit}"
    return f"| {figure.what} | {ours} | {reference} | {ratio} | {goal} | {verdict} | {_client(figure)} |"


def _client(figure: Figure) -> str:
    if not figure.client_share:
        return ""
    share = f"{figure.client_share:.0%}"
    return f"{share}, so it may be the limit" if figure.client_share > BUSY_CLIENT else share


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
