"""JSON by POST, the way every channel of ours sends."""

import json
from collections.abc import Mapping
from uuid import UUID

JSON = {"Content-Type": "application/json"}


def json_body(content: Mapping[str, object]) -> bytes:
    """The content as compact JSON."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def headers_of(delivery_id: UUID) -> Mapping[str, str]:
    """Headers of a JSON body; every attempt of a delivery carries the same Idempotency-Key."""
    return {**JSON, "Idempotency-Key": str(delivery_id)}
