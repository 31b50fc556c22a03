"""An account's own playbooks in memory."""

from collections.abc import Sequence

from flowpilot.application.ports_playbooks import StoredPlaybook
from tests.fakes.store import Rows


class MemoryPlaybooks:
    """See `application.ports_playbooks.Playbooks`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def hold(self) -> None:
        pass

    async def current(self) -> Sequence[StoredPlaybook]:
        newest = {one.key: one for one in self._rows.playbooks}
        return [newest[key] for key in sorted(newest) if newest[key].text is not None]

    async def versions(self, key: str) -> Sequence[StoredPlaybook]:
        return [one for one in reversed(self._rows.playbooks) if one.key == key]

    async def version(self, key: str, version: int) -> StoredPlaybook | None:
        return next((one for one in self._rows.playbooks if (one.key, one.version) == (key, version)), None)

    async def add(self, playbook: StoredPlaybook) -> None:
        self._rows.playbooks.append(playbook)
