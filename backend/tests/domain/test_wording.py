"""What the server words for people it words in both languages."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from flowpilot import api, domain
from flowpilot.adapters import channels, guide
from flowpilot.domain.language import Text
from flowpilot.domain.wording import NOTHING, decimal, joined, moment


def every_text() -> Iterator[tuple[str, Text]]:
    """Every text that stands in a module, alone or in a table."""
    for room in (domain, channels, guide, api):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                texts = value.values() if isinstance(value, dict) else [value]
                yield from ((f"{module.name}.{name}", text) for text in texts if isinstance(text, Text))


EVERY = [(name, text) for name, text in every_text() if text != NOTHING]


@pytest.mark.parametrize("text", [text for _, text in EVERY], ids=[name for name, _ in EVERY])
def test_both_languages_say_the_same_things(text: Text) -> None:
    english, german = (re.findall(r"{\w+}", words) for words in (text.en, text.de))
    assert sorted(english) == sorted(german)


def test_only_names_are_the_same_in_both() -> None:
    assert len(EVERY) > 60
    assert {text.en for _, text in EVERY if text.en == text.de} == set()


def test_numbers_and_times_are_written_as_each_language_does() -> None:
    assert decimal(-1234.5, 2) == Text("-1234.50", "-1234,50")
    assert moment(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "Europe/Berlin") == Text(
        "2026-11-24 00:30", "24.11.2026 00:30"
    )
    assert joined([Text("One.", "Eins."), NOTHING, Text("Two.", "Zwei.")]) == Text("One. Two.", "Eins. Zwei.")
