"""The scripted guide: one playbook a kind of problem, chosen by the words of the session."""

from collections.abc import Mapping, Sequence

from flowpilot.adapters.guide.built_in import FALLBACK, built_in
from flowpilot.adapters.guide.ending import CLOSING, solved, the_end
from flowpilot.domain import evidence
from flowpilot.domain.flow import ahead, match_items, name_of, outcomes_by_item
from flowpilot.domain.guide import Assessment
from flowpilot.domain.language import Language, language_of
from flowpilot.domain.matching import Choice, choose
from flowpilot.domain.playbook import Ending, Item, Playbook
from flowpilot.domain.record import answers_by_step
from flowpilot.domain.session import AISession, AISessionStep, NewStep
from flowpilot.domain.spoken import Spoken


class ScriptedGuide:
    """See `domain.guide.Guide`. Keeps nothing of sessions: what it says follows from them and their steps alone.

    Reads the playbooks that ship when it is made, so that nobody's request waits for that.
    """

    def __init__(self) -> None:
        self._shipped = built_in()

    def choose(self, session: AISession, playbooks: Sequence[Playbook] | None = None) -> Sequence[Choice]:
        """The playbook that fits best, then the runners-up; the general one where none fits."""
        offered = list(self._shipped.values()) if playbooks is None else playbooks
        fallback = next((each for each in offered if each.key == FALLBACK), self._shipped[FALLBACK])
        return choose(offered, session, fallback)

    def propose(self, session: AISession, steps: Sequence[AISessionStep], playbook: Playbook | None = None) -> NewStep:
        """The next item on the playbook's way that nobody asked or tried.

        Then what the likely cause asks for and a branch passed by, the closing questions, and to escalate.
        """
        playbook = playbook or self.choose(session)[0].playbook
        language = language_of(f"{session.problem}\n{session.intake or ''}")
        told = Spoken(steps).tells(playbook)
        came_out = outcomes_by_item(match_items(playbook, steps), steps, answers_by_step(steps), told)
        said = {step.text for step in steps if step.author_kind == "guide"}
        for next_one in ahead(playbook, came_out):
            if isinstance(next_one, Item):
                return _proposal(next_one, language, name_of(playbook, next_one))
            message = _message(next_one, playbook, language)
            if message not in said:
                return NewStep("message", message, author_kind="guide")
        for passed_by in _passed_by(playbook, session, steps, came_out):
            return _proposal(passed_by, language, name_of(playbook, passed_by))
        for closing in CLOSING:
            if not said & {closing.text.en, closing.text.de}:
                return _proposal(closing, language, None)
        return NewStep("message", the_end(playbook, language), author_kind="guide")

    def assess(
        self, session: AISession, steps: Sequence[AISessionStep], playbook: Playbook | None = None
    ) -> Assessment:
        """What the steps so far speak for; the cause is absent while they speak for none."""
        playbook = playbook or self.choose(session)[0].playbook
        return evidence.assess(playbook, session, steps, self._shipped[FALLBACK])


def _proposal(item: Item, language: Language, name: str | None) -> NewStep:
    text = item.text.of(language)
    if item.kind == "question":
        return NewStep("question", text, author_kind="guide", item_key=name)
    return NewStep("action", text, "pending", author_kind="guide", item_key=name)


def _message(ending: Ending, playbook: Playbook, language: Language) -> str:
    return solved(language) if ending == "solved" else the_end(playbook, language)


def _passed_by(
    playbook: Playbook, session: AISession, steps: Sequence[AISessionStep], came_out: Mapping[str, str | None]
) -> list[Item]:
    cause = evidence.likely_cause(playbook, session, steps)
    return [item for item in playbook.items if cause and item.key in cause.then and item.key not in came_out]
