"""The playbooks that ship with FlowPilot, one file each in `flowpilot/playbooks/`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flowpilot.adapters.guide.reading import read_playbook
from flowpilot.domain.playbook import Playbook

FOLDER = Path(__file__).parents[2] / "playbooks"
FALLBACK = "general"


@cache
def built_in_texts() -> Mapping[str, str]:
    """Each playbook's YAML text by its key, in the order of the keys."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))}


@cache
def built_in() -> Mapping[str, Playbook]:
    """Each playbook by its key."""
    return {key: read_playbook(text) for key, text in built_in_texts().items()}
