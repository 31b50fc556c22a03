"""Long JSON answers, packed for whoever takes gzip.

Packing tells by its length whether what somebody put into an answer is like a secret that stands beside it. So only
answers to GET are packed: a token, a link that lets in or a new secret is the answer to a POST and never read again.
Nor can another site have a signed-in browser ask again and again and measure: the gate refuses its requests before
anything is read (`gate.is_cross_site`). The stream, files and exports have ways of their own and go as they are.
"""

import asyncio
import gzip

from starlette.requests import Request
from starlette.responses import Response

PACKED_FROM = 10_000
"""Bytes; what is shorter arrives no sooner packed."""
BESIDE_FROM = 250_000
"""Bytes; packing so many would keep others waiting, so a thread does it."""
LEVEL = 5


async def packed(request: Request, response: Response) -> Response:
    """The response, its body packed where that is wanted and worth it."""
    body = bytes(response.body)
    if request.method != "GET" or response.media_type != "application/json" or len(body) < PACKED_FROM:
        return response
    response.headers["Vary"] = "Accept-Encoding"
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return response
    response.body = _pack(body) if len(body) < BESIDE_FROM else await asyncio.to_thread(_pack, body)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.body))
    return response


def _pack(body: bytes) -> bytes:
    return gzip.compress(body, LEVEL, mtime=0)
