"""What the load client tells a server that is fed from inside: which channel gets how many events of which size."""

import struct

# Channel, bytes of one frame on the wire, events.
RECORD = struct.Struct("<HHI")


def encode(channel: int, size: int, count: int) -> bytes:
    """One order of `count` events, as it goes through the server's standard input."""
    return RECORD.pack(channel, size, count)
