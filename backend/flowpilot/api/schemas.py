"""Values that all requests and answers are made of."""

import base64
import binascii
import re
import unicodedata
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from flowpilot.domain.account import EMAIL_LENGTH, EMAIL_PATTERN, Person
from flowpilot.domain.card import time_json
from flowpilot.domain.errors import Invalid, Unfit
from flowpilot.domain.language import Text as Spoken
from flowpilot.domain.wording import grouped

Place = tuple[datetime, UUID]

AT_MOST = Spoken("At most {limit} characters.", "Höchstens {limit} Zeichen.")
TIME_LIKE = Spoken(
    "A time is written like 2026-03-02T09:00:00Z.", "Eine Zeit wird wie 2026-03-02T09:00:00Z geschrieben."
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE_FIRST = re.compile(r"\d{4}-\d\d-\d\d")


class Body(BaseModel):
    """A request's body: unknown members are refused."""

    model_config = ConfigDict(extra="forbid")


class Out(BaseModel):
    """An answer, read from domain objects."""

    model_config = ConfigDict(from_attributes=True)


def _written(value: str) -> str:
    if "\0" in value:
        raise Unfit(Spoken("A NUL character cannot be stored.", "Ein NUL-Zeichen lässt sich nicht speichern."))
    if _LONE_SURROGATE.search(value):
        raise Unfit(Spoken("Half of a surrogate pair is no character.", "Ein halbes Surrogatpaar ist kein Zeichen."))
    return unicodedata.normalize("NFC", value)


def _not_empty(value: str) -> str:
    if not value.strip():
        raise Unfit(Spoken("Please write something.", "Bitte schreiben Sie etwas."))
    return value


def _none_if_empty(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _in_one_line(value: str) -> str:
    return " ".join(value.split())


def _at_most(limit: int) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > limit:
            raise Unfit(AT_MOST.filled(limit=grouped(limit)))
        return value

    return AfterValidator(check)


Name = Annotated[str, AfterValidator(_written), AfterValidator(str.strip), AfterValidator(_not_empty), _at_most(200)]
Text = Annotated[str, AfterValidator(_written)]
Word = Annotated[Text, Field(max_length=200)]
Problem = Annotated[str, AfterValidator(_written), AfterValidator(_not_empty), _at_most(20_000)]
LongText = Annotated[str, AfterValidator(_written), AfterValidator(_not_empty), _at_most(20_000)]
StepText = Annotated[str, AfterValidator(_written), AfterValidator(_not_empty), _at_most(1_000_000)]
Reason = Annotated[str, AfterValidator(_written), AfterValidator(_not_empty), _at_most(2_000)]
OneLine = Annotated[
    str, AfterValidator(_written), AfterValidator(_in_one_line), AfterValidator(_not_empty), _at_most(2_000)
]
Password = Annotated[str, AfterValidator(_written), Field(min_length=1, max_length=1_000)]
NewPassword = Annotated[str, AfterValidator(_written), Field(min_length=10, max_length=1_000)]
AnyEmail = Annotated[str, AfterValidator(_written), AfterValidator(str.strip), Field(max_length=EMAIL_LENGTH)]
Email = Annotated[AnyEmail, Field(pattern=EMAIL_PATTERN)]
EmptyAsNone = BeforeValidator(_none_if_empty)

Time = Annotated[
    datetime,
    PlainSerializer(time_json, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]


def _with_zone(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise Unfit(Spoken("A time needs its offset, such as Z.", "Eine Zeit braucht ihre Zeitzone, etwa Z."))
    if not 1970 <= value.year <= 9000:
        raise Unfit(Spoken("This time is out of range.", "Diese Zeit liegt zu weit weg."))
    return value.astimezone(UTC)


def _is_date_first(value: object) -> object:
    """Refuses seconds since 1970, of which nobody can see whether they are milliseconds."""
    if isinstance(value, int | float) or (isinstance(value, str) and not _DATE_FIRST.match(value)):
        raise Unfit(TIME_LIKE)
    return value


def _is_no_word(value: object) -> object:
    """Refuses true and "2", which would else be read as 1 and 2."""
    if isinstance(value, bool | str):
        raise Unfit(Spoken("This is no number.", "Das ist keine Zahl."))
    return value


TimeIn = Annotated[datetime, BeforeValidator(_is_date_first), AfterValidator(_with_zone)]
IsNumber = BeforeValidator(_is_no_word)


class PersonOut(Out):
    """A person beside what they did."""

    id: UUID
    name: str

    @classmethod
    def of(cls, person: Person | None) -> "PersonOut | None":
        """From the domain, or nothing."""
        return cls(id=person.id, name=person.name) if person else None


def write_cursor(place: Place) -> str:
    """An opaque cursor for the place behind which the next page begins."""
    return base64.urlsafe_b64encode(f"{place[0].isoformat()} {place[1].hex}".encode()).decode().rstrip("=")


def read_cursor(cursor: str | None) -> Place | None:
    """The place of a cursor; raises `Invalid` when it is none of ours."""
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        at, _, item = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii").partition(" ")
        place = datetime.fromisoformat(at), UUID(item)
    except (ValueError, binascii.Error):
        raise Invalid("/cursor", "This cursor is not one that FlowPilot gave out.") from None
    if place[0].tzinfo is None:
        raise Invalid("/cursor", "This cursor is not one that FlowPilot gave out.")
    return place
