"""Playbooks: what ships, what an account writes in its place, and what a session works with."""

from typing import Any

import httpx2 as httpx
import pytest

from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

KETTLE = """\
key: kettle
title: {en: The kettle stays cold, de: Der Wasserkocher bleibt kalt}
when:
  en: ["kettle|teapot": 5]
  de: [wasserkocher: 5]
items:
  - key: plug
    ask: {en: "Is it plugged in?", de: "Ist er eingesteckt?"}
    answers: {yes: {next: fuse}, no}
  - key: fuse
    check: {en: "Look at the fuse.", de: "Die Sicherung ansehen."}
    commands: ["Get-Fuse -Room Kitchen"]
    expect: {en: "It is in.", de: "Sie ist drin."}
likely:
  - cause: {en: "The fuse", de: "Die Sicherung"}
    if: [{item: fuse, is: failed, weight: 1.3}]
    rules_out: [{item: fuse, is: worked}]
escalate_when:
  - {en: "it smokes", de: "es raucht"}
"""


async def test_a_session_gets_the_playbook_that_its_words_choose_and_says_why(town: Town) -> None:
    session = await town.alice.starts("Outlook asks for the password again and again")
    playbook = session["playbook"]
    assert (playbook["key"], playbook["version"], playbook["chosen_by"]) == ("outlook", None, "guide")
    assert "outlook" in playbook["why"]
    german = await town.alice.starts("Der Drucker im Lager druckt nicht mehr")
    assert german["playbook"]["title"] == "Ein Drucker druckt nicht"
    assert (await town.bob.get(f"/ai-sessions/{german['id']}")).json()["playbook"] == german["playbook"]


async def test_what_an_admin_writes_is_worked_with_and_shown_beside_the_guides_steps(town: Town) -> None:
    assert (await _writes(town.bob, "kettle", KETTLE)).status_code == 403
    written = await _writes(town.ada, "kettle", KETTLE, note="For the kitchen")
    assert written.status_code == 200, written.text
    assert (written.json()["version"], written.json()["source"]) == (1, "account")
    session = await town.alice.starts("The kettle on floor 2 stays cold")
    assert (session["playbook"]["key"], session["playbook"]["version"]) == ("kettle", 1)
    asked = await _asks(town.alice, session)
    assert asked["guide"] == {"commands": [], "expect": None, "answers": ["Yes", "No"]}
    await town.alice.records(session, "answer", "Yes", answers_step_id=asked["id"])
    to_do = await _asks(town.alice, session)
    assert to_do["guide"] == {"commands": ["Get-Fuse -Room Kitchen"], "expect": "It is in.", "answers": []}
    steps = (await town.bob.get(f"/ai-sessions/{session['id']}/steps")).json()["items"]
    assert [step.get("guide") for step in steps] == [asked["guide"], None, to_do["guide"]]
    assert "guide" not in steps[1]


async def test_the_context_screen_says_what_is_ruled_out(town: Town) -> None:
    await _writes(town.ada, "kettle", KETTLE)
    session = await town.alice.starts("The kettle on floor 2 stays cold")
    await town.alice.records(session, "answer", "yes", answers_step_id=(await _asks(town.alice, session))["id"])
    check = await _asks(town.alice, session)
    result = await town.alice.records(session, "result", "It is in", outcome="worked", answers_step_id=check["id"])
    context = await town.bob.context(await town.alice.escalates(session))
    (line,) = context["ruled_out"]
    assert line["text"] == "The fuse"
    assert line["step_id"] in (check["id"], result["id"])


async def test_a_session_goes_on_with_its_version_and_versions_stay_readable(town: Town) -> None:
    await _writes(town.ada, "kettle", KETTLE)
    session = await town.alice.starts("The kettle on floor 2 stays cold")
    second = await _writes(town.ada, "kettle", KETTLE.replace("Is it plugged in?", "Is it there?"))
    assert second.json()["version"] == 2
    asked = await _asks(town.alice, session)
    assert asked["text"] == "Is it plugged in?"
    assert (await town.ada.client.delete("/playbooks/kettle")).status_code == 204
    assert (await _asks(town.alice, session))["guide"]["commands"] == ["Get-Fuse -Room Kitchen"]
    assert (await town.bob.get("/playbooks/kettle")).status_code == 404
    old = (await town.bob.get("/playbooks/kettle?version=1")).json()
    assert old["text"] == KETTLE
    assert [(one["version"], one["withdrawn"]) for one in old["versions"]] == [(3, True), (2, False), (1, False)]
    assert (await town.ada.client.delete("/playbooks/kettle")).status_code == 404
    assert (await town.alice.starts("The kettle stays cold"))["playbook"]["key"] != "kettle"


