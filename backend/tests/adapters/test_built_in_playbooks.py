"""The playbooks that ship: each is whole, in both languages, and leads somewhere."""

import re

import pytest

from flowpilot.adapters.guide.built_in import FALLBACK, built_in, built_in_texts
from flowpilot.adapters.guide.scripted import ScriptedGuide
from flowpilot.domain.flow import ahead
from flowpilot.domain.playbook import ENDINGS, Item, Playbook
from flowpilot.domain.playbook_area import AREAS
from tests.notebook import Notebook

ALL = list(built_in().values())
ENGLISH_ONLY = re.compile(r"\b(the|and|not|does|with|of)\b", re.IGNORECASE)

each_playbook = pytest.mark.parametrize("playbook", ALL, ids=lambda playbook: playbook.key)


def test_there_are_enough_and_each_file_is_named_for_its_key() -> None:
    assert len(ALL) >= 32
    assert [playbook.key for playbook in ALL] == list(built_in_texts())
    assert len({playbook.title.en for playbook in ALL}) == len(ALL)


def test_each_belongs_to_one_area() -> None:
    placed = [key for keys in AREAS.values() for key in keys.split()]
    assert sorted(placed) == sorted(built_in())


@each_playbook
def test_it_speaks_both_languages(playbook: Playbook) -> None:
    texts = [playbook.title, *[item.text for item in playbook.items], *[cause.text for cause in playbook.causes]]
    texts += [answer.say for item in playbook.items for answer in item.answers] + list(playbook.escalate_when)
    texts += [item.expect for item in playbook.items if item.expect]
    for text in texts:
        assert text.en, text
        assert not ENGLISH_ONLY.search(text.de), text
    assert len({item.text.en for item in playbook.items}) == len(playbook.items)


@each_playbook
def test_every_branch_leads_on_and_every_item_can_be_reached(playbook: Playbook) -> None:
    targets = {target for item in playbook.items for target in item.on.values()}
    targets |= {answer.next for item in playbook.items for answer in item.answers if answer.next}
    assert targets <= {item.key for item in playbook.items} | set(ENDINGS)
    assert [item for item in ahead(playbook, {}) if isinstance(item, Item)] == list(playbook.items)


@each_playbook
def test_it_has_a_way_to_a_cause_and_to_a_senior(playbook: Playbook) -> None:
    assert playbook.escalate_when
    assert len(playbook.items) >= 4
    for cause in playbook.causes:
        assert any(getattr(sign, "weight", 0) > 0 for sign in cause.signs), cause.text.en


@pytest.mark.parametrize("language", ["en", "de"])
@each_playbook
def test_its_own_title_chooses_it(playbook: Playbook, language: str) -> None:
    if playbook.key == FALLBACK:
        return
    title = playbook.title.de if language == "de" else playbook.title.en
    offered = [choice.playbook.key for choice in ScriptedGuide().choose(Notebook(title).session)]
    assert playbook.key in offered
