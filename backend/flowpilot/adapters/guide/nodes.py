"""YAML read as nodes that know their lines: no tags, no anchors, bounded in size, depth and count.

Every scalar stays text (`yes` is a word here, not a truth), so nothing of YAML's guessing reaches a playbook.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from flowpilot.adapters.guide import complaints
from flowpilot.domain.language import Text
from flowpilot.domain.playbook import Flaw, UnreadablePlaybook

LARGEST = 200_000  # bytes
DEEPEST = 10
MOST_NODES = 20_000
_FAST = getattr(yaml, "CLoader", yaml.Loader)  # for events only; nothing is constructed

_PLAIN_TAGS = {"tag:yaml.org,2002:str", "!"}
_STRANGE = re.compile("[^\t\n\r\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Node:
    """`text` of a scalar, or the `nodes` of a list, or of a mapping (name and value by turns)."""

    line: int
    text: str | None = None
    is_list: bool = False
    nodes: list["Node"] = field(default_factory=list)

    @property
    def is_mapping(self) -> bool:
        return self.text is None and not self.is_list

    def members(self) -> list[tuple["Node", "Node"]]:
        """A mapping's names and values."""
        return list(zip(self.nodes[::2], self.nodes[1::2], strict=True))


def read_nodes(text: str) -> Node:
    """The document's root; raises `UnreadablePlaybook` for what is no bounded, plain YAML document."""
    if len(text) > LARGEST or len(text.encode(errors="replace")) > LARGEST:
        raise _refusal(1, complaints.TOO_LARGE.filled(most=LARGEST // 1000))
    strange = _STRANGE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        raise _refusal(line, complaints.STRANGE.filled(code=f"{ord(strange.group()):04X}"))
    try:
        root = _build(yaml.parse(text, Loader=_FAST))
    except yaml.MarkedYAMLError as error:
        why = complaints.NO_YAML_BECAUSE.filled(why=error.problem or error.context or "")
        raise _refusal(_line(error), why) from error
    except yaml.YAMLError as error:
        raise _refusal(1, complaints.NO_YAML) from error
    if root is None:
        raise _refusal(1, complaints.NOTHING_THERE)
    return root


def _build(events: Iterator[yaml.Event]) -> Node | None:
    """One pass with a stack of its own: no depth of the text becomes a depth of calls."""
    top = Node(0, is_list=True)
    open_nodes = [top]
    count = 0
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        node = _node(event)
        count += 1
        if count > MOST_NODES:
            raise _refusal(node.line, complaints.TOO_MANY_NODES.filled(most=MOST_NODES))
        open_nodes[-1].nodes.append(node)
        if isinstance(event, yaml.CollectionStartEvent):
            open_nodes.append(node)
        if len(open_nodes) > DEEPEST + 1:
            raise _refusal(node.line, complaints.TOO_DEEP.filled(most=DEEPEST))
        if len(top.nodes) > 1:
            raise _refusal(node.line, complaints.SECOND)
    return top.nodes[0] if top.nodes else None


def _node(event: yaml.NodeEvent) -> Node:
    line = event.start_mark.line + 1 if event.start_mark else 1
    if event.anchor is not None:
        raise _refusal(line, complaints.ANCHOR)
    tag = getattr(event, "tag", None)
    if tag is not None and tag not in _PLAIN_TAGS:
        raise _refusal(line, complaints.TAG)
    if isinstance(event, yaml.ScalarEvent):
        return Node(line, text=event.value)
    return Node(line, is_list=isinstance(event, yaml.SequenceStartEvent))


def _line(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _refusal(line: int, reason: Text) -> UnreadablePlaybook:
    return UnreadablePlaybook([Flaw(line, "", reason)])
