"""A long session is read in pages, as every list is."""

import pytest

from tests.people import Town

pytestmark = pytest.mark.anyio


async def test_alice_reads_her_long_session_page_by_page(town: Town) -> None:
    session = await town.alice.starts()
    for number in range(1, 53):
        await town.alice.records(session, "note", f"note {number}")
    steps = f"/ai-sessions/{session['id']}/steps"
    first = (await town.alice.get(steps)).json()
    assert [step["number"] for step in first["items"]] == list(range(1, 51))
    await town.alice.records(session, "note", "one more")
    rest = (await town.alice.get(steps, params={"cursor": first["next_cursor"]})).json()
    assert ([step["number"] for step in rest["items"]], rest["next_cursor"]) == ([51, 52, 53], None)
    assert (await town.alice.get(steps, params={"after": 50})).json() == rest
    assert (await town.alice.get(steps, params={"cursor": "x"})).status_code == 422
