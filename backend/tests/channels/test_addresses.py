"""What may be saved as a channel's address, and what is said when it may not."""

from ipaddress import ip_network
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.networks import Allowed
from flowpilot.adapters.channels.outgoing import channels_for
from flowpilot.adapters.channels.registry import addresses_for, push_public_key
from flowpilot.adapters.channels.sealed import SealedAddresses
from flowpilot.adapters.channels.sealing import Seal
from flowpilot.application.ports_alerts import SealedAddress
from flowpilot.domain.alert import CHANNEL_KINDS, ChannelKind
from flowpilot.domain.errors import Invalid
from flowpilot.settings import Settings
from tests.channels.connects import connects
from tests.channels.forbidden import spellings
from tests.channels.senders import ways

ALLOWED = Allowed(["chat.inside", ip_network("10.1.0.0/16")])
WEB: tuple[ChannelKind, ...] = ("slack", "teams", "webhook")


def save(kind: ChannelKind, **address: str) -> SealedAddress:
    addresses = SealedAddresses(ways(Egress(ALLOWED)), Seal(bytes(32)))
    return addresses.seal(UUID(int=1), UUID(int=2), kind, address)


def refused(kind: ChannelKind, **address: str) -> Invalid:
    with pytest.raises(Invalid) as raised, connects() as seen:
        save(kind, **address)
    assert seen == []
    return raised.value


@pytest.mark.parametrize("kind", WEB)
@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("https://hooks.example.com/T0KEN", "hooks.example.com"),
        ("  https://Hooks.Example.com:443/T0KEN#part ", "hooks.example.com"),
        ("https://hooks.example.com:8443/T0KEN?x=1", "hooks.example.com:8443"),
        ("https://b\u00fccher.example/x", "xn--bcher-kva.example"),
        ("https://[2606:4700:4700::1111]/x", "[2606:4700:4700::1111]"),
        ("http://chat.inside/x", "chat.inside"),
        ("http://10.1.2.3:8065/x", "10.1.2.3:8065"),
    ],
)
def test_of_an_address_only_the_server_is_shown(kind: ChannelKind, url: str, server: str) -> None:
    saved = save(kind, url=url)
    assert saved.server == server
    assert b"T0KEN" not in saved.sealed
    assert (saved.secret is not None) == (kind == "webhook")


@pytest.mark.parametrize("kind", WEB)
@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "missing"),
        ("   ", "missing"),
        ("hooks.example.com/x", "begin with https://"),
        ("http://hooks.example.com/x", "begin with https://"),
        ("ftp://hooks.example.com/x", "begin with https://"),
        ("https:///x", "begin with https://"),
        ("https://alice:pw@hooks.example.com/x", "user name or a password"),
        ("https://[::1/x", "not a web address"),
        ("https://hooks.example.com:99999/", "not a web address"),
        ("https://hooks\x00.example.com/", "not a web address"),
        ("https://hooks.example.com/" + "x" * 2000, "2,000 characters"),
        ("https://localhost/x", "must not reach"),
        ("https://inner.localhost/x", "must not reach"),
        ("https://10.2.0.1/x", "must not reach"),
    ],
)
def test_what_does_not_fit_is_named(kind: ChannelKind, url: str, reason: str) -> None:
    problem = refused(kind, url=url)
    assert problem.pointer == "/address/url"
    assert reason in str(problem)


def test_no_spelling_of_a_forbidden_address_is_saved() -> None:
    for host in spellings():
        problem = refused("webhook", url=f"https://{host}/x")
        assert str(problem).endswith(("must not reach.", "not a web address."))


SERVICES = {
    "ntfys://ntfy.example.com/alerts": "ntfy.example.com",
    "ntfys://alice:pw@ntfy.example.com:8443/alerts?priority=high": "ntfy.example.com:8443",
    "ntfys://alerts": "ntfy.sh",
    "ntfy://chat.inside/alerts": "chat.inside",
    "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js": "discord.com",
    "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js?thread=123": "discord.com",
    "tgram://123456789:abcdefg_hijklmnop/12315544": "api.telegram.org",
    "pover://udddddddddddddddddddddddddddddd@addddddddddddddddddddddddddddd": "api.pushover.net",
    "gotifys://gotify.example.com/AbCdEf": "gotify.example.com",
    "mmosts://chat.example.com/abcdefghij1234567890abcd?channel=alerts": "chat.example.com",
    "rockets://abcdef/ghijkl@chat.example.com/#general": "chat.example.com",
    "gchat://workspace/key/token": "chat.googleapis.com",
    "pagerduty://integration@api": "events.pagerduty.com",
    "opsgenie://api-key-1234/#team": "api.opsgenie.com",
}


@pytest.mark.parametrize(("url", "server"), SERVICES.items())
def test_services_on_the_list_are_taken(url: str, server: str) -> None:
    assert save("service", url=url).server == server


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "missing"),
        ("mailto://alice:pw@mail.example.com", "begin with one of discord, gchat"),
        ("json://hooks.example.com", "begin with one of"),
        ("file:///etc/passwd", "begin with one of"),
        ("syslog://", "begin with one of"),
        ("dbus://", "begin with one of"),
        ("tgram://", "not an address of this service"),
        ("discord://x", "not an address of this service"),
        ("gotifys://gotify.example.com/", "not an address of this service"),
        ("tgram://123456789:abcdefg_hijklmnop/", "name a chat"),
        ("ntfys://ntfy.example.com/a/b", "one place"),
        ("mmosts://chat.example.com/abcdefghij1234567890abcd?channel=a,b", "one place"),
        ("ntfys://ntfy.example.com/a?attach=/etc/passwd", "only priority, tags"),
        ("ntfys://ntfy.example.com/a?to=b", "only priority, tags"),
        ("ntfys://ntfy.example.com/a?verify=no", "only priority, tags"),
        ("ntfys://ntfy.example.com/a?redirect=yes", "only priority, tags"),
        ("ntfys://ntfy.example.com/a?+Host=x", "only priority, tags"),
        ("discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js?template=/etc/passwd", "only thread"),
        ("gotifys://gotify.example.com/AbCdEf?retry=9", "only priority"),
        ("rockets://abcdef/ghijkl@chat.example.com/#general?mode=basic", "nothing"),
        ("ntfy://ntfy.example.com/a", "begin with ntfys://"),
        ("gotify://gotify.example.com/AbCdEf", "begin with gotifys://"),
        ("gotifys://127.0.0.1/AbCdEf", "must not reach"),
        ("mmosts://[::1]/abcdefghij1234567890abcd", "must not reach"),
        ("ntfys://2130706433/alerts", "must not reach"),
    ],
)
def test_other_services_and_members_are_refused(url: str, reason: str) -> None:
    problem = refused("service", url=url)
    assert problem.pointer == "/address/url"
    assert reason in str(problem)


def test_mail_has_no_address_of_this_sort() -> None:
    assert refused("email", url="https://hooks.example.com/").pointer == "/kind"


def test_every_kind_has_a_channel_without_any_setting(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert set(channels_for(settings)) == set(CHANNEL_KINDS)
    saved = addresses_for(settings).seal(UUID(int=1), UUID(int=2), "slack", {"url": "https://hooks.example.com/x"})
    assert saved.server == "hooks.example.com"
    assert len(push_public_key(settings)) == 87
