"""A proposal of the model counts only for the record that the model was told of."""

from collections.abc import Callable

import pytest

from flowpilot.application.outside import Outside
from flowpilot.application.proposing import Consultation
from flowpilot.domain.model_answer import ModelFailed, RawAssessment, RawProposal
from flowpilot.domain.model_record import ModelRecord
from tests.notebook import Notebook

pytestmark = pytest.mark.anyio


class Oracle:
    """A model that always says the same, word by word where somebody hears it, or fails."""

    def __init__(self, failure: ModelFailed | None = None) -> None:
        self.failure = failure

    async def assess(self, record: ModelRecord) -> RawAssessment:
        raise ModelFailed("unreachable")

    async def propose(self, record: ModelRecord, hear: Callable[[str], None] | None = None) -> RawProposal:
        if self.failure:
            raise self.failure
        for written in ("Sin", "Since <b>", "Since <b>wh", "Since <b>when?"):
            if hear:
                hear(written)
        return RawProposal("question", "Since when?", [1])


async def asked(consultation: Consultation, notebook: Notebook) -> None:
    """The first run of a request, and what it needs from outside."""
    with pytest.raises(Outside) as outside:
        consultation.propose(notebook.session, notebook.steps)
    await outside.value.work()


@pytest.fixture
def notebook() -> Notebook:
    notebook = Notebook("Outlook asks for a password")
    notebook.alice("action", "Restarted it", "failed")
    return notebook


async def test_the_second_run_has_the_models_step(notebook: Notebook) -> None:
    consultation = Consultation(Oracle())
    await asked(consultation, notebook)
    step = consultation.propose(notebook.session, notebook.steps)
    assert step is not None
    assert (step.text, step.author_kind, consultation.fallback) == ("Since when? (#1)", "model", None)


async def test_alice_recorded_something_meanwhile_and_the_playbook_answers(notebook: Notebook) -> None:
    consultation = Consultation(Oracle())
    await asked(consultation, notebook)
    notebook.alice("note", "She says: since Monday")
    assert consultation.propose(notebook.session, notebook.steps) is None
    assert consultation.fallback == "unusable_answer"


async def test_a_failure_is_asked_about_once(notebook: Notebook) -> None:
    consultation = Consultation(Oracle(ModelFailed("timed_out")))
    await asked(consultation, notebook)
    assert consultation.propose(notebook.session, notebook.steps) is None
    assert consultation.fallback == "timed_out"


def test_without_a_model_nothing_is_asked(notebook: Notebook) -> None:
    consultation = Consultation(None)
    assert consultation.propose(notebook.session, notebook.steps) is None
    assert consultation.fallback is None


async def test_who_hears_it_gets_whole_words_without_markup(notebook: Notebook) -> None:
    heard: list[str] = []
    await asked(Consultation(Oracle(), heard.append), notebook)
    assert heard == ["Since"] * 3
