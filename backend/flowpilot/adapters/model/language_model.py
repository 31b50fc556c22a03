"""A language model that speaks OpenAI's chat interface, behind its port. Its library is large, so it is loaded on first
use, beside the event loop."""

import asyncio
import importlib
import time
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from pydantic import SecretStr

from flowpilot.domain.model_answer import ModelFailed, RawAssessment, RawProposal
from flowpilot.domain.model_record import ModelRecord

SECONDS_TO_ASSESS = 20.0
SECONDS_TO_PROPOSE = 8.0
SECONDS_TO_LOAD = 15.0
AT_ONCE = 8  # calls of one process
PAUSE = 30.0  # seconds in which nobody waits again for a model that has just kept somebody waiting in vain

Said = TypeVar("Said")


class ModelSettings(Protocol):
    """What the operator may set of it; see `flowpilot.settings`."""

    @property
    def llm_base_url(self) -> str | None: ...

    @property
    def llm_model(self) -> str | None: ...

    @property
    def llm_api_key(self) -> SecretStr | None: ...


class Speaker(Protocol):
    """What `conversation.Conversation` is."""

    async def assess(self, record: str) -> RawAssessment:
        """See `application.ports_model.Model`."""

    async def propose(self, record: str, hear: Callable[[str], None] | None) -> RawProposal:
        """See `application.ports_model.Model`."""


class LanguageModel:
    """See `application.ports_model.Model`. The bounds cover everything, waiting for a turn included, but for loading
    the library at the first call: that has a bound of its own and says nothing about the model. A proposal that is
    heard has `seconds_to_propose` for its first words and `seconds_to_assess` in all."""

    def __init__(
        self,
        base_url: str,
        name: str,
        api_key: str | None,
        *,
        seconds_to_assess: float = SECONDS_TO_ASSESS,
        seconds_to_propose: float = SECONDS_TO_PROPOSE,
        pause: float = PAUSE,
    ) -> None:
        self._address = (base_url, name, api_key)
        self._seconds_to_assess = seconds_to_assess
        self._seconds_to_propose = seconds_to_propose
        self._pause = pause
        self._pausing_until = 0.0
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._speaker: asyncio.Future[Speaker] | None = None

    async def assess(self, record: ModelRecord) -> RawAssessment:
        return await self._within(self._seconds_to_assess, lambda speaker, _: speaker.assess(record.text))

    async def propose(self, record: ModelRecord, hear: Callable[[str], None] | None = None) -> RawProposal:
        if time.monotonic() < self._pausing_until:
            raise ModelFailed("timed_out")
        try:
            return await self._within(
                self._seconds_to_propose, lambda speaker, longer: speaker.propose(record.text, _both(hear, longer))
            )
        except ModelFailed as failed:
            if failed.error == "timed_out":
                self._pausing_until = time.monotonic() + self._pause
            raise

    async def _within(self, seconds: float, say: Callable[[Speaker, Callable[[], None]], Awaitable[Said]]) -> Said:
        """What it says in so many seconds. Who sees words come waits gladly: `say` may call for as long as an
        assessment may take, from the beginning on, and gets it once."""
        speaker = await self._loaded()
        at_most = asyncio.get_running_loop().time() + max(seconds, self._seconds_to_assess)
        try:
            async with asyncio.timeout(seconds) as bound, self._turns:
                return await say(speaker, lambda: bound.reschedule(at_most))
        except TimeoutError:
            raise ModelFailed("timed_out") from None

    async def _loaded(self) -> Speaker:
        """Loading goes on when whoever waits for it first gives up."""
        if self._speaker is None:
            self._speaker = asyncio.ensure_future(asyncio.to_thread(_load, *self._address))
        try:
            return await asyncio.wait_for(asyncio.shield(self._speaker), SECONDS_TO_LOAD)
        except TimeoutError:
            raise ModelFailed("unreachable") from None


def _both(hear: Callable[[str], None] | None, longer: Callable[[], None]) -> Callable[[str], None] | None:
    if hear is None:
        return None

    def heard(text: str) -> None:
        longer()
        hear(text)

    return heard


def language_model_for(settings: ModelSettings) -> LanguageModel | None:
    """The model that the operator has set up, if any."""
    if not (settings.llm_base_url and settings.llm_model):
        return None
    key = settings.llm_api_key
    return LanguageModel(settings.llm_base_url, settings.llm_model, key.get_secret_value() if key else None)


def _load(base_url: str, name: str, api_key: str | None) -> Speaker:
    conversation: Callable[[str, str, str | None], Speaker] = importlib.import_module(
        "flowpilot.adapters.model.conversation"
    ).Conversation
    return conversation(base_url, name, api_key)
