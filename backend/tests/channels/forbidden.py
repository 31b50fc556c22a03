"""Addresses that must not be reached, in every spelling that a machine understands."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address

VERSION_4 = (
    *("127.0.0.1", "127.1.2.3", "127.255.255.254"),
    *("0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1"),
    *("169.254.169.254", "169.254.170.2", "100.64.0.1", "100.100.100.200"),
    *("192.0.0.192", "168.63.129.16", "198.18.0.1", "224.0.0.1", "255.255.255.255"),
)
ONCE = (
    *("127.1", "127.0.1", "0", "0x7f.1", "0177.0.1", "127.0.0x1", "10.1", "192.168.257"),
    *("192.0.2.1", "198.51.100.7", "203.0.113.9", "240.0.0.1", "239.255.255.250", "192.88.99.1", "0.1.2.3"),
    *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::127.0.0.1]", "[::a00:1]", "[::2]"),
    *("[fe80::1]", "[fe80::1%lo]", "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[fd12:3456::1]"),
    *("[ff02::1]", "[ff05::2]", "[ff0e::1]", "[100::1]", "[2001:db8::1]", "[3fff::1]", "[5f00::1]"),
    *("[2001::7f00:1]", "[2001:0:7f00:1::]", "[2001:10::1]", "[2001:20::1]", "[64:ff9b:1::a00:1]"),
)
NAMES = ("localhost", "LOCALHOST", "LocalHost")


def spellings() -> Iterator[str]:
    """Hosts as they stand in a web address."""
    for text in VERSION_4:
        yield from _spellings_of(IPv4Address(text))
    yield from ONCE
    yield from NAMES


def _spellings_of(address: IPv4Address) -> Iterator[str]:
    number, parts = int(address), address.packed
    yield str(address)
    yield str(number)
    yield hex(number)
    yield f"0{number:o}"
    yield ".".join(f"0{part:o}" for part in parts)
    yield ".".join(hex(part) for part in parts)
    yield f"[::ffff:{address}]"
    yield f"[{IPv6Address((0xFFFF << 32) | number).exploded}]"
    yield f"[64:ff9b::{address}]"
    yield f"[{IPv6Address((0x2002 << 112) | (number << 80) | 1)}]"
