"""Slack, by an incoming webhook."""

from collections.abc import Mapping

from flowpilot.adapters.channels.answers import answered, secrets_in
from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.notice import Checked, Notice, Part
from flowpilot.adapters.channels.posting import headers_of, json_body
from flowpilot.adapters.channels.texts import OPEN
from flowpilot.adapters.channels.web_address import server_of, web_address
from flowpilot.domain.delivery import Answer


class Slack:
    """See `Way`. Address: {url}, one that Slack or something that understands its messages gave out."""

    carries: frozenset[Part] = frozenset({"title", "link"})

    def __init__(self, egress: Egress) -> None:
        self._egress = egress

    def checked(self, address: Mapping[str, str]) -> Checked:
        url = web_address(address, "url", self._egress.allowed)
        return Checked({"url": str(url)}, server_of(url))

    async def send(self, notice: Notice, address: Mapping[str, str]) -> Answer:
        url = address["url"]
        body = json_body(_message(notice))
        return await answered(self._egress.exchange("POST", url, headers_of(notice.id), body), secrets_in(url))


def _message(notice: Notice) -> Mapping[str, object]:
    """The title stands where Slack reads no mark-up, so it can neither link nor call anybody."""
    link = f"<{_escaped(notice.link)}|{OPEN.of(notice.language)}>"
    return {
        "text": f"{_escaped(notice.title)} {link}",
        "unfurl_links": False,
        "blocks": [
            {"type": "section", "text": {"type": "plain_text", "text": notice.title, "emoji": False}},
            {"type": "section", "text": {"type": "mrkdwn", "text": link}},
        ],
    }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
