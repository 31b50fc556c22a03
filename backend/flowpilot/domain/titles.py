"""The one line by which bell, mail, push and rooms say what happened, in both languages."""

from collections.abc import Mapping

from flowpilot.domain.language import Text
from flowpilot.domain.masking import masked
from flowpilot.domain.notification import NotificationKind
from flowpilot.domain.text import MAIL_PROBLEM, first_line

# So much of a problem's first line is looked through for secrets before it is cut.
LOOKED_THROUGH = 1_000

ESCALATION = Text("Escalation from {name}{ticket}: {problem}", "Eskalation von {name}{ticket}: {problem}")
REMINDER = Text("Still nobody: {title}", "Noch niemand: {title}")
ASKED = Text(
    "Are you on it? Otherwise it goes back to the queue: {title}",
    "Sind Sie dran? Sonst geht es zurück in die Warteschlange: {title}",
)
LAPSED = Text("It went back to the queue: {title}", "Zurück in der Warteschlange: {title}")
TAKEN_OVER = Text("{name} took over what you had picked up", "{name} hat Sie bei einer Übergabe abgelöst")
PASSED_ON = Text(
    "{name} asked somebody else to go on with what you had picked up",
    "{name} hat neu zugewiesen, was Sie übernommen hatten",
)
# Up to here a title tells nothing that was written in the session; all behind it goes when a text of it does.
GAVE = Text(" gave you a session: ", " hat Ihnen eine Sitzung zugewiesen: ")
GIVEN = Text(
    "{name}" + GAVE.en + "{problem}. Why: {reason}",
    "{name}" + GAVE.de + "{problem}. Grund: {reason}",
)
TO_ESCALATOR: Mapping[NotificationKind, Text] = {
    "claimed": Text("{name} picked up your escalation", "{name} hat Ihre Eskalation übernommen"),
    "released": Text(
        "{name} gave your escalation back to the queue",
        "{name} hat Ihre Eskalation wieder freigegeben",
    ),
    "reassigned": Text("{name} asked somebody else about your escalation", "{name} hat Ihre Eskalation neu zugewiesen"),
    "handed_back": Text(
        "{name} handed your session back with an answer",
        "{name} hat Ihnen die Sitzung mit einer Antwort zurückgegeben",
    ),
    "resolved": Text("{name} resolved your session", "{name} hat Ihre Sitzung gelöst"),
    "cancelled": Text("{name} cancelled your escalation", "{name} hat Ihre Eskalation zurückgezogen"),
    "question": Text(
        "{name} asks you something about your escalation", "{name} hat eine Frage an Sie zu Ihrer Eskalation"
    ),
}
INVITATION = Text("{name} invites you to {account} in FlowPilot", "{name} lädt Sie zu {account} in FlowPilot ein")
NEW_PASSWORD = Text("A new password for {account} in FlowPilot", "Ein neues Passwort für {account} in FlowPilot")
CANARY = Text(
    "Escalation from FlowPilot's canary: A test, nobody needs to do anything",
    "Testeskalation von FlowPilot: Niemand muss etwas tun",
)
TEST = Text("A test of your alerts", "Ein Test Ihrer Meldungen")
ROOM_TEST = Text("A test of this channel", "Ein Test dieses Kanals")


def escalation_title(name: str, ticket_ref: str | None, problem: str) -> Text:
    """Who escalates what, without the secrets that people paste."""
    ticket = f" · #{masked(ticket_ref.removeprefix('#'))}" if ticket_ref else ""
    # Masked before it is cut: half a secret looks like none.
    line = first_line(masked(first_line(problem, LOOKED_THROUGH)), MAIL_PROBLEM)
    return ESCALATION.filled(name=name, ticket=ticket, problem=line)
