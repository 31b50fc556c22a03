"""The operator's mail password goes over TLS, or nowhere: whoever sits on the line can hide that TLS is offered."""

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.channels.letter import Letters
from flowpilot.adapters.examination.mail import examine_mail
from tests.channels.authority import Authority
from tests.fakes.messages import message
from tests.mail.server import MailServer

pytestmark = pytest.mark.anyio

NAME = "mail.msp.example"
NOT_SENT = "the server offers no TLS; the password was not sent"
LETTERS = Letters("FlowPilot <flowpilot@msp.example>", "https://flowpilot.example")
Find = Callable[..., Sequence[object]]


@pytest.fixture(autouse=True)
def _network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A network in which the mail server's name leads to this machine."""
    find: Find = socket.getaddrinfo

    def found(host: str, *where: object, **more: object) -> Sequence[object]:
        return find("127.0.0.1" if host == NAME else host, *where, **more)

    monkeypatch.setattr(socket, "getaddrinfo", found)


@contextmanager
def mail_server(tls: ssl.SSLContext | None = None) -> Iterator[tuple[MailServer, int]]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = MailServer(port, tls)
    server.start()
    yield server, port
    server.stop()


async def test_without_tls_the_password_is_not_sent_and_the_mail_waits() -> None:
    with mail_server() as (server, port):
        answer = await SmtpChannel(f"smtp://ops:hush@{NAME}:{port}", LETTERS).send(message())
        findings = list(examine_mail(f"smtp://ops:hush@{NAME}:{port}", "flowpilot@msp.example", demo=False))
    assert server.passwords == []
    assert (answer.outcome, answer.reason, answer.detail) == ("temporary", "server_unavailable", NOT_SENT)
    assert [(finding.standing, finding.words) for finding in findings] == [("wrong", f"{NAME}:{port}: {NOT_SENT}")]
    assert server.accepted == []


async def test_over_tls_it_is_sent_to_whoever_proves_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = Authority(tmp_path, NAME)
    with mail_server(authority.server) as (server, port):
        stranger = await SmtpChannel(f"smtp://ops:hush@{NAME}:{port}", LETTERS).send(message())
        assert (stranger.outcome, server.passwords) == ("temporary", [])
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
        answer = await SmtpChannel(f"smtp://ops:hush@{NAME}:{port}", LETTERS).send(message())
        findings = list(examine_mail(f"smtp://ops:hush@{NAME}:{port}", "flowpilot@msp.example", demo=False))
    assert answer.outcome == "sent"
    assert server.passwords == [(b"hush", True)] * 2
    assert [finding.standing for finding in findings] == ["good"]


@pytest.mark.parametrize(
    ("url", "passwords"),
    [(f"smtp://{NAME}:{{}}", []), ("smtp://ops:hush@127.0.0.1:{}", [(b"hush", False)])],
)
async def test_where_there_is_no_password_or_no_line_tls_is_not_demanded(
    url: str, passwords: list[tuple[bytes, bool]]
) -> None:
    with mail_server() as (server, port):
        answer = await SmtpChannel(url.format(port), LETTERS).send(message())
    assert (answer.outcome, server.passwords) == ("sent", passwords)
