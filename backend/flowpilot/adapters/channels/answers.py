"""What the other side's answer means for a delivery, and what of it people may read."""

import re
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import quote, unquote, urlsplit

from flowpilot.adapters.channels.egress import Blocked, NotReached, Reply, Unanswered
from flowpilot.domain.delivery import BLOCKED_ADDRESS, GONE, REFUSED, SERVER_UNAVAILABLE, Answer
from flowpilot.domain.masking import masked

LONGEST_DETAIL = 300
LONGEST_READ = 4_000
LONGEST_WAIT = timedelta(hours=24)
# What passes by itself, beside all of 5xx: a request that took too long, one too early, and one too many.
PASSING = frozenset({408, 425, 429})
SHORTEST_SECRET = 4
HIDDEN = "***"

_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")


async def answered(
    exchange: Awaitable[Reply],
    secrets: Iterable[str],
    *,
    gone_at: Collection[int] = (),
    status_of: Callable[[Reply], int] = lambda reply: reply.status,
) -> Answer:
    """How an attempt ended. `status_of` reads a status that stands in the body; `secrets` stay out of the detail."""
    try:
        reply = await exchange
    except Blocked as error:
        return Answer("permanent", BLOCKED_ADDRESS, str(error))
    except NotReached as error:
        return Answer("temporary", SERVER_UNAVAILABLE, str(error))
    except Unanswered as error:
        return Answer("unknown", SERVER_UNAVAILABLE, str(error))
    return answer_of(status_of(reply), reply, secrets, gone_at)


def answer_of(status: int, reply: Reply, secrets: Iterable[str], gone_at: Collection[int] = ()) -> Answer:
    """What a reply means when it is read as this status."""
    detail = for_people(f"{reply.status} {reply.text}", secrets)
    if 200 <= status < 300:
        return Answer("sent", None, detail)
    if status in gone_at:
        return Answer("permanent", GONE, detail, gone=True)
    if status in PASSING or status >= 500:
        return Answer("temporary", SERVER_UNAVAILABLE, detail, retry_after=_retry_after(reply.headers))
    return Answer("permanent", REFUSED, detail)


def for_people(text: str, secrets: Iterable[str]) -> str:
    """At most 300 printable characters, without the secrets and without what looks like one."""
    hidden = sorted({secret for secret in secrets if len(secret) >= SHORTEST_SECRET}, key=len, reverse=True)
    read = text[:LONGEST_READ]
    for secret in hidden:
        read = re.sub(re.escape(secret), HIDDEN, read, flags=re.IGNORECASE)
    if len(text) > LONGEST_READ and hidden:
        read = read[: -len(hidden[0])]  # where the text was cut, half a secret may stand
    return _UNPRINTABLE.sub(" ", masked(read).replace("•", "*"))[:LONGEST_DETAIL].strip()


def secrets_in(address: str) -> frozenset[str]:
    """Everything of a web address behind its host, whole and in parts, in every spelling that it may be quoted in."""
    parts = urlsplit(address)
    behind = address.partition("//")[2].partition("/")[2]
    found = {address, behind, parts.path, parts.query, parts.username or "", parts.password or ""}
    found.update(re.split(r"[/?&=:@,;]", behind))
    return frozenset(spelled for part in found for spelled in (part, unquote(part), quote(part, safe="")))


def _retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """How long the other side asks to wait, in seconds or until a date; from nothing to 24 hours."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return timedelta(seconds=min(int(value[:9]), LONGEST_WAIT.total_seconds()))
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    wait = (at if at.tzinfo else at.replace(tzinfo=UTC)) - datetime.now(UTC)
    return min(max(wait, timedelta()), LONGEST_WAIT)
