"""What a visitor of the demo downloads."""

import pytest

from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.demo.people import ACCOUNTS, DemoAccount
from flowpilot.adapters.demo.seeding import seed
from flowpilot.adapters.saving_statistics import ScipySavings
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application import evidence_pack
from flowpilot.application.evidence_pack import EvidencePeriod
from flowpilot.application.savings import Engines
from tests.evidence.recompute import differences, opened
from tests.people import NoPasswords

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.name)
@pytest.mark.parametrize("period", ["7d", "30d", "90d", "pilot"])
async def test_the_demo_accounts_figures_follow_from_their_rows(
    pool: Pool, account: DemoAccount, period: EvidencePeriod
) -> None:
    await seed(pool, NoPasswords)
    async with PostgresUnits(pool, nobody_listens).begin(account.id) as unit:
        evidence = await evidence_pack.read(unit, period)
    pack = opened(await evidence_pack.build(evidence, Engines(ScipyStatistics(), ScipySavings())))
    assert len(pack.rows("escalations.csv")) > 5
    assert differences(pack) == []
