"""Taking a playbook's nodes apart: what is missing, unknown or of the wrong kind becomes a flaw, never an exception."""

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from flowpilot.adapters.guide import complaints
from flowpilot.adapters.guide.nodes import Node
from flowpilot.domain.language import Text
from flowpilot.domain.playbook import Flaw

MOST_FLAWS = 50


@dataclass(slots=True)
class Flaws:
    """What was found wrong so far."""

    found: list[Flaw] = field(default_factory=list)

    def add(self, field_: "Field", reason: Text) -> None:
        if len(self.found) < MOST_FLAWS:
            self.found.append(Flaw(field_.line, field_.pointer, reason))


@dataclass(frozen=True, slots=True)
class Field:
    """One node, where it stands, and where to complain about it."""

    node: Node
    pointer: str
    flaws: Flaws

    @property
    def line(self) -> int:
        return self.node.line

    @property
    def is_text(self) -> bool:
        return self.node.text is not None

    @property
    def is_mapping(self) -> bool:
        return self.node.is_mapping

    def wrong(self, reason: Text) -> None:
        self.flaws.add(self, reason)

    def members(
        self, known: Collection[str] | None = None, required: Collection[str] = (), most: int = 100
    ) -> dict[str, "Field"]:
        """The members of a mapping; unknown, repeated and missing ones are flaws and left out."""
        members: dict[str, Field] = {}
        if not self.is_mapping:
            self.wrong(complaints.MAPPING)
            return members
        pairs = self.node.members()
        for key, value in pairs[:most]:
            name = key.text or ""
            member = Field(value, f"{self.pointer}/{_escaped(name)}", self.flaws)
            at_key = Field(key, member.pointer, self.flaws)
            if not name:
                at_key.wrong(complaints.PLAIN_WORD)
            elif known is not None and name not in known:
                at_key.wrong(_unknown(name, known))
            elif name in members:
                at_key.wrong(complaints.TWICE.filled(name=name[:40]))
            else:
                members[name] = member
        if len(pairs) > most:
            self.wrong(complaints.TOO_MANY.filled(most=most))
        for name in required:
            if name not in members:
                self.wrong(complaints.MISSING.filled(name=name))
        return members

    def entries(self, most: int) -> Iterator["Field"]:
        """The entries of a list; one entry may stand without a list."""
        if not self.node.is_list:
            yield self
            return
        if len(self.node.nodes) > most:
            self.wrong(complaints.TOO_MANY.filled(most=most))
        for place, node in enumerate(self.node.nodes[:most]):
            yield Field(node, f"{self.pointer}/{place}", self.flaws)

    def text(self, most: int, what: Text = complaints.A_TEXT) -> str:
        """The text, without blanks around it; "" after a flaw."""
        if self.node.text is None:
            self.wrong(complaints.BELONGS.filled(what=what))
            return ""
        text = self.node.text.strip()
        if not text:
            self.wrong(complaints.EMPTY.filled(what=what))
        elif len(text) > most:
            self.wrong(complaints.TOO_LONG.filled(most=most, count=len(text)))
            return ""
        return text

    def number(self, largest: float) -> float:
        """A number other than zero; 1 after a flaw."""
        text = self.text(20, complaints.A_NUMBER)
        try:
            number = float(text or "1")
        except ValueError:
            number = 0.0
        if number and abs(number) <= largest:
            return number
        self.wrong(complaints.NUMBER.filled(least=f"{-largest:g}", largest=f"{largest:g}"))
        return 1.0


def _unknown(name: str, known: Collection[str]) -> Text:
    near = difflib.get_close_matches(name[:40], known, n=1)
    if near:
        return complaints.MEANT.filled(name=name[:40], near=near[0])
    return complaints.UNKNOWN.filled(name=name[:40], known=", ".join(known))


def _escaped(name: str) -> str:
    return name[:80].replace("~", "~0").replace("/", "~1")
