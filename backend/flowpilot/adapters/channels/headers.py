"""How the headers of our mails are written out: as the library does, but for an address in angle brackets, which mail
programs read as it stands (RFC 2369). Folding would cut it or hide it in encoded words."""

from email.policy import EmailPolicy

LINKS = "list-unsubscribe"


class MailPolicy(EmailPolicy):
    """Writes a header that holds a link on one line, which is far shorter than the 998 octets that a line may have."""

    def fold(self, name: str, value: str) -> str:
        """One header as text, with its end of line."""
        return f"{name}: {value}\r\n" if _is_link(name, value) else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as octets, with its end of line."""
        return f"{name}: {value}\r\n".encode() if _is_link(name, value) else super().fold_binary(name, value)


def _is_link(name: str, value: str) -> bool:
    return name.lower() == LINKS and str(value).isascii()


MAIL = MailPolicy(linesep="\r\n")
INTERNATIONAL_MAIL = MailPolicy(linesep="\r\n", utf8=True)
