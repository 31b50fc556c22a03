"""Requests to a provider, through the guarded way out and no other."""

import base64
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus, urlencode

from flowpilot.adapters.channels.egress import Blocked, Egress, NotReached, Reply, Unanswered
from flowpilot.application.ports_provider import Client, NotGranted, ProviderFailed
from flowpilot.domain.provider import ProviderFault

FORM = "application/x-www-form-urlencoded"
SERVER_ERROR = 500
ACCEPT = {"Accept": "application/json"}
# That a person is gone, or has to show again who they are: no token without them.
NOT_GRANTED = frozenset({"invalid_grant", "interaction_required", "login_required", "consent_required"})
# What a token endpoint says when it does not know who asks, in whatever words.
NOT_OUR_CLIENT = frozenset({"invalid_client", "unauthorized_client"})


class Asking:
    """Asks providers, whose addresses admins gave."""

    def __init__(self, egress: Egress) -> None:
        self._egress = egress

    async def read(self, address: str, fault: ProviderFault, headers: Mapping[str, str] = ACCEPT) -> Mapping[str, Any]:
        """The JSON object at this address. Raises `ProviderFailed`, with this fault where what is there is no such."""
        reply = await self._exchange("GET", address, headers, b"")
        if reply.status != 200:
            failed: ProviderFault = "not_reached" if reply.status >= SERVER_ERROR else fault
            raise ProviderFailed(failed, f"the answer was {reply.status}")
        content = _object(reply)
        if content is None:
            raise ProviderFailed(fault, "the answer is no JSON object of less than 64 kB")
        return content

    async def token(self, address: str, client: Client, form: Mapping[str, str], *, by_post: bool) -> Mapping[str, Any]:
        """What a token endpoint gives. Raises `NotGranted` or `ProviderFailed`."""
        form, headers = dict(form), {**ACCEPT, "Content-Type": FORM}
        if by_post:
            form |= {"client_id": client.client_id, "client_secret": client.secret}
        else:
            pair = f"{quote_plus(client.client_id)}:{quote_plus(client.secret)}"
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        reply = await self._exchange("POST", address, headers, urlencode(form).encode())
        content = _object(reply)
        if reply.status == 200 and content is not None:
            return content
        error = content.get("error") if content else None
        if error in NOT_GRANTED and reply.status < SERVER_ERROR:
            raise NotGranted
        if error in NOT_OUR_CLIENT or reply.status == 401:
            raise ProviderFailed("wrong_client", str(error or reply.status)[:100])
        raise ProviderFailed("not_reached", f"the token endpoint answered {reply.status} {str(error or '')[:100]}")

    async def _exchange(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Reply:
        try:
            return await self._egress.exchange(method, address, headers, body)
        except (Blocked, NotReached, Unanswered) as failure:
            raise ProviderFailed("not_reached", str(failure)) from None


def _object(reply: Reply) -> Mapping[str, Any] | None:
    try:
        content = json.loads(reply.body)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
