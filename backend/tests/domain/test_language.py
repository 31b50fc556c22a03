"""In which language a ticket is read."""

import pytest

from flowpilot.domain.language import Language, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Drucker in Halle 3 druckt nicht", "de"),
        ("Kennwort abgelaufen", "de"),
        ("Frau Seidel kann sich nach dem Urlaub nicht anmelden", "de"),
        ("Outlook startet nicht, error 0x80040154", "de"),
        ("vpn drops every ten minutes", "en"),
        ("Herr Meier cannot print, please help", "en"),
        ("系统登录不了", "en"),
        ("", "en"),
    ],
)
def test_small_words_tell_the_language(text: str, language: Language) -> None:
    assert language_of(text) == language
