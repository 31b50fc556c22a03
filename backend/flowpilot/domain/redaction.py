"""Taking a text away that should never have been written: what goes with it wherever it was copied as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from flowpilot.domain.account import Person

# Stands in playbooks as well, where brackets would make it a list.
REDACTED = "(redacted)"

# A text shorter than this is taken away where it stands, and not looked for where somebody may have quoted it.
SHORTEST_QUOTE = 6

SessionMember = Literal["problem", "intake", "summary"]
HandoffMember = Literal["reason", "notes", "read_back", "let_go"]
SubjectKind = Literal["ai_session", "session_handoff", "session_file"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was taken away, when, by whom and why; the text itself is nowhere any more."""

    subject_kind: SubjectKind
    subject_id: UUID
    member: str
    reason: str
    at: datetime
    by: Person


@dataclass(frozen=True, slots=True)
class Redaction:
    """Where copies of a text are: in what is about this session and these handoffs of it. The text of `step_id` goes,
    and `members` of everything whose own id, or whose session's, is among `subjects`."""

    session_id: str
    handoff_ids: frozenset[str] = frozenset()
    step_id: str | None = None
    subjects: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()

    def concerns(self, text: str) -> bool:
        """Whether the text names the session, the step, or one of the handoffs."""
        named = (self.session_id, *self.handoff_ids, *self.subjects, *filter(None, [self.step_id]))
        return any(one in text for one in named)


def redaction_json(redaction: Redaction) -> Json:
    """Ids and names only, so that it may travel in a frame."""
    return {
        "session_id": redaction.session_id,
        "handoff_ids": sorted(redaction.handoff_ids),
        "step_id": redaction.step_id,
        "subjects": sorted(redaction.subjects),
        "members": sorted(redaction.members),
    }


def read_redaction(written: Mapping[str, Any]) -> Redaction:
    """From what `redaction_json` wrote."""
    return Redaction(
        session_id=written["session_id"],
        handoff_ids=frozenset(written["handoff_ids"]),
        step_id=written["step_id"],
        subjects=frozenset(written["subjects"]),
        members=frozenset(written["members"]),
    )


def without(content: Any, redaction: Redaction) -> Any:  # noqa: ANN401 - any JSON value
    """The JSON value with what was redacted replaced, however deep it stands. What a model said about the session is
    cleared, because it may quote any of it."""
    if isinstance(content, list):
        return [without(each, redaction) for each in content]
    if not isinstance(content, dict):
        return content
    kept = {name: without(value, redaction) for name, value in content.items()}
    return _of_model(_members(_step(kept, redaction), redaction))


def without_in_text(text: str, redaction: Redaction) -> str:
    """The same for JSON that is written as text, which stays as it is where nothing is to be replaced."""
    if not redaction.concerns(text):
        return text
    content = json.loads(text)
    kept = without(content, redaction)
    return text if kept == content else json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _step(content: Json, redaction: Redaction) -> Json:
    ids = (content.get("id"), content.get("step_id"))
    if redaction.step_id is None or redaction.step_id not in ids or not isinstance(content.get("text"), str):
        return content
    return {**content, "text": REDACTED} | ({"truncated": False} if "truncated" in content else {})


def _members(content: Json, redaction: Redaction) -> Json:
    if not redaction.subjects.intersection(map(str, (content.get("id"), content.get("session_id")))):
        return content
    replaced: Json = {name: REDACTED for name in redaction.members if isinstance(content.get(name), str)}
    playbook = content.get("playbook")
    if isinstance(playbook, dict) and redaction.members & {"problem", "intake"}:
        replaced["playbook"] = choice_without_reasons(playbook)
    return content | replaced


def choice_without_reasons(choice: Mapping[str, Any]) -> Json:
    """A session's choice of a playbook without its reasons, which quote the problem."""
    return {**choice, "why": REDACTED, "others": [{**one, "why": REDACTED} for one in choice.get("others", [])]}


def _of_model(content: Json) -> Json:
    if content.get("source") != "model" or "suggested_steps" not in content:
        return content
    return content | {"state": "failed", "error": "redacted", "likely_cause": None, "suggested_steps": []}
