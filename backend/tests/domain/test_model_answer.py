"""What is left of what a model wrote."""

import re
import unicodedata
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowpilot.domain.model_answer import (
    ModelFailed,
    RawAssessment,
    RawSuggestion,
    checked_assessment,
)
from flowpilot.domain.plain_text import plain

STEPS = {number: uuid4() for number in (1, 2, 3)}


def raw(cause: str | None = "DNS", confidence: float | None = 0.5, **more: list[int]) -> RawAssessment:
    return RawAssessment(cause, [], more.get("speak_for", []), more.get("speak_against", []), confidence)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Clear the cache", "Clear the cache"),
        ("ipconfig /all > C:\\out.txt", "ipconfig /all > C:\\out.txt"),
        ("Ping 10.0.0.1 & wait < 5 s", "Ping 10.0.0.1 & wait < 5 s"),
        ("<b>Clear</b> the cache", "Clear the cache"),
        ("<scr<b>ipt>alert(1)", "alert(1)"),
        ("Open [the portal](https://evil.example/login) now", "Open the portal now"),
        ("[[a](https://evil.example)](https://evil.example) b", "a b"),
        ("Go to https://evil.example/x now", "Go to now"),
        ("javascript:alert(1)", "(1)"),
        ("gnp.\u202eexe\u200b", "gnp.exe"),
        ("one\ntwo\x1b[2J", "one two [2J"),
        ("Prüfe die DNS-Einträge für 打印机", "Prüfe die DNS-Einträge für 打印机"),
    ],
)
def test_it_is_plain_text(written: str, shown: str) -> None:
    assert plain(written, 400) == shown


@given(st.text(max_size=300) | st.text(alphabet="<>[]()!a/:\\\u202e\u200b\n", max_size=80))
def test_no_text_runs_leads_or_hides(written: str) -> None:
    shown = plain(written, 200)
    assert len(shown) <= 200
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs") for character in shown)
    assert "<a" not in shown
    assert not re.search(r"\[[^\[\]]*\]\([^()\s]*\)|<[a-z/!?]|[a-z]://", shown)


def test_steps_that_do_not_exist_are_not_cited_and_a_cause_that_rests_on_them_goes() -> None:
    some = checked_assessment(raw(speak_for=[1, 99], speak_against=[2, -1]), STEPS)
    assert (some.likely_cause, some.for_step_ids, list(some.against_step_ids)) == ("DNS", (STEPS[1],), [STEPS[2]])
    with pytest.raises(ModelFailed, match="unusable_answer"):
        checked_assessment(raw(speak_for=[98, 99]), STEPS)


def test_a_suggestion_that_rests_on_no_real_step_goes_and_one_that_rests_on_none_stays() -> None:
    written = [RawSuggestion("Reboot", [77]), RawSuggestion("Look at DNS", []), RawSuggestion("Ask her", [2, 77])]
    found = checked_assessment(RawAssessment(None, written, [], [], 0.9), STEPS)
    assert [(each.text, tuple(each.step_ids)) for each in found.suggested_steps] == [
        ("Look at DNS", ()),
        ("Ask her", (STEPS[2],)),
    ]
    assert found.confidence is None


def test_a_model_that_repeats_itself_says_it_once() -> None:
    written = [RawSuggestion(text, []) for text in ("Reboot", "reboot!", " REBOOT. ", "Look at DNS")]
    found = checked_assessment(RawAssessment("DNS", written, [], [], None), STEPS)
    assert [each.text for each in found.suggested_steps] == ["Reboot", "Look at DNS"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [(0.5, 0.5), (7.0, 1.0), (-1.0, 0.0), (float("inf"), 1.0), (float("nan"), None), (None, None)],
)
def test_confidence_lies_between_none_and_one(written: float | None, shown: float | None) -> None:
    assert checked_assessment(raw(confidence=written), STEPS).confidence == shown


def test_nothing_but_markup_is_no_answer() -> None:
    with pytest.raises(ModelFailed):
        checked_assessment(raw("<img src=x>"), {1: UUID(int=1)})
