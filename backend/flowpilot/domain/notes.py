"""What was recorded so far, as notes for a ticket: one tone for colleagues, one for the customer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal

from flowpilot.domain.handoff import Handoff
from flowpilot.domain.language import Language
from flowpilot.domain.masking import masked
from flowpilot.domain.record import Attempt, read_record
from flowpilot.domain.session import AISession, AISessionStep, Outcome, SessionStatus
from flowpilot.domain.text import first_line

Tone = Literal["internal", "customer"]

LOOKED_THROUGH = 4_000  # characters of a text that are read before it is cut
LINE = 300  # characters of one line
LINES = 100  # in one part; the newest ones

HIDDEN = "…"
_INTERNAL = re.compile(
    r"`[^`\n]*`"  # commands
    r"|\\\\\S+"  # \\server\share
    r"|\b[A-Za-z]:\\\S*"  # paths
    r"|\b[A-Za-z][\w-]{0,60}\\[\w.-]+"  # DOMAIN\user
    r"|\b\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?\b"  # addresses
    r"|\b(?=[A-Z0-9-]{0,40}\d)[A-Z][A-Z0-9]{1,20}(?:-[A-Z0-9]{1,20}){1,5}\b"  # SRV-FS01
    r"|\b(?:SRV|DC|FS|SQL|PC|NB|WS)\d+\b"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of notes in one language."""

    problem: str
    client: str
    ticket: str
    worked_on: str
    known: str
    answered: str
    tried: str
    open: str
    escalated: str
    solution: str
    given_up: str
    request: str
    did: str
    result: str
    more: str
    outcome: dict[Outcome | None, str]
    customer_outcome: dict[Outcome | None, str]
    standing: dict[SessionStatus, str]


