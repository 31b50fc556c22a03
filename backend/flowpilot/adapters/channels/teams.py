"""Microsoft Teams, by the webhook of a workflow; connectors of the older kind take the same card."""

import re
from collections.abc import Mapping

from flowpilot.adapters.channels.answers import answered, secrets_in
from flowpilot.adapters.channels.egress import Egress, Reply
from flowpilot.adapters.channels.notice import Checked, Notice, Part
from flowpilot.adapters.channels.posting import headers_of, json_body
from flowpilot.adapters.channels.texts import OPEN
from flowpilot.adapters.channels.web_address import server_of, web_address
from flowpilot.domain.delivery import Answer

# Older connectors answer 200 whatever happened and say in the body what did, often with the true status.
_FAILED = re.compile(r"message delivery failed|HTTP error", re.IGNORECASE)
_TRUE_STATUS = re.compile(r"HTTP error (\d{3})", re.IGNORECASE)
_NOT_SAID = 502


class Teams:
    """See `Way`. Address: {url}, of a workflow that posts what it receives."""

    carries: frozenset[Part] = frozenset({"title", "link"})

    def __init__(self, egress: Egress) -> None:
        self._egress = egress

    def checked(self, address: Mapping[str, str]) -> Checked:
        url = web_address(address, "url", self._egress.allowed)
        return Checked({"url": str(url)}, server_of(url))

    async def send(self, notice: Notice, address: Mapping[str, str]) -> Answer:
        url = address["url"]
        exchange = self._egress.exchange("POST", url, headers_of(notice.id), json_body(_message(notice)))
        return await answered(exchange, secrets_in(url), status_of=_status_of)


def _status_of(reply: Reply) -> int:
    if reply.status != 200 or not _FAILED.search(reply.text):
        return reply.status
    said = _TRUE_STATUS.search(reply.text)
    return int(said[1]) if said else _NOT_SAID


def _message(notice: Notice) -> Mapping[str, object]:
    """A card whose title is a text run: unlike a text block it reads no mark-up."""
    title = {"type": "TextRun", "text": notice.title, "weight": "Bolder"}
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.2",
        "fallbackText": notice.title,
        "body": [{"type": "RichTextBlock", "inlines": [title]}],
        "actions": [{"type": "Action.OpenUrl", "title": OPEN.of(notice.language), "url": notice.link}],
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}
