"""In demo mode the mails of demo accounts are kept in a folder instead of sent."""

import asyncio

from flowpilot.adapters.channels.demo_mailbox import DemoMailbox
from flowpilot.adapters.channels.letter import UNREADABLE_LINK, Letters, NotAnAddress
from flowpilot.adapters.channels.sealing import Unreadable
from flowpilot.domain.delivery import NOT_CONFIGURED, REFUSED, SERVER_UNAVAILABLE, Answer, Message


class DemoChannel:
    """See `application.ports_deliveries.Channel`."""

    def __init__(self, mailbox: DemoMailbox, letters: Letters) -> None:
        self._mailbox = mailbox
        self._letters = letters

    def suppressed(self, message: Message, /) -> str | None:
        return None if message.for_demo else NOT_CONFIGURED

    async def send(self, message: Message, /) -> Answer:
        try:
            await asyncio.to_thread(self._mailbox.keep, message.id, self._letters.write(message))
        except NotAnAddress:
            return Answer("permanent", REFUSED, "not a mail address")
        except Unreadable:
            return Answer("permanent", REFUSED, UNREADABLE_LINK)
        except OSError as error:
            return Answer("temporary", SERVER_UNAVAILABLE, type(error).__name__)
        return Answer("sent", None, "kept for /dev/mail")