WORDS: dict[Language, Words] = {
    "en": Words(
        problem="Problem",
        client="Client",
        ticket="Ticket",
        worked_on="Worked on by {names}, {begin} to {end}",
        known="Known",
        answered="Asked and answered",
        tried="Tried",
        open="Still open",
        escalated="Escalated by {name}, {at}: {reason}",
        solution="Solution",
        given_up="Given up",
        request="Your request",
        did="What we did",
        result="Result",
        more="… and {count} before",
        outcome={"worked": "worked", "failed": "failed", "partial": "partly", "pending": "pending", None: "done"},
        customer_outcome={"worked": "this helped", "partial": "this helped in part", "failed": "this did not help"},
        standing={
            "active": "We are working on it.",
            "paused": "We go on with it shortly.",
            "requesting_escalation": "We have asked a specialist to look at it.",
            "escalated": "A specialist is working on it.",
            "resolved": "It is solved.",
            "abandoned": "We have closed your request.",
        },
    ),
    "de": Words(
        problem="Problem",
        client="Kunde",
        ticket="Ticket",
        worked_on="Bearbeitet von {names}, {begin} bis {end}",
        known="Bekannt",
        answered="Gefragt und beantwortet",
        tried="Versucht",
        open="Noch offen",
        escalated="Eskaliert von {name}, {at}: {reason}",
        solution="Lösung",
        given_up="Aufgegeben",
        request="Ihre Anfrage",
        did="Was wir getan haben",
        result="Ergebnis",
        more="… und {count} davor",
        outcome={
            "worked": "hat geholfen",
            "failed": "ohne Erfolg",
            "partial": "teilweise",
            "pending": "läuft",
            None: "erledigt",
        },
        customer_outcome={
            "worked": "das hat geholfen",
            "partial": "das hat teilweise geholfen",
            "failed": "das hat nicht geholfen",
        },
        standing={
            "active": "Wir arbeiten daran.",
            "paused": "Wir arbeiten in Kürze daran weiter.",
            "requesting_escalation": "Wir haben eine Fachkraft gebeten, es sich anzusehen.",
            "escalated": "Eine Fachkraft arbeitet daran.",
            "resolved": "Das Problem ist gelöst.",
            "abandoned": "Wir haben Ihre Anfrage geschlossen.",
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What notes are written from. `handoff` is the newest escalation, `now` when they are asked for."""

    session: AISession
    steps: Sequence[AISessionStep]
    handoff: Handoff | None
    now: datetime


def write_notes(recorded: Recorded, tone: Tone, language: Language, zone: tzinfo) -> str:
    """Plain text, secrets masked. For customers also without people, commands, addresses and what was said inside."""
    words = WORDS[language]
    parts = _for_customers(recorded, words) if tone == "customer" else _for_colleagues(recorded, words, zone)
    return "\n\n".join(part for part in parts if part)


def _for_colleagues(recorded: Recorded, words: Words, zone: tzinfo) -> list[str]:
    session = recorded.session
    record = read_record(recorded.steps, handed_off_at=recorded.now)
    answered = [f"{_line(said.question)} – {_line(said.text)}" for said in record.said if said.question]
    tried = [_attempt(attempt, words, zone) for attempt in record.tried]
    return [
        _head(recorded, words, zone),
        _part(words.known, [_line(fact.text) for fact in record.facts], words),
        _part(words.answered, answered, words),
        _part(words.tried, tried, words),
        _part(words.open, [_line(line.text) for line in record.open_questions], words),
        _escalation(recorded.handoff, words, zone),
        _ended(session, words, masked(session.summary or "")),
    ]


def _for_customers(recorded: Recorded, words: Words) -> list[str]:
    session = recorded.session
    ticket = f" ({words.ticket} {masked(session.ticket_ref)})" if session.ticket_ref else ""
    record = read_record(recorded.steps, handed_off_at=recorded.now)
    did = [
        f"{without_internals(_line(attempt.text)).removesuffix('.')} – {words.customer_outcome[attempt.outcome]}"
        for attempt in record.tried
        if attempt.outcome in words.customer_outcome
    ]
    result = words.standing[session.status]
    if session.status == "resolved" and session.summary:
        result = without_internals(masked(session.summary)).strip()
    return [
        f"{words.request}{ticket}: {without_internals(_line(session.problem))}",
        _part(words.did, did, words),
        f"{words.result}: {result}",
    ]


def without_internals(text: str) -> str:
    """`text` without commands, paths, accounts, addresses and names of machines."""
    return _INTERNAL.sub(HIDDEN, text)


def _head(recorded: Recorded, words: Words, zone: tzinfo) -> str:
    session, steps = recorded.session, recorded.steps
    names = dict.fromkeys([session.user_name, *(step.author_name for step in steps if step.author_kind == "user")])
    end = session.ended_at or (steps[-1].created_at if steps else session.created_at)
    place = [f"{words.client}: {masked(session.client_name)}"] if session.client_name else []
    place += [f"{words.ticket}: {masked(session.ticket_ref)}"] if session.ticket_ref else []
    worked_on = words.worked_on.format(
        names=", ".join(names), begin=_time(session.created_at, zone), end=_time(end, zone)
    )
    return "\n".join([f"{words.problem}: {_line(session.problem)}", *([" · ".join(place)] if place else []), worked_on])


def _attempt(attempt: Attempt, words: Words, zone: tzinfo) -> str:
    by = f"{attempt.by.name}, " if attempt.by else ""
    result = f" – {_line(attempt.result)}" if attempt.result and not _is_outcome(attempt.result) else ""
    tried = _line(attempt.text).removesuffix(".")
    return f"{tried}: {words.outcome[attempt.outcome]}{result} ({by}{_time(attempt.at, zone)})"


def _is_outcome(text: str) -> bool:
    """Whether a result says no more than its outcome, as one that was given in one tap."""
    return any(text.strip().casefold() == word for words in WORDS.values() for word in words.outcome.values())


def _escalation(handoff: Handoff | None, words: Words, zone: tzinfo) -> str:
    if handoff is None or handoff.intent != "escalate":
        return ""
    reason = _line(handoff.reason)
    return words.escalated.format(name=handoff.escalated_by.name, at=_time(handoff.created_at, zone), reason=reason)


def _ended(session: AISession, words: Words, summary: str) -> str:
    heading = {"resolved": words.solution, "abandoned": words.given_up}.get(session.status)
    return f"{heading}: {summary.strip()}" if heading else ""


def _part(heading: str, lines: Sequence[str], words: Words) -> str:
    if not lines:
        return ""
    left_out = len(lines) - LINES
    more = [words.more.format(count=left_out)] if left_out > 0 else []
    return "\n".join([f"{heading}:", *more, *(f"- {line}" for line in lines[-LINES:])])


def _line(text: str) -> str:
    """Its first line. Masked before it is cut: half a secret looks like none."""
    return first_line(masked(text.lstrip()[:LOOKED_THROUGH]), LINE)


def _time(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
