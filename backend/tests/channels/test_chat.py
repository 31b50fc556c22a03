"""Slack and Teams: what stands in the room, and what they answer in ways of their own."""

import json
from typing import Any
from uuid import UUID

import pytest

from flowpilot.adapters.channels.egress import Egress
from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.language import Language
from tests.channels.senders import BASE, LOOPBACK, sent, ways
from tests.channels.sink import Sink
from tests.fakes.messages import message

pytestmark = pytest.mark.anyio

CHAT: tuple[ChannelKind, ...] = ("slack", "teams")
WAYS = ways(Egress(LOOPBACK))
RUDE = "<!channel> *x* [click](javascript:alert(1)) <https://evil.example|here> & password: hunter2\n\u202eend"


async def said(kind: ChannelKind, sink: Sink, title: str, language: Language = "en") -> dict[str, Any]:
    answer = await sent(WAYS[kind], kind, {"url": sink.url("/room")}, told=message(title=title, language=language))
    assert answer.outcome == "sent"
    content: dict[str, Any] = json.loads(sink.heard[-1].body)
    return content


async def test_slack_shows_title_and_link(sink: Sink) -> None:
    content = await said("slack", sink, "Escalation from Alice: Outlook")
    title, link = content["blocks"]
    assert title["text"] == {"type": "plain_text", "text": "Escalation from Alice: Outlook", "emoji": False}
    assert link["text"] == {"type": "mrkdwn", "text": f"<{BASE}/escalations/1|Open in FlowPilot>"}
    assert content["text"] == f"Escalation from Alice: Outlook <{BASE}/escalations/1|Open in FlowPilot>"


async def test_a_german_room_reads_german(sink: Sink) -> None:
    for kind in CHAT:
        content = json.dumps(await said(kind, sink, "Eskalation von Alice: Outlook", "de"), ensure_ascii=False)
        assert "In FlowPilot öffnen" in content
        assert "Open in" not in content


async def test_a_title_calls_nobody_in_slack(sink: Sink) -> None:
    content = await said("slack", sink, RUDE)
    before_the_link = content["text"].rpartition("<")[0]
    assert "<" not in before_the_link
    assert ">" not in before_the_link
    assert "&lt;!channel&gt;" in before_the_link
    assert content["blocks"][0]["text"]["type"] == "plain_text"
    assert "hunter2" not in json.dumps(content)


async def test_teams_shows_a_card_whose_title_is_not_read_as_mark_up(sink: Sink) -> None:
    content = await said("teams", sink, RUDE)
    (attachment,) = content["attachments"]
    card = attachment["content"]
    assert (content["type"], attachment["contentType"]) == ("message", "application/vnd.microsoft.card.adaptive")
    assert [part["type"] for part in card["body"]] == ["RichTextBlock"]
    (run,) = card["body"][0]["inlines"]
    assert run["type"] == "TextRun"
    assert run["text"].startswith("<!channel> *x* [click]")
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Open in FlowPilot", "url": f"{BASE}/escalations/1"}]
    assert "hunter2" not in json.dumps(content)


@pytest.mark.parametrize("kind", CHAT)
async def test_every_attempt_carries_the_same_key(kind: ChannelKind, sink: Sink) -> None:
    for number in (7, 7, 8):
        await sent(WAYS[kind], kind, {"url": sink.url()}, told=message(id=UUID(int=number)))
    assert [heard.headers["idempotency-key"] for heard in sink.heard] == [str(UUID(int=n)) for n in (7, 7, 8)]


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, "1", "sent"),
        (202, "", "sent"),
        (200, '{"id": 5}', "sent"),
        (
            200,
            "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429",
            "temporary",
        ),
        (
            200,
            "Webhook message delivery failed with error: endpoint returned HTTP error 503 with ContextId",
            "temporary",
        ),
        (200, "Webhook message delivery failed with error: endpoint returned HTTP error 403", "permanent"),
        (200, "Webhook message delivery failed with error: something", "temporary"),
        (400, "Bad payload received by generic incoming webhook.", "permanent"),
    ],
)
async def test_an_old_connector_says_in_the_body_what_went_wrong(
    status: int, body: str, outcome: str, sink: Sink
) -> None:
    sink.status, sink.body = status, body.encode()
    answer = await sent(WAYS["teams"], "teams", {"url": sink.url()})
    assert answer.outcome == outcome
    assert answer.detail == f"{status} {body}".strip()


@pytest.mark.parametrize("body", ["invalid_token", "no_service", "channel_is_archived"])
async def test_what_slack_calls_the_fault_is_told(body: str, sink: Sink) -> None:
    sink.status, sink.body = 403, body.encode()
    answer = await sent(WAYS["slack"], "slack", {"url": sink.url()})
    assert (answer.outcome, answer.reason, answer.detail) == ("permanent", "refused", f"403 {body}")
