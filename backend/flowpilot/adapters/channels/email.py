"""Mail over SMTP: one connection a mail, short times, and an exact word for how it ended."""

import asyncio
import re
import socket
from contextlib import suppress
from email.generator import BytesGenerator
from email.message import EmailMessage
from io import BytesIO
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

import aiosmtplib
from aiosmtplib import SMTPConnectError, SMTPException, SMTPResponseException

from flowpilot.adapters.channels.headers import INTERNATIONAL_MAIL, MAIL
from flowpilot.adapters.channels.letter import UNREADABLE_LINK, Letters, NotAnAddress
from flowpilot.adapters.channels.mail_password import NOT_SENT, is_for_tls_alone
from flowpilot.adapters.channels.sealing import Unreadable
from flowpilot.domain.delivery import (
    MAILBOX_UNAVAILABLE,
    REFUSED,
    SERVER_UNAVAILABLE,
    Answer,
    Message,
)

SECONDS_TO_CONNECT = 10.0
SECONDS_IN_ALL = 30.0
SECONDS_TO_PART = 1.0
LONGEST_DETAIL = 300
SERVICE_CLOSING = 421

Stage = Literal["connection", "sender", "recipient", "content"]

_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")


class NoTls(SMTPException):
    """The password would have gone over the line for everybody to read."""


class SmtpChannel:
    """See `application.ports_deliveries.Channel`. `url` is smtp://user:password@host:port or smtps://…"""

    def __init__(
        self,
        url: str,
        letters: Letters,
        *,
        seconds_to_connect: float = SECONDS_TO_CONNECT,
        seconds_in_all: float = SECONDS_IN_ALL,
    ) -> None:
        self._server = urlsplit(url)
        self._letters = letters
        self._seconds_to_connect = seconds_to_connect
        self._seconds_in_all = seconds_in_all

    def suppressed(self, _message: Message, /) -> str | None:
        return None

    async def send(self, message: Message, /) -> Answer:
        try:
            letter = self._letters.write(message)
        except NotAnAddress:
            return Answer("permanent", REFUSED, "not a mail address")
        except Unreadable:
            return Answer("permanent", REFUSED, UNREADABLE_LINK)
        exchange = _Exchange(self._client(), self._server)
        try:
            async with asyncio.timeout(self._seconds_in_all):
                await exchange.run(letter, self._seconds_to_connect)
        except (SMTPException, OSError, ValueError) as error:
            return _answer(error, exchange.stage)
        finally:
            exchange.client.close()
        return Answer("sent", None, exchange.reply)

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        secure = server.scheme == "smtps"
        return aiosmtplib.SMTP(
            hostname=server.hostname,
            port=server.port or (465 if secure else 25),
            local_hostname=self._letters.greeting,
            timeout=self._seconds_in_all,
            use_tls=secure,
            # Between mail servers a certificate is often home-made and STARTTLS better than none; a password is only
            # given to a server that proves its name.
            validate_certs=secure or bool(server.password),
        )


class _Exchange:
    """One mail on one connection. `stage` says how far it came, `reply` what the server said in the end."""

    def __init__(self, client: aiosmtplib.SMTP, server: SplitResult) -> None:
        self.client = client
        self._server = server
        self.stage: Stage = "connection"
        self.reply: str | None = None

    async def run(self, message: EmailMessage, seconds_to_connect: float) -> None:
        client = self.client
        await client.connect(timeout=seconds_to_connect)
        await self._sign_in()
        sender, recipient = _plain(message, "From"), _plain(message, "To")
        international = not (sender + recipient).isascii()
        options = ["SMTPUTF8", "BODY=8BITMIME"] if international else []
        encoding = "utf-8" if international else "ascii"
        self.stage = "sender"
        await client.mail(sender, options=options, encoding=encoding)
        self.stage = "recipient"
        await client.rcpt(recipient, encoding=encoding)
        self.stage = "content"
        response = await client.data(_flat(message, international=international))
        self.reply = _for_people(f"{response.code} {response.message}")
        with suppress(SMTPException, OSError):
            await client.quit(timeout=SECONDS_TO_PART)

    async def _sign_in(self) -> None:
        server = self._server
        if not server.username:
            return
        if is_for_tls_alone(server) and self.client.get_transport_info("sslcontext") is None:
            raise NoTls(NOT_SENT)
        await self.client.login(unquote(server.username), unquote(server.password or ""))


def _answer(error: Exception, stage: Stage) -> Answer:
    """A 5xx is the server's last word on this mail, unless it did not want to talk to us at all."""
    code = error.code if isinstance(error, SMTPResponseException) else None
    if isinstance(error, SMTPResponseException):
        detail = _for_people(f"{error.code} {error.message}")
    else:
        word = error.message if isinstance(error, NoTls) else _word(error)
        detail = word if isinstance(error, NoTls) or stage == "connection" else f"{word}, at the {stage}"
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return Answer("permanent", REFUSED, detail)
    if code is None and stage == "content":
        return Answer("unknown", SERVER_UNAVAILABLE, detail)
    if code is None or code == SERVICE_CLOSING or stage == "connection":
        return Answer("temporary", SERVER_UNAVAILABLE, detail)
    if code >= 500:
        return Answer("permanent", REFUSED, detail)
    reason = SERVER_UNAVAILABLE if stage == "sender" else MAILBOX_UNAVAILABLE
    return Answer("temporary", reason, detail)


def _word(error: Exception) -> str:
    """What failed, in words that tell no address."""
    causes = [error, error.__cause__, error.__context__]
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "the server's name was not found"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return "the connection was refused"
    if any(isinstance(cause, TimeoutError) for cause in causes):
        return "no answer in time"
    if isinstance(error, SMTPConnectError):
        return "no connection"
    if isinstance(error, OSError):
        return "the connection ended"
    return _for_people(type(error).__name__)


def _plain(message: EmailMessage, header: str) -> str:
    return str(message[header].addresses[0].addr_spec)


def _flat(message: EmailMessage, *, international: bool) -> bytes:
    flat = BytesIO()
    BytesGenerator(flat, policy=INTERNATIONAL_MAIL if international else MAIL).flatten(message)
    return flat.getvalue()


def _for_people(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)[:LONGEST_DETAIL].strip()
