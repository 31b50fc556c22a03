"""What the stream carries: complete, and never more than 8 kB."""

import json
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from flowpilot.application.frames import event_frame
from flowpilot.domain import event
from flowpilot.domain.account import Person
from flowpilot.domain.card import Card, Told, card_json, time_json
from flowpilot.domain.event import Event
from flowpilot.domain.ladder import Rung
from flowpilot.domain.ladder_check import MOST_STEPS
from flowpilot.domain.session import AISessionStep

LARGEST_FRAME = 8_000
NOW = datetime(2026, 3, 2, 9, 30, 0, 1, tzinfo=UTC)
SOMEBODY = UUID(int=2**128 - 1)

# What costs most: control characters are six bytes in JSON, characters beyond the basic plane four.
COSTLY = st.sampled_from(["\x01", "\x1f", '"', "\\", "🔥", "打", "ä", "x", "\u2028"])


def texts(longest: int) -> st.SearchStrategy[str]:
    """Texts of all lengths, most of them as long as allowed and of one costly character."""
    return st.one_of(
        st.builds(lambda sign: sign * longest, COSTLY),
        st.text(alphabet=COSTLY, max_size=min(longest, 400)),
    )


names = texts(200)


def card_of(problem: str, reason: str, client_name: str | None, ticket_ref: str | None, name: str) -> Card:
    """A card with the longest ladder."""
    return Card(
        id=SOMEBODY,
        session_id=SOMEBODY,
        problem=problem,
        client_name=client_name,
        ticket_ref=ticket_ref,
        priority="urgent",
        reason=reason,
        step_count=2**31,
        escalated_by=Person(SOMEBODY, name),
        target_user_id=SOMEBODY,
        needed_by=NOW,
        created_at=NOW,
        state="open",
        claimed_by=None,
        claimed_at=None,
        deliveries=Told(10**6, 10**6, 10**6),
        ladder=[Rung(NOW, "banner", 3)] * MOST_STEPS,
    )


cards = st.builds(card_of, texts(20_000), texts(2_000), st.none() | names, st.none() | names, names)


def frame_of(one: Event) -> bytes:
    """The frame at the latest place of the longest epoch."""
    return event_frame("z" * 32, 10**17, one)


@given(cards, names)
@example(card_of("\x01" * 20_000, "\x01" * 2_000, "\x01" * 200, "\x01" * 200, "\x01" * 200), "\x01" * 200)
@example(card_of("🔥" * 20_000, "🔥" * 2_000, "\x01" * 200, "\x01" * 200, "\x01" * 200), "\x01" * 200)
def test_a_card_fits_into_a_frame(card: Card, name: str) -> None:
    for one in (
        event.created(card),
        event.released(card, Person(SOMEBODY, name), NOW),
        event.reassigned(card, Person(SOMEBODY, name), NOW),
    ):
        assert len(frame_of(one)) <= LARGEST_FRAME


@given(texts(1_000), names)
def test_a_step_fits_into_a_frame(text: str, name: str) -> None:
    step = AISessionStep(SOMEBODY, SOMEBODY, 2**31, "question", text, "pending", SOMEBODY, "user", SOMEBODY, name, NOW)
    carried = event.step_recorded(SOMEBODY, step)
    shown = carried.data["step"]
    assert isinstance(shown, dict)
    assert len(frame_of(carried)) <= LARGEST_FRAME
    assert len(shown["text"]) <= 280
    assert shown.get("truncated") == (True if len(text) > 280 else None)


@given(cards)
def test_a_frame_is_four_lines_whatever_people_wrote(card: Card) -> None:
    frame = frame_of(event.created(card)).decode()
    place, kind, data, *rest = frame.split("\n")
    assert rest == ["", ""]
    assert "\r" not in frame
    assert (place, kind) == (f"id: {'z' * 32}-{10**17}", "event: handoff_created")
    assert json.loads(data.removeprefix("data: ")) == card_json(card)


@given(cards)
def test_a_card_says_when_its_reason_was_cut(card: Card) -> None:
    shown = card_json(card)
    assert len(str(shown["problem"])) <= 120
    assert len(str(shown["reason"])) <= 280
    assert shown.get("truncated") == (True if len(card.reason) > 280 else None)


def test_a_time_has_six_decimals_and_z() -> None:
    assert time_json(NOW) == "2026-03-02T09:30:00.000001Z"
    assert time_json(NOW.replace(microsecond=0)) == "2026-03-02T09:30:00.000000Z"
    assert time_json(None) is None


def test_whoever_lets_go_for_somebody_has_no_name() -> None:
    card = Card(
        id=SOMEBODY, session_id=SOMEBODY, problem="VPN", client_name=None, ticket_ref=None, priority="low", reason="?",
        step_count=0, escalated_by=Person(SOMEBODY, "Alice"), target_user_id=None, needed_by=None, created_at=NOW,
        state="open", claimed_by=None, claimed_at=None, deliveries=Told(),
    )  # fmt: skip
    assert event.released(card, None, NOW).data["by"] is None
