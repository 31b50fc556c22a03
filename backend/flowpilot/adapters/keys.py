"""Keys: the server's secret, given or made once, and the keys derived from it."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


def server_secret(data_dir: Path, given: str | None) -> bytes:
    """What was given as FLOWPILOT_SECRET_KEY, else what is kept in the data dir. Raises `OSError`."""
    return (given or kept(data_dir / "secret.key", lambda: secrets.token_urlsafe(KEY_BYTES))).encode()


def derived_key(secret: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose; they tell nothing of the secret or of other purposes."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"flowpilot {purpose}".encode()).derive(secret)


def kept(path: Path, make: Callable[[], str]) -> str:
    """What stands in the file; the first who asks makes it, readable by us alone. Raises `OSError`.

    Of several processes that ask at once one makes it and all get the same: the file appears whole, or not at all.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _offer(path, make())
    return path.read_text().strip()


def _offer(path: Path, text: str) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    unfinished.touch(mode=0o600, exist_ok=False)
    with unfinished.open("w") as file:
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        return
    finally:
        unfinished.unlink()
