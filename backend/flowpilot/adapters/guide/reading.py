"""A playbook from its YAML text: see docs/playbooks.md for the format."""

import re
from collections.abc import Mapping, Sequence

from flowpilot.adapters.guide import complaints
from flowpilot.adapters.guide.fields import Field, Flaws
from flowpilot.adapters.guide.items import read_items, said_first
from flowpilot.adapters.guide.nodes import read_nodes
from flowpilot.adapters.guide.rules import read_causes
from flowpilot.adapters.guide.texts import read_phrases, read_text
from flowpilot.domain.language import Text
from flowpilot.domain.playbook import Flaw, Item, Phrase, Playbook, UnreadablePlaybook
from flowpilot.domain.words import split

MEMBERS = ("key", "title", "when", "not_when", "first_answer", "items", "likely", "escalate_when")
LONGEST_TITLE = 80
MOST_ENDINGS = 10

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_TEXT = Text("", "")


def read_playbook(text: str) -> Playbook:
    """The playbook; raises `UnreadablePlaybook`, and nothing else, with everything that is wrong with the text."""
    flaws = Flaws()
    playbook = _playbook(Field(read_nodes(text), "", flaws))
    if flaws.found:
        raise UnreadablePlaybook(sorted(flaws.found, key=lambda flaw: flaw.line))
    return playbook


def flaws_of(text: str) -> list[Flaw]:
    """What is wrong with the text; empty when it is a playbook."""
    try:
        read_playbook(text)
    except UnreadablePlaybook as unreadable:
        return list(unreadable.flaws)
    return []


def _playbook(root: Field) -> Playbook:
    members = root.members(MEMBERS, required=("key", "title", "items"))
    items = _items(members)
    title = read_text(members["title"], LONGEST_TITLE) if "title" in members else _NO_TEXT
    phrases = _phrases(members, "when")
    return Playbook(
        key=_key(members["key"]) if "key" in members else "",
        title=title,
        phrases=phrases,
        not_phrases=_phrases(members, "not_when"),
        items=items,
        causes=read_causes(members["likely"], {item.key: item for item in items}) if "likely" in members else (),
        escalate_when=_endings(members),
        vocabulary=_vocabulary(title, phrases),
    )


def _key(field: Field) -> str:
    key = field.text(40)
    if key and not _KEY.fullmatch(key):
        field.wrong(complaints.KEY)
    return key


def _items(members: Mapping[str, Field]) -> list[Item]:
    first = [said_first(read_text(members["first_answer"]))] if "first_answer" in members else []
    return first + (read_items(members["items"]) if "items" in members else [])


def _phrases(members: Mapping[str, Field], name: str) -> tuple[Phrase, ...]:
    """By language only for people's sake: a ticket may mix them, and what stands in both counts once."""
    if name not in members:
        return ()
    by_language = members[name].members(("en", "de"))
    phrases = [phrase for field in by_language.values() for phrase in read_phrases(field)]
    by_words = {tuple(phrase.words): phrase for phrase in sorted(phrases, key=lambda phrase: phrase.weight)}
    return tuple(phrase for phrase in phrases if by_words[tuple(phrase.words)] is phrase)


def _vocabulary(title: Text, phrases: Sequence[Phrase]) -> frozenset[str]:
    words = {word.lstrip("*") for phrase in phrases for alternatives in phrase.words for word in alternatives}
    return frozenset(words.union(split(title.en), split(title.de)))


def _endings(members: Mapping[str, Field]) -> tuple[Text, ...]:
    if "escalate_when" not in members:
        return ()
    return tuple(read_text(entry) for entry in members["escalate_when"].entries(MOST_ENDINGS))
