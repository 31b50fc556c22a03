"""Text that a model wrote, made plain: what is left shows as it stands and leads nowhere."""

import re
import unicodedata

from flowpilot.domain.text import cut

READ = 4_000  # characters; what is longer is not read further

_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])")
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_OPENING = re.compile(r"<(?=[/!?a-zA-Z])")
_ADDRESS = re.compile(
    r"(?i)(?:[a-z0-9+.-]{1,40}://|\b(?:javascript|data|vbscript|mailto|file|tel|ms-[a-z]{1,40}):(?=\S)|\bwww\.)"
    r"[^\s<>()\[\]\"']*"
)
_UNFINISHED = re.compile(r"(?:<(?=[/!?a-zA-Z])[^<>]*|!?\[[^\[\]]*(?:\](?:\([^()]*|\[[^\[\]]*)?)?)\Z")
_GAP = re.compile(r"\s+")


def plain(text: str, length: int) -> str:
    """One line without markup, links, addresses, or characters that nobody sees; at most `length` characters."""
    text = "".join(_seen(character) for character in unicodedata.normalize("NFC", text[:READ]))
    before = None
    while text != before:
        before, text = text, _ADDRESS.sub("", _TAG.sub("", _IMAGE_OR_LINK.sub(r"\1", text)))
        if text == before:
            text = _OPENING.sub("", text)
    return cut(_GAP.sub(" ", text).strip(), length)


def begun(text: str) -> str:
    """The part of a text that goes on which no longer changes its meaning by what follows: without its last word, and
    without a tag or link that is not closed yet."""
    text = text[:READ]
    words = text.split()
    if words and text.endswith(words[-1]):
        text = text.removesuffix(words[-1])
    return _UNFINISHED.sub("", text.rstrip())


def _seen(character: str) -> str:
    """Blanks for control characters; nothing for those that turn, join or hide text, or mean nothing."""
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category in ("Cf", "Co", "Cs", "Cn") else character
