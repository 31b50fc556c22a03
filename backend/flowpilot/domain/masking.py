"""Secrets that people paste into tickets, masked before somebody reads them who need not."""

import re

MASK = "••••••"

_NAMED = re.compile(
    r"(?i)\b((?:[a-z0-9]{1,30}[_.-])?(?:pass(?:word|wort|phrase|code)?|kennwort|pwd|secret|api[_ -]?key|token|psk|pin)"
    r"|[a-zäöü]{1,30}(?:kennwort|passwort|password))\b"
    r"(\s*(?:(?:is|ist|lautet)\b|[:=])\s*)(\S+)"
)
_BEARER = re.compile(r"(?i)\b(bearer|basic)(\s+)([A-Za-z0-9._~+/=-]{8,})")
_IN_ADDRESS = re.compile(r"(?i)(\b[a-z][a-z0-9+.-]{0,30}://[^\s:/@]+:)([^\s@/]+)(@)")
_ON_THE_LINE = re.compile(r"(?i)(/user:\S{1,200}\s{1,5})([^\s/]\S*)")
_PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL)
_KNOWN_FORM = re.compile(
    r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}"
    r"|sk-[A-Za-z0-9_-]{20,}|glpat-[A-Za-z0-9_-]{20,}"
    r"|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)"
)


def masked(text: str) -> str:
    """`text` with everything that looks like a password, key or token replaced by dots."""
    text = _PRIVATE_KEY.sub(MASK, text)
    text = _IN_ADDRESS.sub(rf"\g<1>{MASK}\g<3>", text)
    text = _KNOWN_FORM.sub(MASK, text)
    text = _BEARER.sub(rf"\g<1>\g<2>{MASK}", text)
    text = _ON_THE_LINE.sub(rf"\g<1>{MASK}", text)
    return _NAMED.sub(rf"\g<1>\g<2>{MASK}", text)
