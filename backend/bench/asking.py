"""One person after the other asks the API over a kept connection, and how long each answer takes is noted."""

import http.client
import json
import time
from typing import Any

from bench.cluster import Escalation
from bench.readers import Failed

REASON = "I have no rights to look further"


class Asking:
    """A connection to one server. Times are seconds."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._connection = http.client.HTTPConnection(*address, timeout=60)

    def escalate(self, escalation: Escalation) -> tuple[str, float]:
        """The handoff's id and how long the answer took. Raises `Failed`."""
        body = {"intent": "escalate", "reason": REASON}
        answer, seconds = self._post(f"/ai-sessions/{escalation.session_id}/handoff", body, escalation.token)
        return answer["id"], seconds

    def claim(self, handoff_id: str, token: str) -> float:
        """How long the answer took. Raises `Failed`."""
        return self._post(f"/escalations/{handoff_id}/claim", {"way": "own"}, token)[1]

    def read(self, path: str, token: str) -> float:
        """How long the whole answer took. Raises `Failed`."""
        return self._ask("GET", path, None, token)[1]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _post(self, path: str, body: dict[str, str], token: str) -> tuple[dict[str, Any], float]:
        content, took = self._ask("POST", path, json.dumps(body), token)
        return json.loads(content), took

    def _ask(self, method: str, path: str, body: str | None, token: str) -> tuple[bytes, float]:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        began = time.perf_counter()
        self._connection.request(method, f"/api/v1{path}", body, headers)
        response = self._connection.getresponse()
        content = response.read()
        took = time.perf_counter() - began
        if response.status >= 300:
            raise Failed(f"{path}: {response.status} {content[:300]!r}")
        return content, took
