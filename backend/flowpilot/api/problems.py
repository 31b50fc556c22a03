"""Refusals as `application/problem+json` (RFC 9457): one table from errors to status codes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi.exceptions import RequestValidationError

from flowpilot.api.reasons import reason_of
from flowpilot.application.answering import Answer
from flowpilot.domain import errors
from flowpilot.domain.account import Person
from flowpilot.domain.card import person_json, time_json
from flowpilot.domain.language import Language, Text

CONTENT_TYPE = "application/problem+json"
RETRY_AFTER = 2  # seconds, where nothing better is known
NO_TEXT = Text("This is not written in UTF-8.", "Dies ist nicht in UTF-8 geschrieben.")


class Malformed(errors.Refused):
    """The body is not JSON."""

    code = "malformed"
    title = "The body is not well-formed JSON."


class TooLarge(errors.Refused):
    """The body is larger than allowed."""

    code = "too_large"
    title = "This is too large."


class NotJson(errors.Refused):
    """The body is of a type that this operation does not take."""

    code = "unsupported_media_type"
    title = "This operation takes application/json."


class BadKey(errors.Refused):
    """The Idempotency-Key cannot be one."""

    code = "invalid_idempotency_key"
    title = "An Idempotency-Key has 1 to 200 printable ASCII characters."


class NoRoute(errors.Refused):
    """The address is known, but not with this method."""

    code = "method_not_allowed"
    title = "This method is not possible here."


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit; `pointer` is a JSON pointer into the body, or the parameter's name."""

    pointer: str
    reason: str | Text


def no_such_parameter(name: str) -> Fault:
    """A query parameter that the operation does not have."""
    return Fault(f"/{name}", Text("There is no such parameter.", "Diesen Parameter gibt es nicht."))


def unreadable_parameters(query: bytes) -> list[Fault]:
    """Query parameters whose value is no text."""
    given = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="latin-1")  # one character a byte
    return [Fault(f"/{name}", NO_TEXT) for name, value in given if not _is_text(value.encode("latin-1"))]


def _is_text(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


class InvalidRequest(errors.Refused):
    """The request does not fit its schema."""

    code = "invalid"
    title = "Something in the request does not fit."

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = faults


STATUS: dict[type[errors.Refused], int] = {
    Malformed: 400,
    BadKey: 400,
    errors.NotSignedIn: 401,
    errors.WrongCredentials: 401,
    errors.CrossSite: 403,
    errors.Forbidden: 403,
    errors.AccountSuspended: 403,
    errors.PasswordsOff: 403,
    errors.TurnedAway: 403,
    errors.NotTheOwner: 403,
    errors.NotTheClaimer: 403,
    errors.OwnEscalation: 403,
    errors.NotTheAuthor: 403,
    errors.NotFound: 404,
    NoRoute: 405,
    errors.ChooseAccount: 409,
    errors.WrongState: 409,
    errors.AlreadyInTransit: 409,
    errors.AlreadyRedacted: 409,
    errors.ClientInTransit: 409,
    errors.HandoffAlreadyClaimed: 409,
    errors.NoModel: 409,
    errors.LastAdmin: 409,
    errors.EmailTaken: 409,
    errors.ClientNameTaken: 409,
    errors.NotJoined: 409,
    errors.AlreadyJoined: 409,
    errors.PilotAlreadySet: 409,
    errors.LimitReached: 409,
    errors.IdempotencyInProgress: 409,
    TooLarge: 413,
    NotJson: 415,
    InvalidRequest: 422,
    errors.Invalid: 422,
    errors.TargetNotAvailable: 422,
    errors.IdempotencyKeyReused: 422,
    errors.RateLimited: 429,
    errors.Unavailable: 503,
}


def problem(refused: errors.Refused, request_id: str, language: Language = "en") -> Answer:
    """The answer to a refused request. It speaks English but for reasons that a page shows: they are in `language`."""
    status = STATUS[type(refused)]
    content: dict[str, object] = {
        "type": f"urn:flowpilot:problem:{refused.code}",
        "title": refused.title,
        "status": status,
        "code": refused.code,
        "detail": refused.detail,
        "request_id": request_id,
    }
    content |= {name: _plain(value) for name, value in refused.members.items()}
    faults = _faults(refused)
    if faults:
        content["errors"] = [{"pointer": fault.pointer, "reason": _spoken(fault.reason, language)} for fault in faults]
    return Answer(status, CONTENT_TYPE, json.dumps(content, ensure_ascii=False).encode(errors="replace"))


def _spoken(reason: str | Text, language: Language) -> str:
    return reason.of(language) if isinstance(reason, Text) else reason


def unexpected(request_id: str) -> Answer:
    """The answer when we made the mistake; what it was stands in the log under the request id."""
    content = {
        "type": "urn:flowpilot:problem:internal",
        "title": "Something went wrong on our side.",
        "status": 500,
        "code": "internal",
        "detail": "The log has more under this request id.",
        "request_id": request_id,
    }
    return Answer(500, CONTENT_TYPE, json.dumps(content).encode())


def extra_headers(answer: Answer, refused: errors.Refused | None = None) -> dict[str, str]:
    """Headers that go with an answer beside its content."""
    headers = {"Idempotency-Replayed": "true"} if answer.replayed else {}
    if isinstance(refused, errors.RateLimited):
        headers["Retry-After"] = str(refused.retry_after)
    elif isinstance(refused, errors.Unavailable | errors.IdempotencyInProgress) or answer.status == 503:
        headers["Retry-After"] = str(RETRY_AFTER)
    return headers


def from_validation(error: RequestValidationError) -> errors.Refused:
    """What does not fit the schema. An id in the path that cannot be one is simply nothing that exists."""
    found = error.errors()
    if any(fault["loc"][:1] == ("path",) for fault in found):
        return errors.NotFound()
    return InvalidRequest([Fault(_pointer(fault["loc"]), reason_of(fault)) for fault in found])


def _pointer(location: Sequence[str | int]) -> str:
    parts = location[1:] if location[:1] in (("body",), ("query",)) else location
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def _faults(refused: errors.Refused) -> Sequence[Fault]:
    if isinstance(refused, InvalidRequest):
        return refused.faults
    if isinstance(refused, errors.Invalid):
        return [Fault(refused.pointer, refused.reason)]
    return ()


def _plain(value: object) -> object:
    if isinstance(value, Person):
        return person_json(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return time_json(value)
    return value
