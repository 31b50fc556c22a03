"""The form of the secrets that people carry: each names its account, so that it is looked up inside that account."""

import re
from typing import Literal
from uuid import UUID

SecretKind = Literal["login", "token", "invitation", "reset"]

_FORM = re.compile(r"fp_(login|token|invitation|reset)_([0-9a-f]{32})_[A-Za-z0-9_-]{20,100}")


def write_secret(kind: SecretKind, account_id: UUID, random_part: str) -> str:
    """The text of a secret; `random_part` is 20 to 100 URL-safe characters."""
    return f"fp_{kind}_{account_id.hex}_{random_part}"


def account_in(secret: str, kind: SecretKind) -> UUID | None:
    """The account that a secret of this kind names, or nothing when the text is no such secret."""
    match = _FORM.fullmatch(secret)
    return UUID(match[2]) if match and match[1] == kind else None
