"""One round of the long run: a backup of a product at work, restored, served and compared."""

from pathlib import Path

import pytest

from faults.backups import Plan, run


@pytest.mark.anyio
async def test_what_was_acknowledged_is_back_and_nobody_is_told_again(tmp_path: Path) -> None:
    verdict = await run(tmp_path, Plan(rounds=1, seed=1, accounts=1, pages=2, overdue_after=8.0))
    assert not verdict.violations
    assert not verdict.untested
    assert verdict.figures["acknowledged before a backup, and in it"] > 20
    assert verdict.figures["deliveries held and listed"] > 0
