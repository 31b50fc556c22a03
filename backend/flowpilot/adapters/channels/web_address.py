"""Web addresses that people save for a channel."""

from collections.abc import Mapping

import httpx2

from flowpilot.adapters.channels import refusals
from flowpilot.adapters.channels.egress import PORTS
from flowpilot.adapters.channels.networks import Allowed, is_public, literal_address
from flowpilot.domain.errors import Invalid
from flowpilot.domain.wording import grouped

LONGEST_ADDRESS = 2_000


def web_address(address: Mapping[str, str], member: str, allowed: Allowed) -> httpx2.URL:
    """A web address that may be reached, as far as can be said before its host is looked up.

    Raises `Invalid` with a pointer to the member.
    """
    pointer = f"/address/{member}"
    text = text_of(address, member, LONGEST_ADDRESS)
    try:
        url = httpx2.URL(text)
    except (httpx2.InvalidURL, UnicodeError):
        raise Invalid(pointer, refusals.NO_WEB_ADDRESS) from None
    if url.scheme not in PORTS or not url.raw_host:
        raise Invalid(pointer, refusals.BEGINS_WITH.filled(scheme="https"))
    if url.port is not None and not 0 < url.port < 65_536:
        raise Invalid(pointer, refusals.NO_WEB_ADDRESS)
    if url.userinfo:
        raise Invalid(pointer, refusals.HOLDS_NAME)
    check_host(url.raw_host.decode(), pointer, allowed)
    if url.scheme == "http" and not allowed.names(url.raw_host.decode()):
        raise Invalid(pointer, refusals.BEGINS_WITH.filled(scheme="https"))
    return url.copy_with(fragment=None)


def check_host(host: str, pointer: str, allowed: Allowed) -> None:
    """Raises `Invalid` when the host itself says that it must not be reached."""
    literal = literal_address(host)
    inside = host.rstrip(".").rpartition(".")[2] == "localhost" if literal is None else not is_public(literal)
    if inside and not allowed.names(host):
        raise Invalid(pointer, refusals.INSIDE)


def text_of(address: Mapping[str, str], member: str, longest: int) -> str:
    """A member that must be there. Raises `Invalid`."""
    text = address.get(member, "").strip()
    if not text:
        raise Invalid(f"/address/{member}", refusals.MISSING)
    if len(text) > longest:
        raise Invalid(f"/address/{member}", refusals.TOO_LONG.filled(longest=grouped(longest)))
    return text


def server_of(url: httpx2.URL) -> str:
    """The host, with the port where it is unusual, as it stands in an address."""
    return url.netloc.decode()
