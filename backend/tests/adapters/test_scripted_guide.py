"""The guide as Alice meets it, with the playbooks that ship."""

from dataclasses import replace

import pytest

from flowpilot.adapters.guide.built_in import built_in
from flowpilot.adapters.guide.ending import CLOSING, solved, the_end
from flowpilot.adapters.guide.scripted import ScriptedGuide
from flowpilot.domain.playbook import Item, Playbook
from flowpilot.domain.session import AISessionStep, NewStep
from tests.kettle import KETTLE
from tests.notebook import Notebook

GUIDE = ScriptedGuide()
ALL = list(built_in().values())
VPN = built_in()["vpn"]

each_playbook = pytest.mark.parametrize("playbook", ALL, ids=lambda playbook: playbook.key)


def asks(notebook: Notebook, playbook: Playbook | None = None) -> AISessionStep:
    """Alice asks the guide, and what it says is recorded."""
    return notebook.guide(GUIDE.propose(notebook.session, notebook.steps, playbook))


@pytest.mark.parametrize(
    ("problem", "key"),
    [
        ("user account locked after too many tries", "sign-in"),
        ("Kennwort abgelaufen, kann mich nicht anmelden", "sign-in"),
        ("Computer meldet fehlende Vertrauensstellung", "sign-in"),
        ("SAP Kennwort falsch, Benutzer gesperrt", "erp-sign-in"),
        ("needs access to transaction for purchase order approval in erp, not authorized", "erp-role"),
        ("Keine Berechtigung in SAP für VA02", "erp-role"),
        ("new phone, authenticator code is refused", "mfa"),
        ("vpn drops every ten minutes from home", "vpn"),
        ("VPN-Einwahl aus dem Homeoffice geht nicht", "vpn"),
        ("Etikettendrucker in Halle 3 druckt nicht", "printer"),
        ("outlook does not open", "outlook"),
        ("Termine fehlen im Kalender", "outlook-calendar"),
        ("mail to a customer came back undeliverable", "mail-delivery"),
        ("no wifi on the second floor", "wifi"),
        ("Standort Linz ohne Netz, Internetausfall", "site-down"),
        ("received from: monitoring\n\njob nightly-44 failed in scheduler at 02:10", "job-failed"),
        ("Datensicherung heute Nacht abgebrochen", "backup-failed"),
        ("please install the new cad version", "software-install"),
        ("docking station does not charge the laptop", "docking-screens"),
        ("Rechner fährt nicht hoch, Bluescreen", "no-boot"),
        ("Zugriff auf Ordner Einkauf benötigt", "access-share"),
        ("Neue Mitarbeiterin ab Montag, bitte Konto anlegen", "new-person"),
        ("Verdächtige Mail mit Link bekommen", "phishing"),
        ("any update on ticket 4711?", "status-chase"),
        ("Wie ist der Stand meiner Anfrage?", "status-chase"),
        ("Hat sich erledigt, geht wieder", "already-solved"),
        ("please see attached", "see-attached"),
        ("the coffee machine is broken", "hardware"),
        ("系统登录不了", "general"),
    ],
)
def test_the_words_of_a_ticket_choose_the_playbook(problem: str, key: str) -> None:
    assert GUIDE.choose(Notebook(problem).session)[0].playbook.key == key


@each_playbook
def test_each_item_is_proposed_once_then_the_closing_questions_then_to_escalate(playbook: Playbook) -> None:
    notebook = Notebook("nothing known")
    texts = [asks(notebook, playbook).text for _ in range(len(playbook.items) + len(CLOSING) + 2)]
    end = the_end(playbook, "en")
    assert texts == [*[item.text.en for item in (*playbook.items, *CLOSING)], end, end]
    assert all(text.en in end for text in playbook.escalate_when)


def test_the_guide_signs_what_it_proposes_and_an_action_waits_for_its_result() -> None:
    notebook = Notebook("vpn")
    steps = [GUIDE.propose(notebook.session, notebook.steps)]
    notebook.guide(steps[0])
    notebook.alice("answer", "Yes", about=notebook.steps[-1])
    notebook.alice("action", "checked the account, it is not locked", "worked")
    while len(steps) < len(VPN.items) - 2:
        steps.append(GUIDE.propose(notebook.session, notebook.steps))
        notebook.guide(steps[-1])
    kinds = {(step.author_kind, step.kind, step.outcome) for step in steps}
    assert kinds == {("guide", "question", None), ("guide", "action", "pending")}
    assert steps[0].item_key == "vpn/internet"