async def test_the_list_says_where_a_playbook_belongs_and_how_many_sessions_work_with_it(town: Town) -> None:
    await _writes(town.ada, "kettle", KETTLE)
    await town.alice.starts("The kettle on floor 2 stays cold")
    await town.bob.starts("The kettle on floor 3 stays cold")

    async def listed(reader: Colleague) -> dict[str, tuple[str | None, int]]:
        items = (await reader.get("/playbooks")).json()["items"]
        return {one["key"]: (one["area"], one["sessions"]) for one in items}

    theirs = await listed(town.bob)
    assert (theirs["kettle"], theirs["vpn"]) == ((None, 2), ("network", 0))
    await town.charlie.starts("The VPN does not connect from home")
    assert (await listed(town.charlie))["vpn"] == ("network", 1)
    assert (await listed(town.bob))["vpn"] == ("network", 0)


async def test_an_own_version_takes_the_place_of_what_ships_until_it_is_withdrawn(town: Town) -> None:
    shipped = (await town.bob.get("/playbooks/printer")).json()
    assert (shipped["source"], shipped["version"], shipped["versions"]) == ("built_in", None, [])
    own = shipped["text"].replace("A printer does not print", "Our printers")
    assert (await _writes(town.ada, "printer", own)).status_code == 200
    titles = {one["key"]: (one["title"], one["source"]) for one in (await town.bob.get("/playbooks")).json()["items"]}
    assert titles["printer"] == ("Our printers", "account")
    assert titles["outlook"][1] == "built_in"
    assert (await town.bob.get("/playbooks/printer?version=0")).json()["text"] == shipped["text"]
    theirs = {one["key"]: one["title"] for one in (await town.charlie.get("/playbooks")).json()["items"]}
    assert theirs["printer"] == shipped["title"]
    await town.ada.client.delete("/playbooks/printer")
    assert (await town.bob.get("/playbooks/printer")).json()["title"] == shipped["title"]


async def test_bob_reads_what_a_playbook_says(town: Town) -> None:
    await _writes(town.ada, "kettle", KETTLE, note="For the kitchen")
    read = (await town.bob.get("/playbooks/kettle")).json()
    content = read["content"]
    assert content["title"] == {"en": "The kettle stays cold", "de": "Der Wasserkocher bleibt kalt"}
    assert content["phrases"][0] == {"text": "kettle|teapot", "weight": 5.0}
    plug, fuse = content["items"]
    assert (plug["kind"], plug["answers"][0]["next"], plug["answers"][1]["next"]) == ("question", "fuse", None)
    assert (fuse["kind"], fuse["commands"][0]["en"]) == ("check", "Get-Fuse -Room Kitchen")
    (cause,) = content["causes"]
    assert cause["signs"] == [{"item": "fuse", "came_out": "failed", "said": [], "weight": 1.3}]
    assert [(one["by"]["name"], one["note"]) for one in read["versions"]] == [("ada", "For the kitchen")]
    assert read["ships"] is False


async def test_what_was_withdrawn_stays_listed_until_it_is_written_again(town: Town) -> None:
    await _writes(town.ada, "kettle", KETTLE)
    await town.ada.client.delete("/playbooks/kettle")
    listed = (await town.bob.get("/playbooks")).json()
    assert listed["retired"] == [{"key": "kettle", "title": "The kettle stays cold", "version": 1}]
    assert "kettle" not in [one["key"] for one in listed["items"]]
    assert (await town.charlie.get("/playbooks")).json()["retired"] == []
    await _writes(town.ada, "kettle", KETTLE)
    assert (await town.bob.get("/playbooks")).json()["retired"] == []
    shipped = (await town.bob.get("/playbooks/printer")).json()["text"]
    await _writes(town.ada, "printer", shipped)
    await town.ada.client.delete("/playbooks/printer")
    assert (await town.bob.get("/playbooks")).json()["retired"] == []


