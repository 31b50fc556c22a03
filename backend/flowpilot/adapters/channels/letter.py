"""Writes a mail: headers that cannot be broken out of, a text part, and HTML for light, dark and narrow screens."""

import re
from collections.abc import Collection
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import mrml
from jinja2 import Environment, StrictUndefined, Template

from flowpilot.adapters.channels.headers import MAIL
from flowpilot.adapters.channels.links import SealedLinks
from flowpilot.adapters.channels.sealing import Unreadable
from flowpilot.adapters.channels.texts import BY_LANGUAGE
from flowpilot.application.ports_alerts import UnsubscribeTokens
from flowpilot.domain.delivery import Message
from flowpilot.domain.masking import masked
from flowpilot.domain.notification import LINK_PLACES, NotificationKind

TEMPLATES = Path(__file__).parent / "templates"
UNREADABLE_LINK = "its link cannot be read any more"
STOPPABLE: Collection[NotificationKind] = ("escalation", "reminder")

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class NotAnAddress(ValueError):
    """The text is no mail address that can be written to."""


class Letters:
    """Writes letters from `sender`, such as "FlowPilot <flowpilot@msp.example>", that link to `address`.

    With `tokens`, who gets mail for their work can stop it by a link. Raises `NotAnAddress` when the sender is none.
    """

    def __init__(
        self, sender: str, address: str, tokens: UnsubscribeTokens | None = None, links: SealedLinks | None = None
    ) -> None:
        name, plain = parseaddr(sender)
        self.sender = _mailbox(name, plain)
        self.host = urlsplit(address).hostname or "localhost"
        self._address = address
        self._tokens = tokens
        self._links = links

    @property
    def greeting(self) -> str:
        """How we call ourselves to a mail server."""
        try:
            literal = ip_address(self.host)
        except ValueError:
            return _ascii_domain(self.host)
        return f"[IPv6:{literal}]" if literal.version == 6 else f"[{literal}]"

    def write(self, message: Message) -> EmailMessage:
        """The message for one person. Raises `NotAnAddress`, or `Unreadable` when its link cannot be read any more."""
        texts = BY_LANGUAGE[message.language]
        words = texts.kinds.get(message.kind, texts.kinds["escalation"])
        title = one_line(masked(message.title))
        token = self._token(message)
        values = {
            "texts": texts,
            "words": words,
            "title": title,
            "link": self._address + self._path(message),
            "stop": f"{self._address}/unsubscribe/{token}{_in_language(message)}" if token else None,
        }
        letter = EmailMessage(policy=MAIL)
        letter["From"] = self.sender
        letter["To"] = _mailbox(message.recipient, message.address)
        letter["Subject"] = title
        letter["Date"] = format_datetime(message.created_at)
        letter["Message-ID"] = f"<{message.id}@{self.greeting.removeprefix('[IPv6:').strip('[]')}>"
        letter["Auto-Submitted"] = "auto-generated"
        if token:
            self._say_how_to_stop(letter, token)
        letter.set_content(_text_template().render(values), cte="quoted-printable")
        letter.add_alternative(_html_template().render(values), subtype="html", cte="quoted-printable")
        letter["Content-Language"] = texts.language  # earlier it would become the text part's
        return letter

    def _path(self, message: Message) -> str:
        if message.kind not in LINK_PLACES:
            return message.href
        if self._links is None:
            raise Unreadable
        return self._links.open(message.account_id, message.id, message.sealed) + _in_language(message)

    def _token(self, message: Message) -> str | None:
        """Mail that comes by itself can be stopped; what somebody asked for comes once."""
        if self._tokens is None or message.user_id is None or message.kind not in STOPPABLE:
            return None
        return self._tokens.write(message.account_id, message.user_id)

    def _say_how_to_stop(self, letter: EmailMessage, token: str) -> None:
        """One click in the mail program (RFC 8058), which asks for https; without it, a page."""
        if self._address.startswith("https:"):
            letter["List-Unsubscribe"] = f"<{self._address}/api/v1/unsubscribe/{token}>"
            letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        else:
            letter["List-Unsubscribe"] = f"<{self._address}/unsubscribe/{token}>"


def _in_language(message: Message) -> str:
    """Behind the address of a page on which nobody is signed in: it speaks the language of the mail. English is what it
    speaks by itself."""
    return "" if message.language == "en" else f"?language={message.language}"


def one_line(text: str) -> str:
    """`text` without line breaks and other control characters: a header cannot be broken out of."""
    return _CONTROLS.sub(" ", text).strip()


def _mailbox(name: str, address: str) -> Address:
    local, at, domain = address.rpartition("@")
    if not (local and at and domain) or _CONTROLS.search(address) or " " in address:
        raise NotAnAddress(one_line(address))
    return Address(one_line(name), username=local, domain=_ascii_domain(domain))


def _ascii_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        raise NotAnAddress(one_line(domain)) from None


@cache
def _html_template() -> Template:
    """MJML turned into HTML once; titles and links are escaped into the HTML itself."""
    html = mrml.to_html((TEMPLATES / "letter.mjml").read_text()).content
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(html)


@cache
def _text_template() -> Template:
    plain = Environment(autoescape=False, undefined=StrictUndefined)
    return plain.from_string((TEMPLATES / "letter.txt").read_text())
