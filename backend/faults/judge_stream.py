"""P1 and P4, page by page: exactly the events of the account's table, from where the page began to the end."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from faults.history import Head, Joined, Record, Seen, Stored, WasReset, of_kind
from faults.verdict import Violation

Place = tuple[str, str, int]  # account, epoch, number


def judge_pages(records: Sequence[Record]) -> Iterator[Violation]:
    """What each page saw, compared with what is stored."""
    table = {(row.account, row.epoch, row.number): row for row in of_kind(records, Stored)}
    owners = {row.handoff_id: row.account for row in table.values() if row.handoff_id}
    heads = {head.account: head for head in of_kind(records, Head)}
    by_page: dict[str, list[Joined | Seen | WasReset]] = defaultdict(list)
    for record in records:
        if isinstance(record, Joined | Seen | WasReset):
            by_page[record.page].append(record)
    for page, told in sorted(by_page.items()):
        yield from _judge_order(page, told, heads)
        yield from _judge_content(page, told, table, owners)
    yield from _judge_table(table, heads)


def _judge_order(page: str, told: Sequence[Joined | Seen | WasReset], heads: Mapping[str, Head]) -> Iterator[Violation]:
    epoch, number, account = "", -1, ""
    for record in told:
        if isinstance(record, WasReset):
            yield Violation("P1", "reset", f"{page} at {record.number}: {record.reason}")
            epoch, number = record.epoch, record.number
            continue
        account = record.account
        if number < 0:
            epoch, number = record.epoch, record.number - isinstance(record, Seen)
        if record.epoch != epoch:
            yield Violation("P1", "another history", f"{page} was in {epoch} and got {record.epoch}")
            epoch, number = record.epoch, record.number
        elif isinstance(record, Joined):
            if record.number != number:
                yield Violation("P1", "resumed elsewhere", f"{page} was at {number} and resumed at {record.number}")
                number = record.number
        else:
            yield from _judge_step(page, number, record)
            number = max(number, record.number)
    head = heads.get(account)
    if head and (epoch, number) != (head.epoch, head.number):
        yield Violation("P1", "missing at the end", f"{page} stands at {number}, the account at {head.number}")


def _judge_step(page: str, number: int, seen: Seen) -> Iterator[Violation]:
    if seen.number == number:
        yield Violation("P1", "repeated", f"{page} got {number} again")
    elif seen.number < number:
        yield Violation("P1", "out of order", f"{page} got {seen.number} after {number}")
    elif seen.number > number + 1:
        yield Violation("P1", "lost", f"{page} got {seen.number} after {number}")


def _judge_content(
    page: str,
    told: Sequence[Joined | Seen | WasReset],
    table: Mapping[Place, Stored],
    owners: Mapping[str, str],
) -> Iterator[Violation]:
    for seen in told:
        if not isinstance(seen, Seen):
            continue
        if owners.get(seen.handoff_id, seen.account) != seen.account:
            yield Violation("P2", "somebody else's", f"{page} saw handoff {seen.handoff_id} of another account")
        row = table.get((seen.account, seen.epoch, seen.number))
        if row is None:
            yield Violation("P4", "ghost", f"{page} got {seen.number} ({seen.event}), which is not stored")
        elif (row.event, row.handoff_id) != (seen.event, seen.handoff_id):
            yield Violation("P1", "differs", f"{page} got {seen.event} as {seen.number}, stored is {row.event}")


def _judge_table(table: Mapping[Place, Stored], heads: Mapping[str, Head]) -> Iterator[Violation]:
    numbers: dict[tuple[str, str], set[int]] = defaultdict(set)
    for account, epoch, number in table:
        numbers[account, epoch].add(number)
    for head in heads.values():
        missing = set(range(1, head.number + 1)) ^ numbers[head.account, head.epoch]
        if missing:
            yield Violation("P1", "gap in the table", f"account {head.account}: {sorted(missing)[:5]}")
