"""P6: the judge of deliveries, a pure function of what sinks saw and what the ledger says."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from faults.sightings import KnownAttempt, KnownDelivery, Sighting
from faults.verdict import Violation

FINAL = ("sent", "dead", "suppressed", "cancelled")
OUTCOMES = {"ok": "sent", "later": "temporary", "never": "permanent", "nothing": "unknown"}
SLACK = 1.0  # seconds that a sink may see an attempt after its sender wrote it off

Seen = Sequence[tuple[Sighting, KnownAttempt]]


def judge_deliveries(ledger: Sequence[KnownDelivery], sightings: Sequence[Sighting]) -> list[Violation]:
    """Everything that is not as promised."""
    return [Violation("P6", name, detail) for name, detail in _faults(ledger, sightings)]


def _faults(ledger: Sequence[KnownDelivery], sightings: Sequence[Sighting]) -> Iterator[tuple[str, str]]:
    known = {delivery.id: delivery for delivery in ledger}
    by_key: Mapping[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if len(set(sighting.keys)) > 1:
            yield "two keys at once", f"{sighting.keys} at {sighting.place}"
        for key in set(sighting.keys):
            by_key[key].append(sighting)
    for key in by_key.keys() - known.keys():
        yield "key of nobody", key
    for delivery in ledger:
        yield from _judge_rows(delivery)
        yield from _judge_sightings(delivery, sorted(by_key[delivery.id], key=lambda sighting: sighting.at))
    yield from _judge_nameless(ledger, [sighting for sighting in sightings if not sighting.keys])


def _judge_rows(delivery: KnownDelivery) -> Iterator[tuple[str, str]]:
    """What the ledger alone says of one delivery."""
    if delivery.state not in FINAL or delivery.waits:
        yield "not ended", f"{delivery.id} is {delivery.state}"
    numbers = [attempt.number for attempt in delivery.attempts]
    if numbers != list(range(1, delivery.attempt_count + 1)):
        yield "attempts with gaps", f"{delivery.id} counts {delivery.attempt_count} and has {numbers}"
    for attempt in delivery.attempts:
        if attempt.outcome is None:
            yield "attempt without an end", f"{delivery.id}, attempt {attempt.number}"
    for one, following in zip(delivery.attempts, delivery.attempts[1:], strict=False):
        if one.outcome in ("sent", "permanent") and one.ended is not None and one.ended < following.began:
            yield "tried after its end", f"{delivery.id}, attempt {following.number}"
    sent = [attempt for attempt in delivery.attempts if attempt.outcome == "sent"]
    if (delivery.state == "sent") != bool(sent):
        yield "state and attempts differ", f"{delivery.id} is {delivery.state} with {len(sent)} sent"


def _judge_sightings(delivery: KnownDelivery, sightings: Sequence[Sighting]) -> Iterator[tuple[str, str]]:
    """What sinks saw of one delivery beside its attempts."""
    seen: list[tuple[Sighting, KnownAttempt]] = []
    for sighting in sightings:
        attempt = delivery.attempt_at(sighting.at)
        if attempt is None or attempt in [other for _, other in seen]:
            yield "attempt not on record", f"{delivery.id} at {sighting.at:.3f}"
            continue
        seen.append((sighting, attempt))
        if sighting.place != delivery.place:
            yield "another place", f"{delivery.id} at {sighting.place}, not {delivery.place}"
        if attempt.outcome not in (OUTCOMES[sighting.said], "unknown"):
            yield "answer misread", f"{delivery.id}: {sighting.said} became {attempt.outcome}"
    yield from _judge_taken(delivery, [(sighting, attempt) for sighting, attempt in seen if sighting.taken])


def _judge_taken(delivery: KnownDelivery, taken: Seen) -> Iterator[tuple[str, str]]:
    """Nobody gets it twice but where the first outcome was not known, and what is sent was taken."""
    if delivery.state == "sent" and not taken:
        yield "sent and never taken", delivery.id
    for _, attempt in taken[:-1]:
        if attempt.outcome != "unknown":
            yield "taken twice without doubt", f"{delivery.id}, attempt {attempt.number} was {attempt.outcome}"


def _judge_nameless(ledger: Sequence[KnownDelivery], sightings: Collection[Sighting]) -> Iterator[tuple[str, str]]:
    """Attempts that ended before they said their key: some attempt to the same place was under way each time."""
    attempts: Mapping[str, list[KnownAttempt]] = defaultdict(list)
    for delivery in ledger:
        attempts[delivery.place] += delivery.attempts
    for sighting in sightings:
        if not any(_covers(attempt, sighting.at) for attempt in attempts[sighting.place]):
            yield "attempt not on record", f"to {sighting.place} at {sighting.at:.3f}"


def _covers(attempt: KnownAttempt, at: float) -> bool:
    return attempt.began <= at and (attempt.ended is None or at <= attempt.ended + SLACK)
