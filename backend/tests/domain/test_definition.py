"""What stands beside the figures in words."""

from datetime import UTC, datetime

from flowpilot.domain.definition import ClockName, describe
from flowpilot.domain.language import Language
from flowpilot.domain.metric import NO_FILTERS, Filters

AFTER_THE_CLOCKS_CHANGED = datetime(2026, 3, 29, 12, tzinfo=UTC)


def words(
    clock: ClockName = "wall", filters: Filters = NO_FILTERS, *, has_calendar: bool = True, language: Language = "en"
) -> str:
    return describe("7d", AFTER_THE_CLOCKS_CHANGED, "Europe/Berlin", filters, clock, has_calendar=has_calendar).of(
        language
    )


def test_the_period_stands_in_the_accounts_time_zone() -> None:
    assert "from 2026-03-22 13:00 to 2026-03-29 14:00 (Europe/Berlin)" in words()


def test_the_clock_is_named_and_a_duty_clock_without_a_calendar_says_so() -> None:
    assert "on the wall clock, for what" in words()
    assert "nobody on duty, for what" in words("duty")
    assert "the account has no calendar, so it equals the wall clock" in words("duty", has_calendar=False)


def test_what_it_is_limited_to_is_said() -> None:
    assert "Only" not in words()
    limited = words(filters=Filters("high", "", "Contoso"))
    assert "Only escalations with priority “high”, no category, client “Contoso”." in limited


def test_german_readers_have_their_dates_and_their_words() -> None:
    german = words("duty", Filters("high", "", "Contoso"), language="de")
    assert "von 22.03.2026 13:00 bis 29.03.2026 14:00 (Europe/Berlin)" in german
    assert "Nur Eskalationen mit Priorität „hoch“, ohne Kategorie, Kunde „Contoso“." in german


def test_what_is_in_no_count_is_said() -> None:
    assert "Left out: parked handoffs and test escalations (canaries)." in words()
