"""What a proxy says about the browser behind it, believed of our own proxy alone."""

from ipaddress import IPv4Network
from typing import Any

import pytest

from flowpilot.adapters.server import behind_proxies

pytestmark = pytest.mark.anyio

OURS = "10.0.0.7"


async def seen(peer: str, **headers: str) -> tuple[str, str, str]:
    """Scheme, host and browser of a request as the application sees it."""
    found: list[dict[str, Any]] = []

    async def application(scope: dict[str, Any], *_: object) -> None:
        found.append(scope)

    sent = {"host": "127.0.0.1:8000", **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": "http",
        "scheme": "http",
        "client": (peer, 40000),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }
    await behind_proxies(application, [IPv4Network("10.0.0.0/24")])(scope, None, None)
    hosts = [value.decode() for name, value in found[0]["headers"] if name == b"host"]
    assert len(hosts) == 1
    return found[0]["scheme"], hosts[0], found[0]["client"][0]


async def test_our_proxy_says_what_mias_browser_asked_for() -> None:
    said = {"x_forwarded_proto": "https", "x_forwarded_host": "pilot.example", "x_forwarded_for": "203.0.113.9"}
    assert await seen(OURS, **said) == ("https", "pilot.example", "203.0.113.9")
    assert await seen("198.51.100.1", **said) == ("http", "127.0.0.1:8000", "198.51.100.1")


async def test_behind_two_proxies_the_browsers_own_host_counts() -> None:
    assert (await seen(OURS, x_forwarded_host="pilot.example, inner.local"))[1] == "pilot.example"
    assert (await seen(OURS))[1] == "127.0.0.1:8000"
