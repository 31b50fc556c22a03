"""Letters: whatever people are called and write, the mail says it and nothing breaks out of a header."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowpilot.adapters.channels.headers import INTERNATIONAL_MAIL, MAIL
from flowpilot.adapters.channels.letter import STOPPABLE, Letters, NotAnAddress
from flowpilot.adapters.channels.links import SealedLinks
from flowpilot.adapters.channels.sealing import Seal
from flowpilot.adapters.channels.texts import BY_LANGUAGE, ENGLISH, GERMAN, KindTexts
from flowpilot.adapters.unsubscribe import SignedUnsubscribeTokens
from flowpilot.domain.delivery import Message
from flowpilot.domain.language import Language
from flowpilot.domain.notification import LINK_PLACES, NotificationKind
from tests.fakes.messages import MESSAGE

TOKENS = SignedUnsubscribeTokens(b"a key of the server")
SENDER = "FlowPilot <flowpilot@msp.example>"
LINKS = SealedLinks(Seal(bytes(32)))
LETTERS = Letters(SENDER, "https://flowpilot.msp.example", TOKENS, LINKS)
BOB = UUID(int=3)
PARTS = ("language", "link", "stop")


def values(words: KindTexts) -> tuple[str, str, str]:
    return words.opening, words.button, words.footer


def arrived(message: Message) -> EmailMessage:
    return message_from_bytes(LETTERS.write(message).as_bytes(), policy=policy.default)


@pytest.mark.parametrize("name", ["Jörg Müller", "王小明", "O'Neil, Pat (night)", 'Bob "the fox" Fox', "🦊", ""])
def test_names_arrive_as_they_are(name: str) -> None:
    (recipient,) = arrived(replace(MESSAGE, recipient=name))["To"].addresses
    assert (recipient.display_name, recipient.addr_spec) == (name, "bob@north.example")


@settings(deadline=None, max_examples=60)
@given(title=st.text(st.characters(exclude_categories=["Cs"]), max_size=300), name=st.text(max_size=200))
def test_nothing_breaks_out_of_a_header(title: str, name: str) -> None:
    name = name.encode("utf-8", "ignore").decode()
    text = LETTERS.write(replace(MESSAGE, title=f"x\r\nBcc: eve@evil.example\r\n{title}", recipient=name)).as_bytes()
    message = message_from_bytes(text, policy=policy.default)
    assert message["Bcc"] is None
    assert [name for name in message.keys() if name.lower() == "to"] == ["To"]  # noqa: SIM118 - a message is no dict
    assert message["To"].addresses[0].addr_spec == "bob@north.example"
    assert b"\x00" not in text


def test_a_domain_of_another_script_is_written_in_ascii() -> None:
    assert arrived(replace(MESSAGE, address="bob@bücher.example"))["To"].addresses[0].domain == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    "address", ["bob", "@north.example", "bob@", "bob@north.example\r\nBcc: e@e.example", "a b@c.d"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(NotAnAddress):
        LETTERS.write(replace(MESSAGE, address=address))


def test_every_attempt_carries_the_same_message_id() -> None:
    first, second = LETTERS.write(MESSAGE), LETTERS.write(MESSAGE)
    assert first["Message-ID"] == second["Message-ID"] == f"<{MESSAGE.id}@flowpilot.msp.example>"


def test_what_looks_like_markup_is_shown_and_not_obeyed() -> None:
    html = arrived(replace(MESSAGE, title="<img src=x onerror=alert(1)> & {{ 7*7 }}")).get_body(("html",))
    assert html
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; {{ 7*7 }}" in html.get_content()


def test_secrets_in_a_title_are_masked() -> None:
    assert "hunter2" not in LETTERS.write(replace(MESSAGE, title="VPN, password: hunter2")).as_string()


def test_html_is_for_light_and_dark_and_loads_nothing() -> None:
    html = arrived(MESSAGE).get_body(("html",))
    assert html
    content = html.get_content()
    assert "prefers-color-scheme: dark" in content
    for loading in ("<img", "<script", "@import", "fonts.googleapis"):
        assert loading not in content


def parts(message: EmailMessage) -> list[str]:
    """What it says, as text and as HTML."""
    found = [message.get_body((kind,)) for kind in ("plain", "html")]
    return [part.get_content() for part in found if part]


@pytest.mark.parametrize("kind", ["escalation", "reminder"])
def test_mail_that_comes_by_itself_stops_with_one_click(kind: NotificationKind) -> None:
    letter = arrived(replace(MESSAGE, kind=kind, user_id=BOB))
    address = letter["List-Unsubscribe"].strip("<>")
    before, token = address.rsplit("/", 1)
    assert before == "https://flowpilot.msp.example/api/v1/unsubscribe"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert TOKENS.read(token) == (MESSAGE.account_id, BOB)
    assert all(f"https://flowpilot.msp.example/unsubscribe/{token}" in part for part in parts(letter))


@pytest.mark.parametrize("address", ["https://flowpilot.msp.example", "http://localhost:8000"])
def test_mail_programs_find_the_link_that_stops_it_as_it_stands_on_one_line(address: str) -> None:
    letter = Letters(SENDER, address, TOKENS).write(replace(MESSAGE, user_id=BOB))
    for policy_of_the_wire in (MAIL, INTERNATIONAL_MAIL):
        octets = letter.as_bytes(policy=policy_of_the_wire)
        assert re.search(rb"\r\nList-Unsubscribe: <" + address.encode() + rb"/[^\s=<>]{60,}>\r\n", octets)


def test_a_test_that_somebody_asked_for_cannot_be_stopped() -> None:
    letter = arrived(replace(MESSAGE, kind="test", user_id=BOB))
    assert (letter["List-Unsubscribe"], letter["List-Unsubscribe-Post"]) == (None, None)
    assert not any("/unsubscribe/" in part for part in parts(letter))


def test_without_https_mail_stops_by_a_page() -> None:
    letter = Letters(SENDER, "http://localhost:8000", TOKENS).write(replace(MESSAGE, user_id=BOB))
    assert letter["List-Unsubscribe"].startswith("<http://localhost:8000/unsubscribe/")
    assert letter["List-Unsubscribe-Post"] is None


def test_a_reminder_says_that_nobody_has_it_yet() -> None:
    letter = arrived(replace(MESSAGE, kind="reminder"))
    assert all("Nobody has picked this up yet." in part for part in parts(letter))


def test_every_mail_has_words_in_every_language() -> None:
    assert set(BY_LANGUAGE) == set(get_args(Language))
    assert set(GERMAN.kinds) == set(ENGLISH.kinds)
    assert {name for name in PARTS if getattr(GERMAN, name) == getattr(ENGLISH, name)} == set()
    same = {kind for kind in ENGLISH.kinds if {*values(GERMAN.kinds[kind])} & {*values(ENGLISH.kinds[kind])}}
    assert same == set()


@pytest.mark.parametrize("kind", ENGLISH.kinds)
@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_a_mail_speaks_one_language_in_all_its_parts(language: Language, kind: NotificationKind) -> None:
    title = "Eskalation von Jörg · #4711: Drucker „Süd“ druckt nicht – seit heute früh, auch nach dem Neustart"
    link = LINKS.close(MESSAGE.account_id, MESSAGE.id, "/accept/x") if kind in LINK_PLACES else None
    letter = arrived(replace(MESSAGE, kind=kind, title=title, language=language, user_id=BOB, sealed=link))
    assert (letter["Subject"], letter["Content-Language"]) == (title, language)
    own = BY_LANGUAGE[language]
    others = [texts for texts in BY_LANGUAGE.values() if texts is not own]
    plain, html = parts(letter)
    assert f'lang="{language}"' in html
    for part in (plain, unescape(html)):
        said = " ".join(part.split())
        assert all(words in said for words in values(own.kinds[kind]))
        assert not any(words in said for other in others for words in (*values(other.kinds[kind]), other.link))
    assert (own.stop in plain) == (kind in STOPPABLE)
    signed_out = kind in STOPPABLE or kind in LINK_PLACES
    assert ("?language=de" in plain) == ("?language=de" in html) == (signed_out and language == "de")
