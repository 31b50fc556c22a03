"""Bob reads German, his account English; Charlie's whole account is German. Everybody is told in their language."""

from collections.abc import Sequence
from dataclasses import replace
from email.message import EmailMessage

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.domain.account import Actor
from tests.browsers import SLACK
from tests.mail.server import MailServer
from tests.people import Town
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio


async def speaks(world: World, who: Actor, locale: str) -> None:
    async with world.office.units.begin(who.account.id) as unit:
        user = await unit.people.get(who.id)
        assert user
        await unit.people.change(replace(user, locale=locale))


def words(mails: Sequence[EmailMessage]) -> tuple[str, str, str]:
    """Subject, language and plain text of the only mail."""
    (mail,) = mails
    text = mail.get_body(("plain",))
    assert text
    return str(mail["Subject"]), str(mail["Content-Language"]), text.get_content()


async def test_each_is_mailed_in_their_own_language(world: World, mail_server: MailServer, smtp: SmtpChannel) -> None:
    await speaks(world, world.bob, "de")
    await world.office.escalate(world.alice, "Drucker druckt nicht")
    await world.work(smtp)
    subject, language, text = words(mail_server.taken_by("bob@"))
    assert (subject, language) == ("Eskalation von Alice · #4711: Drucker druckt nicht", "de")
    assert "Jemand aus Ihrem Team bittet um Hilfe." in text
    subject, language, text = words(mail_server.taken_by("dora@"))
    assert (subject, language) == ("Escalation from Alice · #4711: Drucker druckt nicht", "en")
    assert "A colleague asks for help." in text


async def test_whoever_chose_no_language_is_told_in_the_accounts(town: Town) -> None:
    assert (await town.ada.client.patch("/account", json={"locale": "de"})).status_code == 200
    assert (await town.bob.client.patch("/auth/profile", json={"locale": "en"})).status_code == 200
    assert (await town.ada.post("/channels", SLACK)).status_code == 201
    handoff = await town.alice.escalates(await town.alice.starts("Outlook"))
    titles = [(await who.get("/notifications")).json()["items"][0]["title"] for who in (town.ada, town.bob)]
    assert titles == ["Eskalation von Alice: Outlook", "Escalation from Alice: Outlook"]
    await town.bob.claims(handoff)
    assert (await town.alice.get("/notifications")).json()["items"][0]["title"] == "Bob hat Ihre Eskalation übernommen"


async def test_what_stands_beside_the_numbers_is_in_the_readers_language(town: Town) -> None:
    assert (await town.bob.client.patch("/auth/profile", json={"locale": "de"})).status_code == 200
    for who, figures, saving in (
        (town.alice, "Time to first action: from", "Hours saved per week: for"),
        (town.bob, "Zeit bis zur ersten Aktion: von", "Gesparte Stunden pro Woche: für"),
    ):
        metric = (await who.get("/analytics/flowpilot/escalations")).json()
        assert metric["metric_definition"].startswith(figures)
        assert (await who.get("/analytics/flowpilot/savings")).json()["definition"].startswith(saving)


async def test_what_does_not_fit_is_explained_in_the_readers_language(town: Town) -> None:
    assert (await town.ada.client.patch("/auth/profile", json={"locale": "de"})).status_code == 200
    for who, line, tier in (
        (town.bob, "“title” is missing.", "No active engineer or admin is in tier 2."),
        (town.ada, "„title“ fehlt.", "In Level 2 ist niemand aus Technik oder Admin aktiv."),
    ):
        checked = (await who.post("/playbooks/check", {"text": "key: vpn\nitems: [{key: a, do: Restart}]"})).json()
        assert [flaw["reason"] for flaw in checked["errors"]] == [line]
        policy = {
            "priority": "high",
            "clock": "wall",
            "first_tier": 2,
            "steps": [],
            "ask_minutes": 5,
            "lapse_minutes": 5,
        }
        refused = (await who.post("/ladder/preview", {"priority": "high", "policies": [policy]})).json()
        assert [fault["reason"] for fault in refused["errors"]] == [tier]
        assert refused["title"] == "Something in the request does not fit."


async def test_what_no_schema_takes_is_refused_in_the_readers_language(town: Town) -> None:
    assert (await town.ada.client.patch("/auth/profile", json={"locale": "de"})).status_code == 200
    wrong = {"problem": " ", "client_name": 7, "ticket_ref": "x" * 201, "colour": "red"}
    said = {}
    for who in (town.alice, town.ada):
        refused = (await who.post("/ai-sessions", wrong)).json()
        said[who.name] = {fault["pointer"]: fault["reason"] for fault in refused["errors"]}
    english, german = said.values()
    assert english == {
        "/problem": "Please write something.",
        "/client_name": "Input should be a valid string",
        "/ticket_ref": "At most 200 characters.",
        "/colour": "Extra inputs are not permitted",
    }
    assert german == {
        "/problem": "Bitte schreiben Sie etwas.",
        "/client_name": "Hier steht ein Text.",
        "/ticket_ref": "Höchstens 200 Zeichen.",
        "/colour": "Dieses Feld gibt es nicht.",
    }
