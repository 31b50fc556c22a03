"""Another site cannot act in the name of somebody who is signed in, nor listen."""

import pytest

from tests.browser import Browser
from tests.people import Town

pytestmark = pytest.mark.anyio

SECRET = "a long enough password"
ELSEWHERE = "https://elsewhere.example"


@pytest.fixture
async def mia(town: Town, api: str) -> Browser:
    """An engineer of Alice's account, signed in."""
    email = f"mia@{town.ada.account_id}.example"
    body = {"email": email, "name": "Mia", "role": "engineer", "password": SECRET}
    assert (await town.ada.post("/users", body)).status_code == 201
    browser = Browser(api)
    assert (await browser.signs_in(email, SECRET)).status_code == 200
    return browser


async def test_writes_need_the_pages_own_origin(mia: Browser) -> None:
    body = {"problem": "Outlook hangs"}
    refused = [
        await mia.post("/ai-sessions", body, Origin=ELSEWHERE),
        await mia.post("/ai-sessions", body, Origin="null"),
        await mia.post("/ai-sessions", body, Origin=mia.address.replace("http://", "https://")),
        await mia.post("/ai-sessions", body, Origin=mia.address + ".elsewhere.example"),
        await mia.post("/ai-sessions", body, **{"Sec-Fetch-Site": "cross-site"}),
        await mia.post("/nowhere", body, Origin=ELSEWHERE),
        await mia.post("/auth/login", {"email": "", "password": ""}, Origin=ELSEWHERE),
    ]
    del mia.client.headers["Origin"]
    refused.append(await mia.post("/ai-sessions", body))
    refused.append(await mia.client.delete("/auth/logins/x"))
    for answer in refused:
        assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")
    assert (await mia.get("/ai-sessions")).json()["items"] == []
    assert (await mia.post("/ai-sessions", body, Origin=mia.address)).status_code == 201


async def test_nothing_is_read_or_heard_from_elsewhere(mia: Browser) -> None:
    for path in ("/ai-sessions", "/escalations/stream", "/nowhere"):
        for headers in ({"Origin": ELSEWHERE}, {"Sec-Fetch-Site": "cross-site"}):
            answer = await mia.get(path, **headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "cross_site"), path


async def test_it_is_checked_before_everything_else(mia: Browser) -> None:
    mia.client.cookies.clear()
    for path in ("/auth/me", "/escalations/stream"):
        assert (await mia.get(path, Origin=ELSEWHERE)).json()["code"] == "cross_site"
    content = await mia.client.post("/ai-sessions", content=b"x" * 5_000_000, headers={"Origin": ELSEWHERE})
    assert content.json()["code"] == "cross_site"


async def test_pages_open_from_links_anywhere(mia: Browser) -> None:
    answer = await mia.client.get(f"{mia.address}/healthz", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200


async def test_a_token_needs_no_origin(town: Town) -> None:
    for headers in ({}, {"Origin": ELSEWHERE}, {"Sec-Fetch-Site": "cross-site"}):
        answer = await town.alice.client.post("/ai-sessions", json={"problem": "a"}, headers=headers)
        assert answer.status_code == 201
    async with town.alice.client.stream("GET", "/escalations/stream", headers={"Origin": ELSEWHERE}) as stream:
        assert stream.status_code == 200


async def test_a_cookie_beside_a_token_opens_nothing(mia: Browser) -> None:
    answer = await mia.post("/ai-sessions", {"problem": "a"}, Origin=ELSEWHERE, Authorization="Bearer nonsense")
    assert answer.status_code == 401
