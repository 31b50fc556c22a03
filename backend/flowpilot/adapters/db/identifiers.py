"""UUIDv7 made here, because not every Postgres that FlowPilot supports makes them."""

import secrets
import time
from uuid import UUID


def uuid7() -> UUID:
    """RFC 9562, version 7: 48 bits of Unix milliseconds, then random. Later ones sort later, to the millisecond."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value)
