"""The items of a playbook: questions with answers, actions and checks with outcomes, and where each leads."""

import re
from collections.abc import Collection, Sequence

from flowpilot.adapters.guide import complaints
from flowpilot.adapters.guide.fields import Field
from flowpilot.adapters.guide.others import OTHERS
from flowpilot.adapters.guide.texts import read_phrases, read_text
from flowpilot.domain.language import Text
from flowpilot.domain.playbook import ENDINGS, FIRST_ANSWER, Answer, Item, ItemKind, Outcomes, Phrase

MOST_ITEMS = 60
MOST_ANSWERS = 8
MOST_COMMANDS = 10
LONGEST_COMMAND = 600
LONGEST_ANSWER = 80
KINDS: dict[str, ItemKind] = {"ask": "question", "do": "action", "check": "check"}
OF_A_QUESTION = ("key", "ask", "answers", "known_by")
OF_AN_ACTION = ("key", "do", "check", "commands", "expect", "on", "known_by")

_KEY = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_OFFERED = {"yes": Text("Yes", "Ja"), "no": Text("No", "Nein")}
_NO_TEXT = Text("", "")


def read_items(field: Field) -> list[Item]:
    """The items in order; keys that stand twice and targets that are no items are flaws."""
    entries = list(field.entries(MOST_ITEMS))
    if not entries:
        field.wrong(complaints.NO_ITEM)
    keys = _keys(entries)
    items = [_item(entry, keys) for entry in entries]
    seen: set[str] = set()
    for entry, item in zip(entries, items, strict=True):
        if item.key in seen:
            entry.wrong(complaints.SAME_KEY.filled(key=item.key))
        seen.add(item.key)
    return items


def said_first(answer: Text) -> Item:
    """The item that a playbook's first answer becomes."""
    text = Text(
        "Send this answer first, in your own words where needed.",
        "Zuerst diese Antwort senden, wo nötig in eigenen Worten.",
    )
    return Item(FIRST_ANSWER, "action", text, commands=(answer,))


def _keys(entries: list[Field]) -> set[str]:
    """The keys that may be named, read without complaint: `_item` complains."""
    keys: set[str] = set(ENDINGS)
    for entry in entries:
        if entry.is_mapping:
            keys.update(value.text for name, value in entry.node.members() if name.text == "key" and value.text)
    return keys


def _item(entry: Field, keys: Collection[str]) -> Item:
    members = entry.members((*OF_A_QUESTION, *OF_AN_ACTION), required=("key",))
    kinds = [name for name in KINDS if name in members]
    if len(kinds) != 1:
        entry.wrong(complaints.ONE_KIND)
        return Item(_key(members), "action", _NO_TEXT)
    allowed = OF_A_QUESTION if kinds == ["ask"] else OF_AN_ACTION
    for name in members:
        if name not in allowed:
            members[name].wrong(complaints.NOT_OF_KIND.filled(name=name, kind=kinds[0]))
    return Item(
        key=_key(members),
        kind=KINDS[kinds[0]],
        text=read_text(members[kinds[0]]),
        answers=_answers(members["answers"], keys) if "answers" in members else (),
        commands=_commands(members["commands"]) if "commands" in members else (),
        expect=read_text(members["expect"]) if "expect" in members else None,
        on=_on(members["on"], keys) if "on" in members else {},
        known_by=tuple(read_phrases(members["known_by"])) if "known_by" in members else (),
    )


def _key(members: dict[str, Field]) -> str:
    if "key" not in members:
        return ""
    key = members["key"].text(40)
    if key and not _KEY.fullmatch(key):
        members["key"].wrong(complaints.ITEMS_KEY)
    elif key in ENDINGS or key == FIRST_ANSWER:
        members["key"].wrong(complaints.TAKEN_KEY.filled(key=key))
    return key


def _answers(field: Field, keys: Collection[str]) -> tuple[Answer, ...]:
    """`{yes, no: {next: …}, other: {say: {en, de}, known_by: […]}}`; only yes and no may leave out what they say."""
    return tuple(_answer(name, member, keys) for name, member in field.members(most=MOST_ANSWERS).items())


def _answer(name: str, field: Field, keys: Collection[str]) -> Answer:
    if not _KEY.fullmatch(name):
        field.wrong(complaints.ANSWERS_NAME)
    members = {} if _is_empty(field) else field.members(("say", "next", "known_by", "others"))
    if "say" not in members and name not in _OFFERED:
        field.wrong(complaints.NEEDS_SAY.filled(name=name[:40]))
    say = read_text(members["say"], LONGEST_ANSWER) if "say" in members else _OFFERED.get(name, _NO_TEXT)
    return Answer(
        key=name,
        say=say,
        next=_target(members["next"], keys) if "next" in members else None,
        known_by=(
            *(read_phrases(members["known_by"]) if "known_by" in members else ()),
            *(_of_others(members["others"]) if "others" in members else ()),
        ),
    )


def _of_others(field: Field) -> Sequence[Phrase]:
    named = field.text(20)
    if named and named not in OTHERS:
        field.wrong(complaints.UNKNOWN.filled(name=named, known=", ".join(OTHERS)))
    return OTHERS.get(named, ())


def _on(field: Field, keys: Collection[str]) -> dict[str, str]:
    return {outcome: _target(member, keys) for outcome, member in field.members(Outcomes).items()}


def _target(field: Field, keys: Collection[str]) -> str:
    target = field.text(40, complaints.AN_ITEMS_KEY)
    if target and target not in keys:
        field.wrong(complaints.NO_TARGET.filled(key=target))
    return target


def _commands(field: Field) -> tuple[Text, ...]:
    return tuple(read_text(entry, LONGEST_COMMAND) for entry in field.entries(MOST_COMMANDS))


def _is_empty(field: Field) -> bool:
    return field.node.text == ""
