"""When a mail server may be given the password."""

from urllib.parse import SplitResult

from flowpilot.adapters.channels.networks import is_loopback

NOT_SENT = "the server offers no TLS; the password was not sent"


def is_for_tls_alone(server: SplitResult) -> bool:
    """Whether there is a password and others may listen on the way. Whoever sits there can also hide that the server
    offers TLS, so without it there is no signing in."""
    return bool(server.password) and not is_loopback(server.hostname or "")
