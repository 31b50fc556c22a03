"""What the operator may set, and how a wrong value is refused."""

from ipaddress import ip_network
from pathlib import Path

import pytest
from pydantic import ValidationError

from flowpilot.adapters.channels.networks import is_loopback
from flowpilot.settings import Settings

MANUAL = Path(__file__).parents[2] / "docs" / "operations.md"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"FLOWPILOT_{name.upper()}", raising=False)


def test_everything_is_optional() -> None:
    assert Settings().address == "http://127.0.0.1:8000"


def test_what_is_given_on_the_line_overrules_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWPILOT_PORT", "8001")
    assert Settings().port == 8001
    assert Settings.overruled_by({"port": 8002}).port == 8002


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWPILOT_DATABASE_URL", "")
    assert Settings().database_url is None


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("smtp://127.0.0.1:2599", "127.0.0.1:2599"),
        ("smtps://jo:s@cr/t@mail.example.com/", "mail.example.com"),
        ("smtp://jo:secret@mail.example.com:587?x=secret", "mail.example.com:587"),
    ],
)
def test_the_mail_server_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch, url: str, said: str) -> None:
    assert Settings().mail_server is None
    monkeypatch.setenv("FLOWPILOT_SMTP_URL", url)
    assert Settings().mail_server == said


def test_links_lead_to_the_base_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWPILOT_BASE_URL", "https://pilot.example.com/")
    assert Settings().address == "https://pilot.example.com"


def test_an_address_of_version_six_stands_in_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWPILOT_HOST", "::1")
    assert Settings().address == "http://[::1]:8000"


def test_trusted_proxies_are_networks_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWPILOT_TRUSTED_PROXIES", "10.0.0.0/8, ::1")
    assert Settings().trusted_proxies == (ip_network("10.0.0.0/8"), ip_network("::1/128"))


def test_exceptions_of_egress_are_hosts_and_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWPILOT_EGRESS_ALLOW", "Chat.internal, 10.0.0.0/8,::1,db_1")
    allowed = ("chat.internal", ip_network("10.0.0.0/8"), ip_network("::1/128"), "db_1")
    assert Settings().egress_allow == allowed


@pytest.mark.parametrize(
    ("given", "contact"),
    [
        ({}, "mailto:flowpilot@localhost"),
        ({"mail_from": "Ops <ops@msp.example>"}, "mailto:ops@msp.example"),
        ({"base_url": "https://pilot.msp.example:8443/"}, "https://pilot.msp.example"),
        ({"base_url": "https://pilot.msp.example", "push_subject": "mailto:me@msp.example"}, "mailto:me@msp.example"),
    ],
)
def test_push_services_learn_whom_to_write_to(given: dict[str, str | int], contact: str) -> None:
    assert Settings.overruled_by(given).push_contact == contact


def test_a_public_key_of_push_needs_its_private_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWPILOT_PUSH_PUBLIC_KEY", "B" * 87)
    with pytest.raises(ValidationError, match="FLOWPILOT_PUSH_PRIVATE_KEY"):
        Settings()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "65536"),
        ("PORT", "http"),
        ("BASE_URL", "pilot.example.com"),
        ("SMTP_URL", "mail.example.com:25"),
        ("DATABASE_URL", "mysql://db/x"),
        ("TRUSTED_PROXIES", "the-proxy"),
        ("EGRESS_ALLOW", "10.0.0.0/33"),
        ("EGRESS_ALLOW", "https://chat.internal"),
        ("EGRESS_ALLOW", "127.1"),
        ("PUSH_PRIVATE_KEY", "too-short"),
        ("PUSH_SUBJECT", "ops@msp.example"),
    ],
)
def test_a_wrong_value_is_refused(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(f"FLOWPILOT_{variable}", value)
    with pytest.raises(ValidationError, match=variable.lower()):
        Settings()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "pilot.example.com"])
def test_demo_mode_stays_on_this_machine(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(ValidationError, match="demo mode"):
        Settings.overruled_by({"demo": True, "host": host})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.5.5.5", "::1", "localhost"])
def test_demo_mode_listens_on_loopback(host: str) -> None:
    assert Settings.overruled_by({"demo": True, "host": host}).demo


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWPILOT_SECRET_KEY", "hush")
    monkeypatch.setenv("FLOWPILOT_SMTP_URL", "smtp://alice:hush@mail")
    for role in ("", "_WORKER", "_OWNER", "_LISTEN"):
        monkeypatch.setenv(f"FLOWPILOT_DATABASE{role}_URL", "postgresql://alice:hush@db/x")
    assert "hush" not in repr(Settings())


def test_the_manual_lists_every_variable_that_an_operator_may_set() -> None:
    manual = MANUAL.read_text()
    for name, member in Settings.model_fields.items():
        assert member.description
        if not member.description.startswith("Set by"):
            assert f"| `FLOWPILOT_{name.upper()}` |" in manual
            assert member.description in manual


@pytest.mark.parametrize("sender", ["ops@msp.example", "FlowPilot <ops@msp.example>", "Ärger & Co <ops@msp.example>"])
def test_a_sender_is_an_address_with_or_without_a_name(monkeypatch: pytest.MonkeyPatch, sender: str) -> None:
    monkeypatch.setenv("FLOWPILOT_MAIL_FROM", sender)
    assert Settings().mail_from == sender


@pytest.mark.parametrize(
    "sender",
    ["FlowPilot", "ops@", "FlowPilot ops@msp.example", "a@b.example, c@d.example", "A <a@b>\r\nBcc: c@d.example"],
)
def test_anything_else_is_no_sender(monkeypatch: pytest.MonkeyPatch, sender: str) -> None:
    monkeypatch.setenv("FLOWPILOT_MAIL_FROM", sender)
    with pytest.raises(ValidationError, match="mail_from"):
        Settings()
