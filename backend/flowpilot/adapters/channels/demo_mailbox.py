"""The folder that keeps the mails of demo accounts, for /dev/mail."""

import asyncio
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import UUID

from flowpilot.application.ports_deliveries import KeptMail

KEPT = 500
SHOWN = 100


class DemoMailbox:
    """See `application.ports_deliveries.Mailbox`. Any number of processes may read and write the folder."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "mails"

    def keep(self, mail_id: UUID, message: EmailMessage) -> None:
        """Keep the mail under its id, so that a second attempt replaces the first. Raises `OSError`."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._folder / f"{mail_id}.unfinished"
        unfinished.write_bytes(message.as_bytes())
        unfinished.rename(self._path(mail_id))
        for old in self._newest_first()[KEPT:]:
            old.unlink(missing_ok=True)

    async def newest(self) -> Sequence[KeptMail]:
        return await asyncio.to_thread(self._read_newest)

    async def get(self, mail_id: UUID) -> KeptMail | None:
        return await asyncio.to_thread(_read, self._path(mail_id))

    def _read_newest(self) -> Sequence[KeptMail]:
        return [mail for path in self._newest_first()[:SHOWN] if (mail := _read(path))]

    def _newest_first(self) -> list[Path]:
        return sorted(self._folder.glob("*.eml"), reverse=True)

    def _path(self, mail_id: UUID) -> Path:
        return self._folder / f"{mail_id}.eml"


def _read(path: Path) -> KeptMail | None:
    try:
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
    except FileNotFoundError:
        return None
    return KeptMail(
        id=UUID(path.stem),
        at=parsedate_to_datetime(message["Date"]),
        recipient=str(message["To"]),
        subject=str(message["Subject"]),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    content = part.get_content() if part else ""
    return content if isinstance(content, str) else ""
