"""What FlowPilot's own words in a mail are, by language. The recipient's words come from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowpilot.domain.notification import NotificationKind


@dataclass(frozen=True, slots=True)
class KindTexts:
    """The words around one kind's title."""

    opening: str
    button: str
    footer: str


@dataclass(frozen=True, slots=True)
class MailTexts:
    """The words of all kinds that go out by mail."""

    language: str
    link: str
    stop: str
    kinds: Mapping[NotificationKind, KindTexts]


ENGLISH = MailTexts(
    language="en",
    link="Or open this address:",
    stop="Stop these mails",
    kinds={
        "escalation": KindTexts(
            opening="A colleague asks for help.",
            button="Open the escalation",
            footer="You get this mail because you work on escalations in FlowPilot. It says nothing of the ticket "
            "beyond its title; sign in to read the rest.",
        ),
        "reminder": KindTexts(
            opening="Nobody has picked this up yet.",
            button="Open the escalation",
            footer="You get this mail because you work on escalations in FlowPilot and this one still has no owner. "
            "It says nothing of the ticket beyond its title; sign in to read the rest.",
        ),
        "test": KindTexts(
            opening="This is the test that you asked for. It arrived: escalations reach you here.",
            button="Back to your alerts",
            footer="You get this mail because you tested your alerts in FlowPilot's settings.",
        ),
        "invitation": KindTexts(
            opening="You are invited to work on support escalations in FlowPilot.",
            button="Choose your password",
            footer="The link works once and for seven days, and for you alone: please do not pass it on. If you did "
            "not expect it, you need not do anything.",
        ),
        "password_reset": KindTexts(
            opening="Somebody, probably you, asked for a new password.",
            button="Choose a new password",
            footer="The link works once and for you alone. When it was you, it works for an hour; from your admin, for "
            "a day. If nobody asked, you need not do anything: your password stays as it is.",
        ),
        "canary": KindTexts(
            opening="FlowPilot sent this to itself to see that mail goes out. Nobody needs to do anything.",
            button="Open FlowPilot",
            footer="You get this mail because your FlowPilot checks itself and was given this address for it.",
        ),
    },
)
