"""The token of a mail's "stop" link: it says who, and nobody else can write one."""

from uuid import uuid4

import pytest

from flowpilot.adapters.unsubscribe import SignedUnsubscribeTokens

TOKENS = SignedUnsubscribeTokens(b"a key of the server")
ALICE = (uuid4(), uuid4())


def test_it_says_who() -> None:
    assert TOKENS.read(TOKENS.write(*ALICE)) == ALICE


def test_it_fits_into_an_address() -> None:
    token = TOKENS.write(*ALICE)
    assert token.replace("-", "").replace("_", "").isalnum()
    assert len(token) == 64


def test_bob_cannot_turn_his_into_alices() -> None:
    bob = TOKENS.write(ALICE[0], uuid4())
    alice = TOKENS.write(*ALICE)
    assert TOKENS.read(alice[:43] + bob[43:]) is None


def test_another_servers_token_is_none_of_ours() -> None:
    assert TOKENS.read(SignedUnsubscribeTokens(b"another key").write(*ALICE)) is None


@pytest.mark.parametrize("text", ["", "x", "ä" * 64, "=" * 64, "A" * 64, "A" * 4_000, "../../etc/passwd"])
def test_anything_else_is_none_of_ours(text: str) -> None:
    assert TOKENS.read(text) is None