async def test_two_admins_write_at_once_and_the_second_is_told(town: Town) -> None:
    assert (await _writes(town.ada, "kettle", KETTLE, seen=0)).status_code == 200
    refused = await _writes(town.ada, "kettle", KETTLE.replace("plugged in", "there"), seen=0)
    assert (refused.status_code, refused.json()["state"]) == (409, "outdated")
    assert (await _writes(town.ada, "kettle", KETTLE.replace("plugged in", "there"), seen=1)).json()["version"] == 2


async def test_what_is_exported_can_be_read_again(town: Town) -> None:
    await _writes(town.ada, "kettle", KETTLE)
    await _writes(town.ada, "teapot", KETTLE.replace("key: kettle", "key: teapot"))
    own = await town.bob.get("/playbook-export")
    assert own.text == f"{KETTLE}---\n{KETTLE.replace('key: kettle', 'key: teapot')}"
    every = (await town.bob.get("/playbook-export?which=all")).text.split("---\n")
    assert len(every) == len((await town.bob.get("/playbooks")).json()["items"])
    for text in every[:5]:
        assert (await town.bob.post("/playbooks/check", {"text": text})).json()["errors"] == []
    assert (await town.charlie.get("/playbook-export")).text == ""


async def test_a_text_that_is_no_playbook_is_refused_by_line(town: Town) -> None:
    wrong = KETTLE.replace("check: {en", "czech: {en")
    checked = (await town.bob.post("/playbooks/check", {"text": wrong})).json()
    assert checked["title"] is None
    assert checked["errors"][0]["line"] > 1
    refused = await _writes(town.ada, "kettle", wrong)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"].startswith("/text/items/")
    assert (await _writes(town.ada, "teapot", KETTLE)).json()["errors"][0]["pointer"] == "/text/key"
    right = (await town.bob.post("/playbooks/check", {"text": KETTLE})).json()
    assert (right["errors"], right["key"], right["title"]) == ([], "kettle", "The kettle stays cold")
    assert [item["text"]["de"] for item in right["content"]["items"]] == [
        "Ist er eingesteckt?",
        "Die Sicherung ansehen.",
    ]
    for text in ("", "\t", "a: &a [*a]", "x" * 200_001, "- - -" * 1_000):
        assert (await _writes(town.ada, "kettle", text)).status_code == 422


async def test_the_worker_of_a_session_chooses_another_playbook(town: Town) -> None:
    session = await town.alice.starts("Outlook asks for the password again and again")
    address = f"/ai-sessions/{session['id']}/playbook"
    chosen = (await town.alice.post(address, {"key": "printer"})).json()["playbook"]
    assert (chosen["key"], chosen["chosen_by"], chosen["why"]) == ("printer", "person", "Chosen by Alice.")
    assert chosen["others"][0]["key"] == "outlook"
    assert "printer" in (await _asks(town.alice, session))["text"]
    assert (await town.bob.post(address, {"key": "vpn"})).json()["code"] == "not_the_owner"
    assert (await town.alice.post(address, {"key": "nothing"})).json()["errors"][0]["pointer"] == "/key"
    await town.bob.claims(await town.alice.escalates(session))
    assert (await town.alice.post(address, {"key": "vpn"})).json()["code"] == "not_the_claimer"
    assert (await town.bob.post(address, {"key": "vpn"})).json()["playbook"]["why"] == "Chosen by Bob."


async def _writes(who: Colleague, key: str, text: str, **more: Any) -> httpx.Response:  # noqa: ANN401 - JSON
    return await who.client.put(f"/playbooks/{key}", json={"text": text, **more})


async def _asks(who: Colleague, session: Json) -> Json:
    answer = await who.post(f"/ai-sessions/{session['id']}/guide")
    assert answer.status_code == 201, answer.text
    step: Json = answer.json()
    return step
