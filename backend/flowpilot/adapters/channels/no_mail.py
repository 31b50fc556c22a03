"""No mail server is set: every mail is suppressed with a reason that the ledger and the admins see."""

from flowpilot.domain.delivery import NOT_CONFIGURED, Answer, Message


class NoMail:
    """See `application.ports_deliveries.Channel`."""

    def suppressed(self, _message: Message, /) -> str | None:
        return NOT_CONFIGURED

    async def send(self, _message: Message, /) -> Answer:
        return Answer("permanent", NOT_CONFIGURED, None)
