"""A model in front of a real socket that answers what a test tells it to, in OpenAI's shape or in none."""

import json
from typing import Any
from uuid import UUID, uuid5

from flowpilot.adapters.model.language_model import LanguageModel
from flowpilot.domain.model_record import ModelRecord
from tests.channels.sink import Sink

Json = dict[str, Any]

ASSESSMENT: Json = {
    "likely_cause": "A saved password is out of date",
    "for_step_numbers": [1],
    "against_step_numbers": [2],
    "suggested_steps": [{"text": "Remove the saved credentials", "step_numbers": [1, 2]}],
    "confidence": 0.7,
}
PROPOSAL: Json = {"kind": "question", "text": "Since when does Outlook ask?", "step_numbers": [1]}
STEP_IDS = {number: uuid5(UUID(int=0), str(number)) for number in (1, 2, 3)}
RECORD = ModelRecord('{"ticket": "Outlook asks for a password"}', STEP_IDS, 3)


def completion(content: str, **more: object) -> bytes:
    """A chat completion whose message says `content`."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "finish_reason": "stop", "message": message, **more}
    whole = {"id": "1", "object": "chat.completion", "created": 1, "model": "small", "choices": [choice]}
    return json.dumps(whole).encode()


def says(sink: Sink, answer: object) -> None:
    """From now on it answers with this, as JSON in a completion."""
    sink.headers = {"Content-Type": "application/json"}
    sink.body = completion(answer if isinstance(answer, str) else json.dumps(answer))


def model_at(sink: Sink, seconds: float = 20.0) -> LanguageModel:
    """The product's own way to this model, which waits so long."""
    return LanguageModel(
        sink.url("/v1"), "small", "sk-test", seconds_to_assess=seconds, seconds_to_propose=seconds, pause=0
    )


def asked(sink: Sink) -> list[Json]:
    """What the model was sent, in order."""
    return [json.loads(heard.body) for heard in sink.heard]
