"""A real mail server that behaves as a test tells it to."""

import asyncio
import ssl
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

Behaviour = Literal[
    "accept", "busy", "closing", "refuse_person", "refuse_sender", "refuse_text", "drop", "hang", "slow"
]

REPLIES: dict[Behaviour, tuple[str, str]] = {
    "busy": ("RCPT", "451 4.3.0 try again later"),
    "closing": ("RCPT", "421 4.3.2 closing"),
    "refuse_person": ("RCPT", "550 5.1.1 no such person"),
    "refuse_sender": ("MAIL", "550 5.7.1 not from you"),
    "refuse_text": ("DATA", "554 5.7.1 looks like spam"),
}


class MailServer:
    """Behaves alike towards everybody, or otherwise towards one address. `accepted` is what it took, in order;
    `passwords` are those that it was given, over TLS or not. With `tls` it offers STARTTLS."""

    def __init__(self, port: int, tls: ssl.SSLContext | None = None) -> None:
        self.url = f"smtp://127.0.0.1:{port}"
        self.behaviour: Behaviour = "accept"
        self.towards: dict[str, Behaviour] = {}
        self.accepted: list[EmailMessage] = []
        self.asked: list[str] = []
        self.passwords: list[tuple[bytes, bool]] = []
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=port,
            enable_SMTPUTF8=True,
            tls_context=tls,
            authenticator=self._signs_in,
            auth_require_tls=False,
        )

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop(no_assert=True)

    def taken_by(self, address: str) -> Sequence[EmailMessage]:
        return [message for message in self.accepted if address in str(message["To"])]

    async def handle_MAIL(  # noqa: N802 - named by aiosmtpd
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self._reply("MAIL", self.behaviour)

    async def handle_RCPT(  # noqa: N802 - named by aiosmtpd
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.asked.append(address)
        envelope.rcpt_tos.append(address)
        behaviour = self.towards.get(address, self.behaviour)
        await asyncio.sleep({"hang": 3600, "slow": 1}.get(behaviour, 0))
        return self._reply("RCPT", behaviour)

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        behaviour = self.towards.get(envelope.rcpt_tos[0] or "", self.behaviour)
        reply = self._reply("DATA", behaviour)
        if reply.startswith("250"):
            content = envelope.original_content or b""
            self.accepted.append(message_from_bytes(content, policy=policy.default))
        if behaviour == "drop":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return reply

    def _signs_in(
        self, _server: SMTP, session: Session, _envelope: Envelope, _way: str, given: LoginPassword
    ) -> AuthResult:
        self.passwords.append((given.password, session.ssl is not None))
        return AuthResult(success=True)

    @staticmethod
    def _reply(stage: str, behaviour: Behaviour) -> str:
        at, reply = REPLIES.get(behaviour, ("", ""))
        return reply if at == stage else "250 OK"
