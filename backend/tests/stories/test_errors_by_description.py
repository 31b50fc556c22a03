"""Requests made up from the interface's own description, fitting and not, find no fault of ours."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from requests import Session
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.core.result import Ok

from flowpilot.api.app import build_api
from tests.people import Town

pytestmark = pytest.mark.anyio

EXAMPLES = 5  # of each operation and kind; the same ones in every run
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


async def test_no_request_from_the_description_finds_a_fault_of_ours(town: Town) -> None:
    session = await town.ada.starts()
    own = await town.bob.starts()
    handoff = await town.bob.escalates(own)
    bell = (await town.ada.get("/notifications")).json()["items"]
    ids = {
        "session_id": session["id"],
        "handoff_id": handoff["id"],
        "notification_id": bell[0]["id"],
        "user_id": town.vera.id,
    }
    sent = await asyncio.to_thread(_send_everything, town.ada.address, town.ada.token, ids)
    assert sent > 40 * EXAMPLES


def _send_everything(address: str, token: str, ids: dict[str, str]) -> int:
    """How many requests were sent."""
    schema = schemathesis.openapi.from_dict(build_api().openapi())
    sent = 0
    with Session() as session:
        session.headers["Authorization"] = f"Bearer {token}"
        for found in schema.get_all_operations():
            assert isinstance(found, Ok)
            for mode in GenerationMode:
                sent += _send_made_up(found.ok(), mode, session, address, ids)
    return sent


def _send_made_up(
    operation: "APIOperation[Any, Any, Any, Any]",
    mode: GenerationMode,
    session: Session,
    address: str,
    ids: dict[str, str],
) -> int:
    sent = 0
    known = {parameter.name: ids[parameter.name] for parameter in operation.path_parameters if parameter.name in ids}

    @BOUNDED
    @given(case=operation.as_strategy(mode, path_parameters=known or None))
    def send(case: "Case[Any]") -> None:
        nonlocal sent
        sent += 1
        answer = case.call(base_url=address, session=session, timeout=20)
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"], case.as_curl_command()
            problem = answer.json()
            assert problem["code"]
            assert problem["request_id"]

    with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
        send()
    return sent
