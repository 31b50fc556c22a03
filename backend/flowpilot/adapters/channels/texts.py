"""What FlowPilot's own words in a mail are, by language. The recipient's words come from elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailTexts:
    """The words around an escalation's title and link."""

    language: str
    opening: str
    button: str
    link: str
    footer: str


ENGLISH = MailTexts(
    language="en",
    opening="A colleague asks for help.",
    button="Open the escalation",
    link="Or open this address:",
    footer="You get this mail because you work on escalations in FlowPilot. It says nothing of the ticket beyond its "
    "title; sign in to read the rest.",
)
