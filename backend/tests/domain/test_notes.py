"""Ticket notes: what colleagues read, what the customer reads, and what neither does."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from flowpilot.domain.language import Language
from flowpilot.domain.masking import MASK
from flowpilot.domain.notes import LINES, Recorded, Tone, without_internals, write_notes
from flowpilot.domain.session import AISession, AISessionStep, Outcome, StepKind

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
ALICE = uuid4()
SESSION = AISession(
    id=uuid4(),
    status="resolved",
    problem="Outlook asks for the password again and again\nmore below, password: hunter2",
    intake=None,
    client_name="Kestrel",
    ticket_ref="4711",
    category=None,
    priority="normal",
    user_id=ALICE,
    user_name="Alice",
    escalated_to_id=None,
    escalated_to_name=None,
    step_count=0,
    summary="Cleared the stored password on NB-0042.\nIt was password: hunter2",
    created_at=MORNING,
    updated_at=MORNING,
    ended_at=MORNING + timedelta(hours=1),
)


def step(
    number: int, kind: StepKind, text: str, outcome: Outcome | None = None, answers: UUID | None = None
) -> AISessionStep:
    at = MORNING + timedelta(minutes=number)
    return AISessionStep(
        uuid4(), SESSION.id, number, kind, text, outcome, answers, "user", ALICE, "Alice", at, item_key=None
    )


QUESTION = step(1, "question", "Since when?")
STEPS = [
    QUESTION,
    step(2, "answer", "Since Monday", answers=QUESTION.id),
    step(3, "fact", r"The profile lies on \\fs01\profiles"),
    step(4, "action", r"Ran `cmdkey /list` as KESTREL\anna", "failed"),
    step(5, "note", "The customer is in a bad mood"),
    step(6, "action", "Removed the stored password", "worked"),
    step(7, "question", "Does it hold until tomorrow?"),
]


def notes(tone: Tone, language: Language = "en", steps: list[AISessionStep] = STEPS) -> str:
    return write_notes(Recorded(SESSION, steps, None, MORNING), tone, language, ZoneInfo("Europe/Berlin"))


def test_colleagues_read_what_was_known_tried_and_left_open() -> None:
    text = notes("internal")
    assert text == "\n".join(
        (
            "Problem: Outlook asks for the password again and again",
            "Client: Kestrel · Ticket: 4711",
            "Worked on by Alice, 2026-03-02 10:00 to 2026-03-02 11:00",
            "",
            "Known:",
            r"- The profile lies on \\fs01\profiles",
            "",
            "Asked and answered:",
            "- Since when? – Since Monday",
            "",
            "Tried:",
            r"- Ran `cmdkey /list` as KESTREL\anna: failed (Alice, 2026-03-02 10:04)",
            "- Removed the stored password: worked (Alice, 2026-03-02 10:06)",
            "",
            "Still open:",
            "- Does it hold until tomorrow?",
            "",
            "Solution: Cleared the stored password on NB-0042.",
            f"It was password: {MASK}",
        )
    )


def test_an_outcome_given_in_one_tap_is_told_once() -> None:
    unlock = step(1, "action", "Unlock the account and let her try once.")
    text = notes("internal", steps=[unlock, step(2, "result", "Worked", "worked", answers=unlock.id)])
    assert "- Unlock the account and let her try once: worked (" in text
    assert "Worked (" not in text


def test_the_customer_reads_neither_people_nor_commands_nor_notes_nor_machines() -> None:
    assert notes("customer") == "\n".join(
        (
            "Your request (Ticket 4711): Outlook asks for the password again and again",
            "",
            "What we did:",
            "- Ran … as … – this did not help",
            "- Removed the stored password – this helped",
            "",
            "Result: Cleared the stored password on ….",
            f"It was password: {MASK}",
        )
    )


def test_german_people_read_german() -> None:
    assert "Gefragt und beantwortet:" in notes("internal", "de")
    assert "das hat nicht geholfen" in notes("customer", "de")


def test_secrets_stand_in_no_tone() -> None:
    steps = [*STEPS, step(8, "action", "Set password=hunter2 for her", "worked"), step(9, "fact", "PIN: 4242")]
    for tone in ("internal", "customer"):
        assert "hunter2" not in notes(tone, steps=steps)
        assert "4242" not in notes(tone, steps=steps)


def test_of_very_many_attempts_the_newest_are_told_and_the_others_counted() -> None:
    steps = [step(number, "action", f"Try {number}", "failed") for number in range(1, LINES + 8)]
    text = notes("internal", steps=steps)
    assert "… and 7 before" in text
    assert "Try 7:" not in text
    assert f"Try {LINES + 7}:" in text


def test_names_that_say_where_something_is_are_left_out_and_ordinary_words_stay() -> None:
    assert without_internals("Ping 10.1.2.3 from SRV-FS01, C:\\Temp\\x.log") == "Ping … from …, …"
    assert without_internals("Windows 11, Office 365, a USB stick, Wi-Fi at 14:30") == (
        "Windows 11, Office 365, a USB stick, Wi-Fi at 14:30"
    )
