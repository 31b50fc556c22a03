"""Secrets that name their account."""

from uuid import UUID

import pytest

from flowpilot.domain.secret import SecretKind, account_in, write_secret

NORTH = UUID("0199aaaa-0000-7000-8000-00000000000f")
RANDOM = "Zm9vYmFyYmF6cXV4Zm9vYmFy_-"


@pytest.mark.parametrize("kind", ["login", "token", "invitation"])
def test_a_secret_names_its_account_to_its_own_kind_alone(kind: SecretKind) -> None:
    secret = write_secret(kind, NORTH, RANDOM)
    assert account_in(secret, kind) == NORTH
    others: tuple[SecretKind, ...] = ("login", "token", "invitation")
    assert [account_in(secret, other) for other in others if other != kind] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fp_login_",
        f"fp_login_{NORTH.hex}_short",
        f"fp_login_{NORTH}_{RANDOM}",
        f"x{write_secret('login', NORTH, RANDOM)}",
        f"{write_secret('login', NORTH, RANDOM)}\n",
        f"fp_login_{NORTH.hex}_{'x' * 101}",
    ],
)
def test_anything_else_is_no_secret(text: str) -> None:
    assert account_in(text, "login") is None
