"""The mail server: the whole conversation up to the sender, and no mail."""

import smtplib
import ssl
from collections.abc import Iterator
from email.utils import parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

from flowpilot.adapters.channels.mail_password import NOT_SENT, is_for_tls_alone
from flowpilot.adapters.examination.finding import Finding, first_line, good, warning, wrong

SECONDS_TO_ANSWER = 10.0


def examine_mail(url: str | None, sender: str, *, demo: bool) -> Iterator[Finding]:
    """Whether mail can be sent from this sender by this server."""
    address = parseaddr(sender)[1]
    if url is None:
        if not demo:
            words = "none is set up: nobody is told by mail, and links to join are shown to the admin alone"
            yield warning("mail", words, "Set FLOWPILOT_SMTP_URL and FLOWPILOT_MAIL_FROM.")
        return
    if address.endswith("@localhost"):
        words = f"mails come from {address}, which most servers refuse"
        yield warning("mail sender", words, "Set FLOWPILOT_MAIL_FROM to an address of your own domain.")
    yield from _conversation(urlsplit(url), address)


def _conversation(server: SplitResult, sender: str) -> Iterator[Finding]:
    place = f"{server.hostname}:{server.port or (465 if server.scheme == 'smtps' else 25)}"
    try:
        with _connected(server) as smtp:
            encrypted = server.scheme == "smtps" or _encrypt(smtp, server)
            if not encrypted and is_for_tls_alone(server):
                yield wrong("mail", f"{place}: {NOT_SENT}", "Turn on TLS there, or use smtps://, mostly on port 465.")
                return
            if server.username:
                smtp.login(unquote(server.username), unquote(server.password or ""))
            code, answer = smtp.mail(sender)
            smtp.rset()
    except smtplib.SMTPAuthenticationError as error:
        yield wrong("mail", f"{place} refuses the user or password ({error.smtp_code})", "Look at FLOWPILOT_SMTP_URL.")
    except ssl.SSLCertVerificationError as error:
        words = f"{place} shows a certificate that is not trusted: {error.verify_message}"
        yield wrong("mail", words, "Use the name that the certificate has, or let SSL_CERT_FILE name your authority.")
    except (smtplib.SMTPException, OSError, ValueError) as error:
        words = f"{place} does not answer as a mail server should: {first_line(error)}"
        yield wrong("mail", words, "Look at host, port and scheme of FLOWPILOT_SMTP_URL; smtps:// is for port 465.")
    else:
        if code >= 400:
            words = f"{place} refuses the sender {sender}: {code} {answer.decode(errors='replace')}"
            yield wrong("mail", words, "Set FLOWPILOT_MAIL_FROM to an address that this server may send for.")
        elif not encrypted:
            yield warning("mail", f"{place} takes mail from {sender}, without encryption", "Turn on TLS there.")
        else:
            yield good("mail", f"{place} takes mail from {sender}")


def _connected(server: SplitResult) -> smtplib.SMTP:
    host = server.hostname or ""
    if server.scheme == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, server.port or 465, timeout=SECONDS_TO_ANSWER, context=context)
    return smtplib.SMTP(host, server.port or 25, timeout=SECONDS_TO_ANSWER)


def _encrypt(smtp: smtplib.SMTP, server: SplitResult) -> bool:
    """As we send: a certificate has to be good only where a password goes over the line."""
    smtp.ehlo_or_helo_if_needed()
    if not smtp.has_extn("starttls"):
        return False
    context = ssl.create_default_context()
    if not server.password:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    smtp.starttls(context=context)
    return True
