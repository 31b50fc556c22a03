"""How texts are shortened where only a part of them is shown or sent."""

import re

CARD_PROBLEM = 120
CARD_REASON = 280
FRAME_TEXT = 280
MAIL_PROBLEM = 70

# A first line is looked for in so much of a text, behind its leading blanks; a query may send just that.
BEGINNING = 2_000
BLANKS = "".join(filter(str.isspace, map(chr, range(0x10000))))

_GAP = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def visible(text: str) -> str:
    """With a blank for each control character that nobody sees and that costs six bytes in JSON."""
    return _INVISIBLE.sub(" ", text)


def cut(text: str, length: int) -> str:
    """`text`, or its beginning and "…", together at most `length` characters."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def first_line(text: str, length: int) -> str:
    """The first line of `text` that says anything, on one line, cut to `length` characters."""
    line, *_ = text.lstrip()[:BEGINNING].splitlines() or [""]
    return cut(_GAP.sub(" ", line).strip(), length)
