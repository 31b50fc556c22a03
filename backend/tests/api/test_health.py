"""Alive and able, as a machine asks."""

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from flowpilot import __version__
from flowpilot.api import health


async def _works() -> bool:
    return True


async def _does_not() -> bool:
    return False


def test_it_says_that_it_is_alive_and_which_version_it_is() -> None:
    answer = _asked("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "alive", "version": __version__})


def test_it_names_what_does_not_work() -> None:
    answer = _asked("/readyz")
    assert (answer.status_code, answer.json()["missing"]) == (503, ["worker"])


def _asked(path: str) -> Response:
    api = FastAPI()
    api.include_router(health.router({"database": _works, "worker": _does_not}))
    return TestClient(api).get(path)
