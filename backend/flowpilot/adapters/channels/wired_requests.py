"""Lets a library that speaks through `requests`, in a thread, out by the wire of its thread and no other way.

apprise calls `requests.post` of the module itself: it takes no client of ours, follows redirects, believes proxies and
passwords of the environment, reads bodies without end and looks names up again. So the one class through which
`requests` opens anything is replaced in this process. Whoever uses `requests` beside a wire reaches nothing.
"""

from io import BytesIO
from typing import Any

import requests
import requests.sessions
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers

from flowpilot.adapters.channels.egress import Blocked, NotReached, Reply, Unanswered
from flowpilot.adapters.channels.wire import wire_of_this_thread

# What `Egress` says itself, and what would send the reader elsewhere or make it read what is not there.
_NOT_SENT = frozenset({"accept-encoding", "connection", "content-length", "host", "transfer-encoding", "user-agent"})
_NOT_PASSED_ON = frozenset({"connection", "content-encoding", "content-length", "location", "transfer-encoding"})


def lead_requests_by_wire() -> None:
    """From now on `requests` goes by the wire of its thread, everywhere in this process."""
    requests.sessions.Session = requests.Session = _WiredSession  # type: ignore[misc] # there is no other way in


class _WiredSession(requests.sessions.Session):
    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        for scheme in ("https://", "http://"):
            self.mount(scheme, _WireAdapter())


class _WireAdapter(BaseAdapter):
    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:  # noqa: ANN401 - times, certificates, proxies: not theirs to say
        wire = wire_of_this_thread()
        if wire is None:
            raise requests.ConnectionError("nothing leaves without a wire")
        headers = {name: str(value) for name, value in request.headers.items() if name.lower() not in _NOT_SENT}
        body = request.body or b""
        if not isinstance(body, (bytes, str)):
            raise requests.RequestException("files are not sent")
        try:
            reply = wire.exchange(
                request.method or "GET", request.url or "", headers, body if isinstance(body, bytes) else body.encode()
            )
        except Unanswered as failure:
            raise requests.ReadTimeout(str(failure)) from None
        except (Blocked, NotReached) as failure:
            raise requests.ConnectionError(str(failure)) from None
        return _response(request, reply)

    def close(self) -> None:
        return


def _response(request: requests.PreparedRequest, reply: Reply) -> requests.Response:
    response = requests.Response()
    response.status_code = reply.status
    response.headers = CaseInsensitiveDict(
        {name: value for name, value in reply.headers.items() if name not in _NOT_PASSED_ON}
    )
    response.encoding = get_encoding_from_headers(response.headers)
    response.raw = BytesIO(reply.body)
    response.url = request.url or ""
    response.request = request
    return response
