"""What a text has to be to become a playbook, and how clearly it is told otherwise."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowpilot.adapters.guide.nodes import LARGEST
from flowpilot.adapters.guide.reading import flaws_of, read_playbook
from flowpilot.domain.playbook import FIRST_ANSWER, UnreadablePlaybook
from tests.kettle import KETTLE, TEXT

SMALL = "key: tea\ntitle: Tea\nitems:\n  - {key: boil, do: Boil it.}\n"


def test_the_playbook_says_what_its_text_says() -> None:
    others, socket, fuse, *_ = KETTLE.items
    assert (KETTLE.key, KETTLE.title.en, KETTLE.title.de) == (
        "kettle",
        "The kettle stays cold",
        "Der Wasserkocher bleibt kalt",
    )
    assert [(phrase.text, phrase.weight) for phrase in KETTLE.phrases][:2] == [("kettle", 3.0), ("no tea", 1.0)]
    assert [(answer.key, answer.say.de, answer.next) for answer in others.answers] == [
        ("yes", "Ja", None),
        ("no", "Nein", "fuse"),
        ("none", "Es gibt keinen", None),
    ]
    assert (socket.kind, fuse.kind, dict(socket.on)) == ("action", "check", {"worked": "solved"})
    assert KETTLE.causes[0].rules_out[0].came_out == "worked"
    assert KETTLE.escalate_when[0].de == "er raucht"


def test_the_example_in_the_documents_is_a_playbook() -> None:
    document = (Path(__file__).parents[3] / "docs" / "playbooks.md").read_text(encoding="utf-8")
    example = read_playbook(document.partition("```yaml\n")[2].partition("```")[0])
    assert [item.key for item in example.items] == [FIRST_ANSWER, "others", "socket", "fuse"]


def test_an_author_may_write_in_one_language_only() -> None:
    playbook = read_playbook(SMALL)
    assert (playbook.title.de, playbook.items[0].text.de) == ("Tea", "Boil it.")


def test_a_first_answer_becomes_the_first_item_with_words_to_copy() -> None:
    first = read_playbook(SMALL + "first_answer: {en: Thank you., de: Danke.}\n").items[0]
    assert first.key == FIRST_ANSWER
    assert list(first.offer(first.text.de).commands) == ["Danke."]


@pytest.mark.parametrize(
    ("text", "line", "pointer", "reason"),
    [
        ("", 1, "", "empty"),
        ("[]", 1, "", "mapping"),
        ("key: tea", 1, "", "“title” is missing"),
        ("key: Tea Time\n" + SMALL[9:], 1, "/key", "small letters"),
        (SMALL + "  - {key: b, ask: x, answers: {no: {others: fin}}}", 5, "/items/1/answers/no/others", "fine, same"),
        (SMALL + "titel: x", 5, "/titel", "Did you mean “title”?"),
        (SMALL + "key: tea", 5, "/key", "twice"),
        (SMALL + "  - {key: boil, do: x}", 5, "/items/1", "already"),
        (SMALL + "  - {key: b, do: x, on: {failed: lid}}", 5, "/items/1/on/failed", "no item “lid”"),
        (SMALL + "  - {key: b, do: x, on: {broken: boil}}", 5, "/items/1/on/broken", "Known are"),
        (SMALL + "  - {key: b, ask: x, answers: {maybe: }}", 5, "/items/1/answers/maybe", "say"),
        (SMALL + "  - {key: b, ask: x, commands: [y]}", 5, "/items/1/commands", "does not belong"),
        (SMALL + "  - {key: b, ask: x, do: y}", 5, "/items/1", "one of"),
        (SMALL + "  - {key: solved, do: y}", 5, "/items/1/key", "something else"),
        (SMALL + "  - {key: b, do: [y]}", 5, "/items/1/do", "a text"),
        (SMALL + f"  - {{key: b, do: {'y' * 1001}}}", 5, "/items/1/do", "At most 1000"),
        (SMALL + "when: {en: [tea: heavy]}", 5, "/when/en/0/tea", "number"),
        (SMALL + "when: {en: [tea: 0]}", 5, "/when/en/0/tea", "other than 0"),
        (SMALL + "when: {en: ['!?']}", 5, "/when/en/0", "needs a word"),
        (SMALL + "when: {fr: [the]}", 5, "/when/fr", "Known are: en, de"),
        (SMALL + "likely:\n  - {cause: c, if: [{item: lid, is: worked}]}", 6, "/likely/0/if/0/item", "no item “lid”"),
        (
            SMALL + "likely:\n  - {cause: c, if: [{item: boil, is: yes}]}",
            6,
            "/likely/0/if/0/is",
            "worked, failed, partial",
        ),
        (SMALL + "likely:\n  - {cause: c, if: [{item: boil}]}", 6, "/likely/0/if/0", "“is” is missing"),
        (SMALL + "likely:\n  - {cause: c, then: [lid], if: [{said: [tea]}]}", 6, "/likely/0/then/0", "no item “lid”"),
        (SMALL + "likely:\n  - {cause: c, if: [{said: [tea], item: boil}]}", 6, "/likely/0/if/0", "not both"),
        (SMALL + "title2: 'x", 5, "", "no YAML"),
        (SMALL + "x: &a [1]", 5, "", "Anchors"),
        (SMALL + "x: *a", 5, "", "Anchors"),
        (SMALL + "x: !!python/object/apply:os.system [ls]", 5, "", "Tags"),
        (SMALL + "---\na: b", 6, "", "one playbook"),
        (SMALL + "x: \x00", 5, "", "U+0000"),
        (SMALL + "x: \ud800", 5, "", "U+D800"),
        ("[" * 100_000, 1, "", "levels deep"),
        ("{a: " * 50_000, 1, "", "levels deep"),
        ("- " * 90_000, 1, "", "levels deep"),
        ("x" * (LARGEST + 1), 1, "", "200 kB"),
        ("ä" * LARGEST, 1, "", "200 kB"),
        ("- a\n" * 40_000, 20_000, "", "entries"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_place(text: str, line: int, pointer: str, reason: str) -> None:
    flaws = flaws_of(text)
    assert [(flaw.line, flaw.pointer) for flaw in flaws if reason in flaw.reason.en][:1] == [(line, pointer)], flaws


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_lines() -> None:
    flaws = flaws_of("kay: tea\ntitle: ''\nitems:\n  - {key: b}\n  - {do: x}\n")
    assert [flaw.line for flaw in flaws] == sorted(flaw.line for flaw in flaws)
    assert {flaw.pointer for flaw in flaws} == {"/kay", "", "/title", "/items/0", "/items/1"}


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "Anchors" in flaws_of(bomb)[0].reason.en


def _reads_or_refuses(text: str) -> None:
    flaws = flaws_of(text)
    assert all(flaw.line >= 1 and flaw.reason for flaw in flaws)
    if flaws:
        with pytest.raises(UnreadablePlaybook):
            read_playbook(text)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    _reads_or_refuses(text)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(TEXT)), st.integers(0, 30), st.text(alphabet="{}[]:,-&*!|>'\"#%@` \n\tyeskt0🫖", max_size=12))
def test_no_damage_to_a_good_playbook_raises_anything_else(place: int, length: int, damage: str) -> None:
    _reads_or_refuses(TEXT[:place] + damage + TEXT[place + length :])
