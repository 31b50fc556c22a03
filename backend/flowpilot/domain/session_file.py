"""A file of a session: what it may be called, as what it is given out, and how much there may be."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.errors import LimitReached

FILE_LIMIT = 25 * 1024 * 1024  # bytes
PART = 256 * 1024  # bytes
FILES_LIMIT = 200  # of one session
SESSION_LIMIT = 500 * 1024 * 1024  # bytes of one session
NAME_LIMIT = 200  # characters

UNKNOWN = "application/octet-stream"
# What a browser shows without running anything; everything else is given out as bytes.
HARMLESS = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "text/plain", "application/pdf"})

_RESERVED = frozenset('<>:"|?*')


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A file as it is listed; `size` in bytes."""

    id: UUID
    session_id: UUID
    name: str
    media_type: str
    size: int
    sha256: bytes
    created_at: datetime
    created_by: Person


@dataclass(frozen=True, slots=True)
class Stored:
    """How many files a session has, and how many bytes in all."""

    count: int
    size: int

    def require_room_for(self, size: int) -> None:
        """Raises `LimitReached`."""
        if self.count >= FILES_LIMIT:
            raise LimitReached(f"A session takes at most {FILES_LIMIT} files.")
        if self.size + size > SESSION_LIMIT:
            raise LimitReached("A session takes at most 500 MB of files.")


def safe_name(name: str) -> str:
    """The last part of a path, without signs that a file system or a reader could be fooled by; never empty."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    kept = "".join(_sign(sign) for sign in last).strip(" .")
    if len(kept) > NAME_LIMIT:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[: NAME_LIMIT - 1 - len(ending)]}.{ending}" if dot and len(ending) < 20 else kept[:NAME_LIMIT]
    return kept or "file"


def safe_type(declared: str) -> str:
    """The declared media type where nothing can go wrong with it, else that of bytes."""
    kind = declared.partition(";")[0].strip().lower()
    return kind if kind in HARMLESS else UNKNOWN


def _sign(sign: str) -> str:
    # Format signs turn the reading direction round ("gpj.exe"), control signs break a line.
    if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return ""
    return "_" if sign in _RESERVED else sign
