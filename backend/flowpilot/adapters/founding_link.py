"""The link to the first account. A file in the data dir holds the SHA-256 of its secret and nothing more."""

import hashlib
import hmac
import secrets
from pathlib import Path

PLACE = "/set-up"
FILE = "set-up.link"


class FoundingLinkFile:
    """See `application.ports_founding.FoundingLink`."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / FILE

    def renew(self) -> str:
        """The path of a new link; the former one ends. Raises `OSError`."""
        secret = secrets.token_urlsafe(32)
        self.end()
        self._file.touch(mode=0o600)
        self._file.write_text(_hashed(secret))
        return f"{PLACE}/{secret}"

    def opens(self, secret: str) -> bool:
        try:
            kept = self._file.read_text()
        except FileNotFoundError:
            return False
        return hmac.compare_digest(kept, _hashed(secret))

    def end(self) -> None:
        self._file.unlink(missing_ok=True)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
