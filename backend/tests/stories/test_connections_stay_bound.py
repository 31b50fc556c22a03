"""A connection that somebody left without transactions has them again for those who come after."""

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import open_pool

pytestmark = pytest.mark.anyio


async def test_what_is_bound_to_a_transaction_holds_after_a_look_that_was_not_finished(embedded: DatabaseUrls) -> None:
    async with open_pool(embedded.app, size=1) as pool:
        async with pool.connection() as connection:
            await connection.set_autocommit(True)
        async with pool.connection() as connection:
            await connection.execute("select set_config('app.account_id', 'bound', true)")
            bound = await (await connection.execute("select current_setting('app.account_id')")).fetchone()
    assert bound == ("bound",)
