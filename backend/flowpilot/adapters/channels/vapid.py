"""The keys that tell push services who sends (RFC 8292): given, or made once and kept in the data dir."""

import base64
import time
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from py_vapid.jwt import sign

from flowpilot.adapters.keys import kept

PRIVATE_KEY_BYTES = 32
SECONDS_VALID = 12 * 3600


class VapidKeys:
    """`subject` says whom a push service may write to: mailto:… or https://…

    Raises `ValueError` when the keys do not belong together.
    """

    def __init__(self, private_key: str, subject: str, public_key: str | None = None) -> None:
        self._keys = Vapid02.from_raw(private_key.encode())
        self._subject = subject
        point = self._keys.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public_key = _base64(point)
        if public_key is not None and public_key.rstrip("=") != self.public_key:
            raise ValueError("FLOWPILOT_PUSH_PUBLIC_KEY does not belong to FLOWPILOT_PUSH_PRIVATE_KEY")

    def headers(self, audience: str) -> Mapping[str, str]:
        """What authorises a request to `audience`, the scheme and host of a push service."""
        claims = {"aud": audience, "sub": self._subject, "exp": int(time.time()) + SECONDS_VALID}
        return {"Authorization": f"vapid t={sign(claims, self._keys.private_key)},k={self.public_key}"}


def kept_private_key(data_dir: Path) -> str:
    """The private key of this installation. Raises `OSError`."""
    return kept(data_dir / "push.key", _new_private_key)


def _new_private_key() -> str:
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return _base64(number.to_bytes(PRIVATE_KEY_BYTES, "big"))


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
