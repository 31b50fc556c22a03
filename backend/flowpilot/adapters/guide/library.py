"""The playbooks that ship, and the reading of those that accounts write."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from flowpilot.adapters.guide.built_in import built_in, built_in_texts
from flowpilot.adapters.guide.drafting import draft, with_fix
from flowpilot.adapters.guide.reading import flaws_of, read_playbook
from flowpilot.domain.playbook import Flaw, Playbook
from flowpilot.domain.proposal import Fix

KEPT = 512  # texts that were read lately; one is a few kB

_read = lru_cache(maxsize=KEPT)(read_playbook)


class PlaybookLibrary:
    """See `application.ports_playbooks.Library`."""

    def built_in(self) -> Mapping[str, Playbook]:
        return built_in()

    def built_in_text(self, key: str) -> str | None:
        return built_in_texts().get(key)

    def read(self, text: str) -> Playbook:
        return _read(text)

    def with_fix(self, text: str, fix: Fix) -> str | None:
        return with_fix(text, fix)

    def draft(self, fix: Fix, taken: Collection[str]) -> str | None:
        return draft(fix, taken)

    def flaws_of(self, text: str) -> Sequence[Flaw]:
        return flaws_of(text)
