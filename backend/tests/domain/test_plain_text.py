"""What is shown of a text that a model has not finished yet."""

import pytest

from flowpilot.domain.model_answer import PROPOSAL, words_so_far


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Rest", ""),
        ("Restart Out", "Restart"),
        ("Restart Outlook ", "Restart Outlook"),
        ("Look <b onclick=x y", "Look"),
        ("Look <b onclick=x>here</b> now", "Look here"),
        ("Is a < b or", "Is a < b"),
        ("See [the page](https://evil.example 'ti", "See"),
        ("See [the page](https://evil.example) and", "See the page"),
        ("Open https://evil.exa", "Open"),
        ("Open https://evil.example now", "Open"),
        ("The password is hunter2", "The password is"),
        ("The password is hunter2 he", "The password is ••••••"),
    ],
)
def test_only_whole_words_without_markup_and_secrets_are_shown(written: str, shown: str) -> None:
    assert words_so_far(written) == shown


def test_what_is_shown_is_as_short_as_a_proposal() -> None:
    assert len(words_so_far("very " * 5_000)) <= PROPOSAL
