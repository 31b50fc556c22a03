"""Two API processes of their own: what is done at the one is seen at the other, and whoever goes says goodbye."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.live.reader import listening
from tests.people import found_town
from tests.races import api_process, until_alive

pytestmark = pytest.mark.anyio


async def test_a_process_that_stops_says_goodbye_and_the_reader_goes_on_at_the_other(
    embedded: DatabaseUrls, pool: Pool, tmp_path: Path
) -> None:
    with api_process(embedded, tmp_path, 1) as staying, ExitStack() as stack:
        going = stack.enter_context(api_process(embedded, tmp_path, 0))
        await until_alive(staying, going)
        town = await found_town(pool, staying)
        async with listening(town.bob, address=going) as live:
            await town.alice.escalates(await town.alice.starts())
            created = await live.until_kind("handoff_created", patience=5)
            stack.close()
            bye = await live.until_kind("bye")
            await live.until_ended()
        handoff = await town.alice.escalates(await town.alice.starts())
        async with listening(town.bob, created.id, address=staying) as again:
            await again.until_kind("handoff_created")
    assert bye.data == {"reason": "shutdown"}
    assert again.events[0].number == created.number + 1
    assert again.of_kind("handoff_created")[0].data["id"] == handoff["id"]
