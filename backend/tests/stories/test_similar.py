"""What was resolved before and is like this, and what was recorded as notes."""

import pytest

from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

VPN = "VPN AnyConnect drops every few minutes at home"


async def test_a_resolved_session_is_found_by_its_words_in_both_languages(town: Town) -> None:
    vpn = await _resolved(town.alice, "AnyConnect VPN drops after ten minutes", "Renewed the certificate")
    drucker = await _resolved(town.alice, "Der Drucker im Lager druckt nur leere Seiten", "Trommel getauscht")
    (like_vpn,) = await _similar(town.bob, await town.bob.starts(VPN))
    assert (like_vpn["id"], like_vpn["summary"]) == (vpn["id"], "Renewed the certificate")
    assert like_vpn["why"] == "Both say “vpn”, “anyconnect”, “drops”."
    (like_drucker,) = await _similar(town.bob, await town.bob.starts("Drucker in der Werkstatt druckt leere Seiten"))
    assert like_drucker["id"] == drucker["id"]


async def test_the_same_client_goes_first_and_open_sessions_are_no_answer(town: Town) -> None:
    other = await _resolved(town.alice, VPN, "Other", client_name="Heron")
    same = await _resolved(town.alice, "VPN AnyConnect slow", "Same", client_name="Kestrel")
    await town.alice.starts(VPN, client_name="Kestrel")
    found = await _similar(town.bob, await town.bob.starts(VPN, client_name="Kestrel"))
    assert [(one["id"], one["same_client"]) for one in found] == [(same["id"], True), (other["id"], False)]
    assert found[0]["why"].startswith("Same client. Both say")


async def test_nothing_of_another_account_is_similar_and_secrets_are_masked(town: Town) -> None:
    await _resolved(town.charlie, VPN, "Charlie's own")
    await _resolved(town.alice, "VPN AnyConnect drops, password: hunter2", "Set password: hunter2")
    (found,) = await _similar(town.bob, await town.bob.starts(VPN + ", password: hunter2"))
    assert "hunter2" not in str(found)
    assert "Charlie" not in str(found)


async def test_notes_are_in_english_or_german_and_viewers_get_none(town: Town) -> None:
    session = await town.alice.starts(VPN, ticket_ref="4711")
    await town.alice.records(session, "action", "Restarted AnyConnect", outcome="failed")
    internal = (await town.bob.get(f"/ai-sessions/{session['id']}/notes")).json()["text"]
    assert "Restarted AnyConnect: failed (Alice, " in internal
    customer = (await town.bob.get(f"/ai-sessions/{session['id']}/notes?tone=customer&language=de")).json()["text"]
    assert customer == (
        f"Ihre Anfrage (Ticket 4711): {VPN}\n\n"
        "Was wir getan haben:\n- Restarted AnyConnect – das hat nicht geholfen\n\n"
        "Ergebnis: Wir arbeiten daran."
    )
    assert (await town.vera.get(f"/ai-sessions/{session['id']}/notes")).status_code == 403
    assert (await town.bob.get(f"/ai-sessions/{session['id']}/notes?tone=rude")).status_code == 422


async def _resolved(who: Colleague, problem: str, summary: str, **more: object) -> Json:
    session = await who.starts(problem, **more)
    answer = await who.post(f"/ai-sessions/{session['id']}/resolve", {"summary": summary})
    assert answer.status_code == 200, answer.text
    return session


async def _similar(who: Colleague, session: Json) -> list[Json]:
    answer = await who.get(f"/ai-sessions/{session['id']}/similar")
    assert answer.status_code == 200, answer.text
    items: list[Json] = answer.json()["items"]
    return items
