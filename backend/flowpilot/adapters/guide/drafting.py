"""Playbook texts that a session proposes: one more item and cause in a text that there is, or a new text."""

from collections.abc import Collection, Sequence

import yaml

from flowpilot.adapters.guide.reading import flaws_of, read_playbook
from flowpilot.domain.proposal import TITLE, Fix
from flowpilot.domain.text import cut

WORKED = 1.3  # weight of a fix that worked, as in the playbooks that ship
SAID = 0.5
LINE = 300  # characters


def with_fix(text: str, fix: Fix) -> str | None:
    """The text with the fix as its last item and as a cause; nothing where it is laid out in another way."""
    keys = {item.key for item in read_playbook(text).items}
    key = next(f"fix_{number}" for number in range(1, len(keys) + 2) if f"fix_{number}" not in keys)
    lines = _with_entry(text.rstrip("\n").split("\n"), "items", _item(key, fix.text))
    lines = _with_entry(lines, "likely", _cause(key, fix))
    changed = "\n".join(lines) + "\n"
    return None if flaws_of(changed) else changed


def draft(fix: Fix, taken: Collection[str]) -> str | None:
    """A new playbook; nothing where the problem has no words to know it by."""
    if not fix.words:
        return None
    stem = "-".join(fix.words)[:36]
    key = next(name for name in (stem, *(f"{stem}-{number}" for number in range(2, 1_000))) if name not in taken)
    tried = [_item(f"step_{number}", line) | {"on": {"worked": "solved"}} for number, line in enumerate(fix.tried, 1)]
    title = cut(fix.problem, TITLE)
    text = _dump(
        {
            "key": key,
            "title": {"en": title, "de": title},
            "when": {fix.language: [{" ".join(fix.words): 2}]},
            "items": [*tried, _item("fix_1", fix.text)],
            "likely": [_cause("fix_1", fix)],
        }
    )
    return None if flaws_of(text) else text


def _item(key: str, text: str) -> dict[str, object]:
    return {"key": key, "do": {"en": text, "de": text}, "on": {"worked": "solved"}}


def _cause(key: str, fix: Fix) -> dict[str, object]:
    said: list[object] = [{"said": [" ".join(fix.words)], "weight": SAID}] if fix.words else []
    return {
        "cause": {"en": cut(f"As before: {fix.problem}", LINE), "de": cut(f"Wie zuvor: {fix.problem}", LINE)},
        "if": [{"item": key, "is": "worked", "weight": WORKED}, *said],
        "then": [key],
    }


def _with_entry(lines: Sequence[str], member: str, entry: dict[str, object]) -> list[str]:
    """The lines with one more entry at the end of a top-level list, which is begun where there is none."""
    dumped = ["  " + line for line in _dump([entry]).rstrip("\n").split("\n")]
    begin = next((number for number, line in enumerate(lines) if line.rstrip() == f"{member}:"), None)
    if begin is None:
        return [*lines, f"{member}:", *dumped]
    end = next((number for number in range(begin + 1, len(lines)) if lines[number][:1].isalpha()), len(lines))
    return [*lines[:end], *dumped, *lines[end:]]


def _dump(content: object) -> str:
    dumped: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1_000)
    return dumped
