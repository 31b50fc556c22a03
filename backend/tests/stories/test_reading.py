"""Who has a handoff's context screen open just now: seen by the others, forgotten by itself, on nobody's record."""

from collections.abc import Sequence

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.people import Colleague, Json, Town
from tests.stories.every_write import WatchedWrites

pytestmark = pytest.mark.anyio


async def opens(who: Colleague, handoff: Json) -> None:
    assert (await who.post(f"/escalations/{handoff['id']}/opened")).status_code == 204


async def reads_on(who: Colleague, handoff: Json) -> Sequence[str]:
    answer = await who.post(f"/escalations/{handoff['id']}/reading")
    return [reader["id"] for reader in answer.json()["items"]]


async def sees_reading(who: Colleague, handoff: Json) -> Sequence[str]:
    answer = await who.get(f"/escalations/{handoff['id']}/reading")
    return [reader["id"] for reader in answer.json()["items"]]


async def test_bob_and_ada_see_each_other_read_and_alice_sees_both(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    await opens(town.bob, handoff)
    await opens(town.ada, handoff)
    assert await reads_on(town.bob, handoff) == []
    assert await reads_on(town.ada, handoff) == [town.bob.id]
    assert await reads_on(town.bob, handoff) == [town.ada.id]
    assert await sees_reading(town.alice, handoff) == [town.bob.id, town.ada.id]


async def test_who_leaves_is_gone_at_once_and_who_falls_silent_after_30_seconds(
    town: Town, embedded: DatabaseUrls
) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    for reader in (town.bob, town.ada):
        await opens(reader, handoff)
        await reads_on(reader, handoff)
    await town.bob.client.delete(f"/escalations/{handoff['id']}/reading")
    assert await sees_reading(town.alice, handoff) == [town.ada.id]
    account = WatchedWrites(embedded, town.alice.account_id)
    silent = "update handoff_opening set reading_at = now() - make_interval(secs => %s) where handoff_id = %s"
    account.meanwhile(silent, (25, handoff["id"]))
    assert await sees_reading(town.alice, handoff) == [town.bob.id, town.ada.id]
    account.meanwhile(silent, (31, handoff["id"]))
    assert await sees_reading(town.alice, handoff) == []


async def test_alice_reads_her_own_unseen_and_viewers_have_no_part_in_it(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    await reads_on(town.alice, handoff)
    assert await sees_reading(town.bob, handoff) == []
    path = f"/escalations/{handoff['id']}/reading"
    for refused in (await town.vera.post(path), await town.vera.get(path), await town.vera.client.delete(path)):
        assert refused.status_code == 403
