"""The long tail of services, by apprise: its plugins write the requests, our own guarded way sends them."""

import asyncio
import importlib
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress

from flowpilot.adapters.channels.answers import answer_of, for_people
from flowpilot.adapters.channels.egress import Blocked, Egress, NotReached, Reply, Unanswered
from flowpilot.adapters.channels.notice import Checked, Notice, Part
from flowpilot.adapters.channels.refusals import BEGINS_WITH
from flowpilot.adapters.channels.services import POINTER, Destination, destination
from flowpilot.adapters.channels.web_address import LONGEST_ADDRESS, check_host, text_of
from flowpilot.adapters.channels.wire import Failure, Wire
from flowpilot.adapters.threads import beside
from flowpilot.domain.delivery import BLOCKED_ADDRESS, REFUSED, SERVER_UNAVAILABLE, Answer
from flowpilot.domain.errors import Invalid

SECONDS_IN_ALL = 28.0

_CALLING = re.compile(r"([@<])|(\])(?=\()")


class Service:
    """See `Way`. Address: {url} in the form of apprise, of a service on our list."""

    carries: frozenset[Part] = frozenset({"title", "link"})

    def __init__(self, egress: Egress, *, seconds_in_all: float = SECONDS_IN_ALL) -> None:
        self._egress = egress
        self._seconds_in_all = seconds_in_all

    def checked(self, address: Mapping[str, str]) -> Checked:
        url = text_of(address, "url", LONGEST_ADDRESS)
        there = destination(url)
        if there.host is not None:
            check_host(there.host, POINTER, self._egress.allowed)
            if not there.secure and not self._egress.allowed.names(there.host):
                scheme = url.partition("://")[0].lower()
                raise Invalid(POINTER, BEGINS_WITH.filled(scheme=f"{scheme}s"))
        return Checked({"url": url}, there.server)

    async def send(self, notice: Notice, address: Mapping[str, str]) -> Answer:
        url = address["url"]
        try:
            there = await beside(lambda: destination(url, str(notice.id)))
        except Invalid as problem:
            return Answer("permanent", REFUSED, str(problem))
        return await self._told(notice, there, _secrets_in(url, there.server))

    async def _told(self, notice: Notice, there: Destination, secrets: frozenset[str]) -> Answer:
        wire = Wire(self._egress, asyncio.get_running_loop(), str(notice.id))
        went_well: bool | None = None
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds_in_all):
                went_well = await beside(lambda: _notify(there, notice, wire))
        wire.is_open = False
        if went_well is None and (wire.is_waiting or _first_wrong(wire.past) is None):
            return Answer("unknown", SERVER_UNAVAILABLE, "no answer in time")
        return _answer(wire.past, secrets, went_well=bool(went_well))


def _notify(there: Destination, notice: Notice, wire: Wire) -> bool:
    # Loaded when first needed, in this thread: few installations use such services.
    importlib.import_module("flowpilot.adapters.channels.wired_requests").lead_requests_by_wire()
    wire.take()
    plugin = there.plugin
    # Turned from text into mark-down, a link would be written with backslashes and lead nowhere.
    written = "markdown" if plugin.resolve_format("text") == "markdown" else "text"
    # Services for alarms raise none for a mere information.
    weight = "failure" if notice.priority == "urgent" else "warning"
    try:
        return plugin.notify(title=_harmless(notice.title), body=notice.link, body_format=written, notify_type=weight)
    except Exception:  # noqa: BLE001 - a plugin may stumble over any answer; what was answered is known all the same
        return False


def _answer(past: Sequence[Reply | Failure], secrets: frozenset[str], *, went_well: bool) -> Answer:
    """What a plugin does after something went wrong is clearing up: the first such thing decides."""
    wrong = None if went_well else _first_wrong(past)
    match wrong:
        case Blocked() as failure:
            return Answer("permanent", BLOCKED_ADDRESS, str(failure))
        case Unanswered() as failure:
            return Answer("unknown", SERVER_UNAVAILABLE, str(failure))
        case NotReached() as failure:
            return Answer("temporary", SERVER_UNAVAILABLE, str(failure))
        case Reply() as reply:
            return answer_of(reply.status, reply, secrets)
    last = past[-1] if past else None
    said = f"{last.status} {last.text}" if isinstance(last, Reply) else "the service was not asked"
    if went_well and past:
        return Answer("sent", None, for_people(said, secrets))
    return Answer("permanent", REFUSED, for_people(said, secrets))


def _first_wrong(past: Sequence[Reply | Failure]) -> Reply | Failure | None:
    return next((step for step in past if not isinstance(step, Reply) or not 200 <= step.status < 300), None)


def _harmless(title: str) -> str:
    """Nobody is called and nothing linked by what stands in a title, whatever mark-up the service reads."""
    return _CALLING.sub("\\g<0>\u200b", title)


def _secrets_in(address: str, server: str) -> frozenset[str]:
    """Everything of a service's address but the host: here a token may also stand in the host's place."""
    behind = address.partition("://")[2]
    parts = {address, behind, *re.split(r"[/?&=:@,;#]", behind)}
    return frozenset(part for part in parts if part and part not in server)
