"""What hashes passwords for a request: one object, the same when the use case runs a second time."""

from typing import Annotated

from fastapi import Depends, Request

from flowpilot.api.requests import TheServices
from flowpilot.application.hashing import Hashing


async def _hashing(request: Request, services: TheServices) -> Hashing:
    if not hasattr(request.state, "hashing"):
        request.state.hashing = Hashing(services.passwords)
    hashing: Hashing = request.state.hashing
    return hashing


TheHashing = Annotated[Hashing, Depends(_hashing)]
