"""The rules of a playbook: which outcomes and words speak for a cause, and which rule it out."""

from collections.abc import Mapping

from flowpilot.adapters.guide import complaints
from flowpilot.adapters.guide.fields import Field
from flowpilot.adapters.guide.texts import read_phrases, read_text
from flowpilot.domain.language import Text
from flowpilot.domain.playbook import Cause, Item, Mention, Sign

MOST_CAUSES = 30
MOST_SIGNS = 40
LARGEST_WEIGHT = 5.0

_NO_TEXT = Text("", "")


def read_causes(field: Field, items: Mapping[str, Item]) -> tuple[Cause, ...]:
    """The causes in order; a rule about an item or an outcome that is not there is a flaw."""
    return tuple(_cause(entry, items) for entry in field.entries(MOST_CAUSES))


def _cause(entry: Field, items: Mapping[str, Item]) -> Cause:
    members = entry.members(("cause", "if", "rules_out", "then", "fix"), required=("cause", "if"))
    signs = [_rule(sign, items) for sign in members["if"].entries(MOST_SIGNS)] if "if" in members else []
    against = (
        [_sign(sign, items) for sign in members["rules_out"].entries(MOST_SIGNS)] if "rules_out" in members else []
    )
    return Cause(
        text=read_text(members["cause"]) if "cause" in members else _NO_TEXT,
        signs=signs,
        rules_out=against,
        then=_then(members["then"], items) if "then" in members else (),
        fix=read_text(members["fix"]) if "fix" in members else None,
    )


def _rule(entry: Field, items: Mapping[str, Item]) -> Sign | Mention:
    members = entry.members(("item", "is", "said", "weight"))
    if "said" not in members:
        return _sign(entry, items)
    if "item" in members or "is" in members:
        entry.wrong(complaints.ONE_SUBJECT)
    return Mention(tuple(read_phrases(members["said"])), _weight(members))


def _sign(entry: Field, items: Mapping[str, Item]) -> Sign:
    before = len(entry.flaws.found)
    members = entry.members(("item", "is", "weight"), required=("item", "is"))
    if len(entry.flaws.found) > before:
        return Sign("", "", 1.0)
    key, came_out = members["item"].text(40), members["is"].text(40)
    item = items.get(key)
    if item is None:
        members["item"].wrong(complaints.NO_SUCH_ITEM.filled(key=key))
    elif came_out not in item.can_come_out():
        possible = ", ".join(item.can_come_out()) or complaints.NO_ANSWERS
        members["is"].wrong(complaints.NO_OUTCOME.filled(key=key, came_out=came_out, possible=possible))
    return Sign(key, came_out, _weight(members))


def _weight(members: Mapping[str, Field]) -> float:
    return members["weight"].number(LARGEST_WEIGHT) if "weight" in members else 1.0


def _then(field: Field, items: Mapping[str, Item]) -> tuple[str, ...]:
    keys = []
    for entry in field.entries(MOST_SIGNS):
        key = entry.text(40, complaints.AN_ITEMS_KEY)
        if key and key not in items:
            entry.wrong(complaints.NO_SUCH_ITEM.filled(key=key))
        keys.append(key)
    return tuple(keys)
