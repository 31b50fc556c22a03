"""What does not fit a schema is said in both languages, whatever pydantic calls it."""

from string import Formatter
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core._pydantic_core import list_all_errors

from flowpilot.api.reasons import ELSE, GERMAN, reason_of
from flowpilot.api.schemas import Time, TimeIn
from flowpilot.domain.language import Text

KNOWN: dict[str, set[str]] = {
    error["type"]: set((error.get("example_context") or {}).keys()) for error in list_all_errors()
}


@pytest.mark.parametrize("name", GERMAN)
def test_a_german_reason_is_for_an_error_that_exists_and_names_only_what_comes_with_it(name: str) -> None:
    named = {member for _, member, _, _ in Formatter().parse(GERMAN[name]) if member}
    assert named <= KNOWN[name]


def said(shape: Any, value: object) -> Text:  # noqa: ANN401 - whatever a schema may name
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(shape).validate_python(value)
    (fault,) = refused.value.errors()
    return reason_of(fault)


@pytest.mark.parametrize(
    ("shape", "value", "english", "german"),
    [
        (
            Annotated[int, Field(ge=1)],
            0,
            "Input should be greater than or equal to 1",
            "Der Wert muss mindestens 1 sein.",
        ),
        (Literal["a", "b"], "c", "Input should be 'a' or 'b'", "Möglich ist: 'a' oder 'b'."),
        (
            TimeIn,
            5,
            *("A time is written like 2026-03-02T09:00:00Z.", "Eine Zeit wird wie 2026-03-02T09:00:00Z geschrieben."),
        ),
        (
            Time,
            "soon",
            "Input should be a valid datetime or date, input is too short",
            GERMAN["datetime_from_date_parsing"],
        ),
        (bytes, 5, "Input should be a valid bytes", ELSE),
    ],
)
def test_each_is_said_in_both_languages(shape: object, value: object, english: str, german: str) -> None:
    assert said(shape, value) == Text(english, german)
