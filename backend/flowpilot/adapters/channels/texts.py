"""FlowPilot's own words in mails and rooms, by language. What people wrote comes from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowpilot.domain.language import Language, Text
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

    language: Language
    link: str
    stop: str
    kinds: Mapping[NotificationKind, KindTexts]


OPEN = Text("Open in FlowPilot", "In FlowPilot öffnen")

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

GERMAN = MailTexts(
    language="de",
    link="Oder öffnen Sie diese Adresse:",
    stop="Diese E-Mails abbestellen",
    kinds={
        "escalation": KindTexts(
            opening="Jemand aus Ihrem Team bittet um Hilfe.",
            button="Eskalation öffnen",
            footer="Sie erhalten diese E-Mail, weil Sie in FlowPilot Eskalationen bearbeiten. Vom Ticket nennt sie nur "
            "den Titel; alles Weitere lesen Sie nach dem Anmelden.",
        ),
        "reminder": KindTexts(
            opening="Das hat noch niemand übernommen.",
            button="Eskalation öffnen",
            footer="Sie erhalten diese E-Mail, weil Sie in FlowPilot Eskalationen bearbeiten und sich um diese noch "
            "niemand kümmert. Vom Ticket nennt sie nur den Titel; alles Weitere lesen Sie nach dem Anmelden.",
        ),
        "test": KindTexts(
            opening="Das ist der Test, den Sie angefordert haben. Er ist angekommen: Eskalationen erreichen Sie hier.",
            button="Zurück zu Ihren Meldungen",
            footer="Sie erhalten diese E-Mail, weil Sie in FlowPilot Ihre Meldungen getestet haben.",
        ),
        "invitation": KindTexts(
            opening="Sie sind eingeladen, in FlowPilot an Support-Eskalationen mitzuarbeiten.",
            button="Passwort festlegen",
            footer="Der Link gilt einmal, sieben Tage lang und nur für Sie: Bitte geben Sie ihn nicht weiter. Wenn Sie "
            "keine Einladung erwartet haben, brauchen Sie nichts zu tun.",
        ),
        "password_reset": KindTexts(
            opening="Jemand, wahrscheinlich Sie, hat ein neues Passwort angefordert.",
            button="Neues Passwort festlegen",
            footer="Der Link gilt einmal und nur für Sie. Haben Sie ihn selbst angefordert, gilt er eine Stunde; kommt "
            "er von Ihrem Admin, einen Tag. Hat ihn niemand angefordert, brauchen Sie nichts zu tun: Ihr "
            "Passwort bleibt, wie es ist.",
        ),
        "canary": KindTexts(
            opening="FlowPilot hat dies an sich selbst geschickt, um zu prüfen, ob E-Mails hinausgehen. Niemand muss "
            "etwas tun.",
            button="FlowPilot öffnen",
            footer="Sie erhalten diese E-Mail, weil Ihr FlowPilot sich selbst prüft und ihm dafür diese Adresse "
            "genannt wurde.",
        ),
    },
)

BY_LANGUAGE: Mapping[Language, MailTexts] = {"en": ENGLISH, "de": GERMAN}
