"""Answers that are sent in parts."""

from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response
from starlette.responses import StreamingResponse

from flowpilot.api.requests import UnitRoute


@dataclass(frozen=True, slots=True)
class Download:
    """What is sent, and as what."""

    parts: AsyncIterator[bytes]
    headers: Mapping[str, str]


class DownloadRoute(UnitRoute):
    """What the endpoint left in `request.state.download` is sent after its transaction."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answered = super().get_route_handler()

        async def sent(request: Request) -> Response:
            response = await answered(request)
            if response.status_code != 200:
                return response
            download: Download = request.state.download
            return StreamingResponse(download.parts, headers=download.headers)

        return sent
