"""How texts are shortened where only a part of them is shown or sent."""

import re

CARD_PROBLEM = 120
CARD_REASON = 280
FRAME_TEXT = 280
MAIL_PROBLEM = 70

_GAP = re.compile(r"\s+")


def cut(text: str, length: int) -> str:
    """`text`, or its beginning and "…", together at most `length` characters."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def first_line(text: str, length: int) -> str:
    """The first line of `text` that says anything, on one line, cut to `length` characters."""
    line = next((line for line in text.splitlines() if line.strip()), text)
    return cut(_GAP.sub(" ", line).strip(), length)