def test_the_guide_follows_what_alice_answers() -> None:
    notebook = Notebook("vpn does not connect")
    assert asks(notebook).text.startswith("Does the internet work")
    notebook.alice("answer", "No, nothing at all", about=notebook.steps[-1])
    hotspot = asks(notebook)
    assert "hotspot" in hotspot.text
    notebook.alice("result", "Works at once", "worked", about=hotspot)
    router = asks(notebook)
    assert "home router" in router.text
    notebook.alice("result", "Restarted, works", "worked", about=router)
    assert asks(notebook).text == solved("en")
    assert "VPN client" in asks(notebook).text, "it was not solved after all: what comes next?"


def test_the_guide_speaks_the_tickets_language() -> None:
    notebook = Notebook("VPN geht nicht, ich komme von zuhause nicht auf den Server")
    question = asks(notebook)
    assert question.text == "Geht auf dem Gerät das Internet, während das VPN nicht geht?"
    notebook.alice("answer", "Nein", about=question)
    assert "Hotspot" in asks(notebook).text


def test_the_guide_does_not_ask_for_what_alice_has_done() -> None:
    notebook = Notebook("printer in dispatch prints nothing")
    notebook.alice("action", "Cleared the queue and restarted the spooler", "failed")
    proposed = [asks(notebook).text for _ in range(10)]
    assert not [text for text in proposed if "spooler" in text]


def test_what_a_branch_passed_by_is_asked_at_the_end_where_the_likely_cause_needs_it() -> None:
    fuse = replace(KETTLE.causes[0], then=("socket",))
    playbook = replace(KETTLE, causes=(fuse,))
    notebook = Notebook("kettle")
    notebook.alice("answer", "No", about=asks(notebook, playbook))
    texts = [asks(notebook, playbook).text for _ in range(5)]
    assert texts == [
        "Is the fuse whole?",
        "Close the lid.",
        "Call the maker.",
        "Try another socket.",
        CLOSING[0].text.en,
    ]


def test_a_playbook_that_alice_chose_is_kept_to() -> None:
    notebook = Notebook("outlook does not open")
    assert asks(notebook, VPN).text == VPN.items[0].text.en


def test_a_session_begun_with_an_older_release_goes_on() -> None:
    notebook = Notebook("vpn")
    old = notebook.guide(NewStep("question", "How far does it get: before the password?", author_kind="guide"))
    notebook.alice("answer", "before", about=old)
    assert asks(notebook).text == VPN.items[0].text.en
    assert GUIDE.assess(notebook.session, notebook.steps).suggested_steps


def test_a_lockout_that_comes_back_points_at_an_old_saved_password() -> None:
    notebook = Notebook("Konto von Herrn Abel ist gesperrt, er kann sich nicht anmelden")
    unlocked = notebook.alice("action", "Unlocked the account", "failed")
    note = notebook.alice("note", "Five minutes later it is locked again")
    assessment = GUIDE.assess(notebook.session, notebook.steps)
    assert assessment.likely_cause is not None
    assert "altes gespeichertes Kennwort" in assessment.likely_cause
    assert assessment.for_step_ids == (unlocked.id, note.id)
    assert assessment.suggested_steps[0].text.startswith("Am Domänencontroller finden")


def test_a_record_full_of_unknown_words_gets_no_cause() -> None:
    notebook = Notebook("the vpn of the coffee machine")
    for _ in range(3):
        notebook.alice("action", "Descaled it", "failed")
    assessment = GUIDE.assess(notebook.session, notebook.steps)
    assert assessment.likely_cause is None
    assert assessment.confidence is None
    assert not assessment.ruled_out


@each_playbook
def test_whatever_was_recorded_only_recorded_steps_are_cited(playbook: Playbook) -> None:
    for answer, outcome in (("yes", "worked"), ("no", "failed")):
        notebook = Notebook("nothing known")
        for item in playbook.items:
            _tried(notebook, item, answer, outcome)
        assessment = GUIDE.assess(notebook.session, notebook.steps, playbook)
        known = {step.id for step in notebook.steps}
        cited = {*assessment.for_step_ids, *assessment.against_step_ids}
        cited |= {step_id for each in assessment.suggested_steps for step_id in each.step_ids}
        ruled_out = [set(each.step_ids) for each in assessment.ruled_out]
        assert all(ruled_out)
        assert cited.union(*ruled_out) <= known
        assert assessment.confidence is None or 0 < assessment.confidence < 1
        assert assessment.likely_cause not in [each.text for each in assessment.ruled_out]


def _tried(notebook: Notebook, item: Item, answer: str, outcome: str) -> None:
    if item.kind == "question":
        step = notebook.guide(NewStep("question", item.text.en, author_kind="guide"))
        notebook.alice("answer", answer, about=step)
    else:
        step = notebook.guide(NewStep("action", item.text.en, "pending", author_kind="guide"))
        notebook.alice("result", "done", "worked" if outcome == "worked" else "failed", about=step)
