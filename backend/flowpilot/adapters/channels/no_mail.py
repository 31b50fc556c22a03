"""No mail server is set: every mail is suppressed with a reason that the ledger and the admins see."""

from flowpilot.domain.delivery import NOT_CONFIGURED, Answer, Mail


class NoMail:
    """See `application.ports_deliveries.MailChannel`."""

    def suppressed(self, _mail: Mail, /) -> str | None:
        return NOT_CONFIGURED

    async def send(self, _mail: Mail, /) -> Answer:
        return Answer("permanent", NOT_CONFIGURED, None)
