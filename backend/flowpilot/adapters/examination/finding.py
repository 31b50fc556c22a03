"""What was found, in plain words, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

Standing = Literal["good", "warning", "wrong", "skipped"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `advice` says what to do, where there is something to do."""

    part: str
    standing: Standing
    words: str
    advice: str | None = None


def good(part: str, words: str) -> Finding:
    """It is as it should be."""
    return Finding(part, "good", words)


def warning(part: str, words: str, advice: str) -> Finding:
    """It works, but not for long, or not for everybody."""
    return Finding(part, "warning", words, advice)


def wrong(part: str, words: str, advice: str) -> Finding:
    """It does not work."""
    return Finding(part, "wrong", words, advice)


def skipped(part: str, words: str) -> Finding:
    """It could not be looked at, or there is nothing to look at."""
    return Finding(part, "skipped", words)


def first_line(error: BaseException) -> str:
    """What an error says, in one line."""
    return str(error).strip().partition("\n")[0] or type(error).__name__
