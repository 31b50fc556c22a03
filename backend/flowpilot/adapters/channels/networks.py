"""Which network addresses may be reached for somebody: the public ones, and what the operator allowed."""

import socket
from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Public by their number, yet not somebody's server: relays of 6to4, an address book's whole block of special purposes,
# and where Azure's machines find their metadata.
_NOT_MEANT = tuple(ip_network(text) for text in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32"))
# Global unicast is handed out of one eighth of IPv6. In it stand Teredo and other special purposes, addresses for
# documents, and 6to4, which carries a forbidden address of version 4 as well as any.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_SPECIAL = tuple(IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
_NAT64 = IPv6Network("64:ff9b::/96")


class Allowed:
    """What may be reached. `exceptions` are hosts and networks that the operator allowed though they are not public."""

    def __init__(self, exceptions: Iterable[str | Network] = ()) -> None:
        listed = tuple(exceptions)
        self._hosts = frozenset(entry.lower().rstrip(".") for entry in listed if isinstance(entry, str))
        self._networks = tuple(entry for entry in listed if not isinstance(entry, str))

    def names(self, host: str) -> bool:
        """Whether the operator allowed this host, by name or by network."""
        literal = literal_address(host)
        if literal is not None and self._in_networks(literal):
            return True
        return host.lower().rstrip(".") in self._hosts

    def permits(self, host: str, address: Address) -> bool:
        """Whether `address`, found for `host`, may be connected to."""
        return is_public(address) or self.names(host) or self._in_networks(address)

    def _in_networks(self, address: Address) -> bool:
        plain = _plain(address)
        return any(plain in network for network in self._networks if network.version == plain.version)


def is_public(address: Address) -> bool:
    """Whether it is one machine's address in the public internet, whatever spelling or tunnel it stands in."""
    plain = _plain(address)
    if isinstance(plain, IPv4Address):
        return plain.is_global and not plain.is_multicast and not any(plain in network for network in _NOT_MEANT)
    if plain not in _GLOBAL_UNICAST or plain.scope_id is not None:
        return False
    return plain.is_global and not any(plain in network for network in _SPECIAL)


def literal_address(host: str) -> Address | None:
    """The address that a host spells out, decimal, octal and hexadecimal spellings included; none for a name."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return None
    return ip_address(found[0][4][0])


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _plain(address: Address) -> Address:
    """The address of version 4 inside one of version 6, where the machine or the network's translator turns to it."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address
