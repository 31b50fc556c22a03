"""Numbers, times and sentences in both languages."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from flowpilot.domain.language import Text

NOTHING = Text("", "")


def decimal(value: float, digits: int) -> Text:
    """With so many digits behind the point, which is a comma in German. Thousands are not grouped."""
    plain = f"{value:.{digits}f}"
    return Text(plain, plain.replace(".", ","))


def grouped(count: int) -> Text:
    """10,000, and 10.000."""
    plain = f"{count:,}"
    return Text(plain, plain.replace(",", "."))


def moment(at: datetime, time_zone: str) -> Text:
    """To the minute, on the clocks of a zone: 2026-11-23 07:40, and 23.11.2026 07:40."""
    local = at.astimezone(ZoneInfo(time_zone))
    return Text(f"{local:%Y-%m-%d %H:%M}", f"{local:%d.%m.%Y %H:%M}")


def joined(parts: Iterable[Text], between: str = " ") -> Text:
    """One after the other; empty ones are left out."""
    there = [part for part in parts if part.en]
    return Text(between.join(part.en for part in there), between.join(part.de for part in there))
