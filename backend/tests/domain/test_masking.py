"""Secrets that people paste, as those who need not read them see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowpilot.domain.masking import MASK, masked


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Password: hunter2", "hunter2"),
        ("the password is Sommer2026! now", "Sommer2026!"),
        ("Das Kennwort lautet Geheim#1", "Geheim#1"),
        ("Passwort=geheim", "geheim"),
        ("Passwort ist Ritter$5", "Ritter$5"),
        ("api_key = 12345-abcde", "12345-abcde"),
        ("PIN: 4711", "4711"),
        ("WLAN PSK: korrekt-pferd", "korrekt-pferd"),
        ("client_secret=Vq8~zz.long", "Vq8~zz.long"),
        ("Initialkennwort: Start123!", "Start123!"),
        ("net use z: \\\\fs\\x /user:alice Pa55word!", "Pa55word!"),
        ("sk-proj-abcdefghijklmnopqrstuvwx", "sk-proj-abcdefghijklmnopqrstuvwx"),
        ("glpat-abcdefghij0123456789", "glpat-abcdefghij0123456789"),
        ("Authorization: Bearer abcdefgh12345678", "abcdefgh12345678"),
        ("curl https://bob:s3cret@nas.example/share", "s3cret"),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
        ("ghp_0123456789abcdefghijKLMN", "ghp_0123456789abcdefghijKLMN"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----", "MIIEow"),
        ("-----BEGIN PRIVATE KEY-----\nMIIEow and the rest is cut", "MIIEow"),
    ],
)
def test_a_secret_is_not_shown(text: str, secret: str) -> None:
    assert secret not in masked(text)
    assert MASK in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "She forgot her password and cannot sign in",
        "Outlook asks for the password again and again",
        "Das Passwort wurde gestern geändert",
        "https://intranet.example/tickets/4711",
        "The token ring was replaced",
        "The compass is broken and the bypass is closed",
        "打印机坏了",
        "",
    ],
)
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert masked(text) == text


@given(st.text())
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)
