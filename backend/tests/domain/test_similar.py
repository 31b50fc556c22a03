"""Which resolved sessions are offered for a new problem."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from flowpilot.domain.similar import OFFERED, Past, most_similar, words_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def past(problem: str, *, same_client: bool = False, likeness: float = 0.1, days_ago: int = 1) -> Past:
    return Past(uuid4(), problem, "Kestrel", same_client, NOON - timedelta(days=days_ago), "Done", likeness)


def test_the_same_client_goes_before_what_shares_more() -> None:
    near, nearer = past("VPN AnyConnect drops", same_client=True), past("VPN AnyConnect drops at home every hour")
    found = most_similar("VPN AnyConnect drops every hour at home", [nearer, near])
    assert [one.past for one in found] == [near, nearer]
    assert found[0].shared == ["vpn", "anyconnect", "drops"]


def test_what_shares_only_small_words_is_not_offered() -> None:
    assert most_similar("The printer on the second floor prints blank pages", [past("The user cannot sign in")]) == []
    assert most_similar("Printer", [past("Printer is out of paper")]) != []


def test_few_are_offered_and_secrets_are_no_words() -> None:
    many = [past("VPN AnyConnect drops") for _ in range(OFFERED + 3)]
    assert len(most_similar("VPN AnyConnect drops", many)) == OFFERED
    assert "hunter2" not in words_of("VPN password: hunter2")
