"""The API's process: wiring, nothing else."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Any

import structlog
import uvloop
from fastapi import APIRouter

from flowpilot.adapters.built_pages import PAGES
from flowpilot.adapters.channels.demo_mailbox import DemoMailbox
from flowpilot.adapters.channels.registry import addresses_for, links_for, push_public_key, unsubscribe_tokens_for
from flowpilot.adapters.db.directory import PostgresDirectory
from flowpilot.adapters.db.event_log import PostgresEventLog
from flowpilot.adapters.db.installation import PostgresInstallation
from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool, open_pool, takes_writes
from flowpilot.adapters.db.signed_in import PostgresIdentities, PostgresPresences, PostgresStandings
from flowpilot.adapters.db.unit_of_work import Committed, PostgresUnits
from flowpilot.adapters.db.wakeup import Listener, Notifier
from flowpilot.adapters.db.worker_cycles import a_worker_goes_round
from flowpilot.adapters.demo.people import demo_people
from flowpilot.adapters.founding_link import FoundingLinkFile
from flowpilot.adapters.guide.library import PlaybookLibrary
from flowpilot.adapters.guide.scripted import ScriptedGuide
from flowpilot.adapters.instruments.exposition import CONTENT_TYPE, Exposition
from flowpilot.adapters.instruments.requests import Measured
from flowpilot.adapters.instruments.states import Ability, Pools, gauge
from flowpilot.adapters.listeners import inherited_or_new
from flowpilot.adapters.model.language_model import language_model_for
from flowpilot.adapters.passwords import ArgonPasswords
from flowpilot.adapters.provider.desk import provider_desk_for
from flowpilot.adapters.provider.seals import provider_seals_for
from flowpilot.adapters.saving_statistics import ScipySavings
from flowpilot.adapters.sealed_answers import answer_seals_for
from flowpilot.adapters.secrets import RandomSecrets
from flowpilot.adapters.server import Server, allow_many_sockets, behind_proxies
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.api import demo, dev_mail, instruments
from flowpilot.api.app import build_api, build_application
from flowpilot.api.event_stream import EventStreamEndpoint
from flowpilot.api.services import Services
from flowpilot.application.admission import Admission
from flowpilot.application.answering import Answering
from flowpilot.application.entering import Entering
from flowpilot.application.event_stream import EventStream
from flowpilot.application.fan_out import Arrival
from flowpilot.application.forgotten import ForgottenPasswords
from flowpilot.application.founding import Founding
from flowpilot.application.links import LinkMaker
from flowpilot.application.provider import ProviderOffice
from flowpilot.application.provider_sign_in import ProviderSignIn
from flowpilot.application.sign_in import SignIn
from flowpilot.application.stream_keeping import StreamKeeper
from flowpilot.settings import Settings

RUNTIME_CONNECTIONS = 16
COUNTER_CONNECTIONS = 1
LONGEST_SWEEP_SILENCE = 15.0  # seconds
SECONDS_TO_ANSWER = 2.0
# Thousands of open streams live long and hold no cycles: looking at them again and again only costs time.
RARE_COLLECTIONS = (20_000, 20, 50)


def run(settings: Settings, index: int) -> None:
    """Answer HTTP until SIGTERM or SIGINT, as process `index` of this machine."""
    structlog.contextvars.bind_contextvars(process=index)
    allow_many_sockets()
    uvloop.run(_serve(settings, index))


def openapi() -> dict[str, Any]:
    """The description of the interface, without the routes that only demo mode has."""
    return build_api().openapi()


def connections_of_api() -> int:
    """How many connections to the database one API process may take: its pools, a listener and a notifier."""
    return RUNTIME_CONNECTIONS + COUNTER_CONNECTIONS + 2


async def _serve(settings: Settings, index: int) -> None:
    url, worker_url = settings.database_url, settings.database_worker_url
    if not (url and worker_url):
        raise RuntimeError("the API needs the addresses of the database's runtime and worker roles")
    async with AsyncExitStack() as stack:
        pool = await stack.enter_async_context(open_pool(url, size=RUNTIME_CONNECTIONS))
        counters = await stack.enter_async_context(open_pool(worker_url, size=COUNTER_CONNECTIONS))
        notifier = await stack.enter_async_context(Notifier(url))
        process = Process(settings, pool, counters, notifier, index)
        listen_url = settings.database_listen_url or url
        process.listener = await stack.enter_async_context(Listener(listen_url, process.keeper.hear_hint))
        gc.collect()
        gc.freeze()
        gc.set_threshold(*RARE_COLLECTIONS)
        listener = inherited_or_new(settings.listen_fd, settings.host, settings.port)
        server = Server(process.application, process.stream.drain)
        # Without its keeper the stream would go stale in silence: the process ends with it and is started again.
        async with asyncio.TaskGroup() as tasks:
            beside = [tasks.create_task(part) for part in process.beside()]
            await server.serve_on(listener)
            for task in beside:
                task.cancel()


class Process:
    """Everything that one API process is made of."""

    def __init__(self, settings: Settings, pool: Pool, counters: Pool, notifier: Notifier, index: int = 0) -> None:
        self._counters = counters
        self._notifier = notifier
        self._swept_at = 0.0
        self.listener: Listener | None = None
        self.stream = EventStream(PostgresEventLog(pool, counters), self._arrived)
        units = PostgresUnits(pool, self._committed)
        self.keeper = StreamKeeper(self.stream, units, PostgresStandings(pool), PostgresPresences(pool), self._swept)
        self._exposition = Exposition(settings.data_dir, "api", index)
        checks = {"database": self._database_answers, "worker": self._worker_works, "listener": self._listener_hears}
        application = build_application(
            _services(settings, units, pool, counters),
            EventStreamEndpoint(self.stream, Admission(PostgresIdentities(pool), demo=settings.demo), settings.address),
            checks,
            PAGES,
            extra=[demo.router(lambda: demo_people(units))] if settings.demo else [],
            unversioned=self._unversioned(settings),
        )
        self._measured = Measured(application, self._exposition.registry)
        self.application = behind_proxies(self._measured, settings.trusted_proxies)
        self._ability = Ability(checks, self._exposition.registry)
        self._expose({"work": pool, "counters": counters})

    def beside(self) -> Sequence[Coroutine[None, None, None]]:
        """What goes on beside the answering of requests, for ever."""
        return self.keeper.run(), self._ability.look_for_ever(), self._exposition.keep_for_ever()

    def _unversioned(self, settings: Settings) -> Sequence[APIRouter]:
        measures = instruments.router(self._exposition.of_this_machine, CONTENT_TYPE, settings.token_for_metrics)
        return [measures, *([dev_mail.router(DemoMailbox(settings.data_dir))] if settings.demo else [])]

    def _expose(self, pools: Mapping[str, Pool]) -> None:
        registry = self._exposition.registry
        Pools(pools, registry)
        gauge(registry, "flowpilot_streams", "Open live streams.", self._open_streams)
        gauge(
            registry,
            "flowpilot_stream_sweep_age_seconds",
            "Since the streams were last compared with the database.",
            lambda: time.monotonic() - self._swept_at,
        )

    def _open_streams(self) -> int:
        return sum(len(channel.subscribers) for channel in self.stream.channels)

    def _committed(self, committed: Committed) -> None:
        self.stream.committed(committed.account_id, committed.epoch, committed.first_number, committed.events)
        self._notifier.hint(committed.account_id, committed.last_number)

    def _arrived(self, arrival: Arrival) -> None:
        self.keeper.hear_arrival(arrival)

    def _swept(self) -> None:
        self._swept_at = time.monotonic()

    async def _database_answers(self) -> bool:
        swept = time.monotonic() - self._swept_at < LONGEST_SWEEP_SILENCE
        return swept and self._measured.writes.get_through and await _holds(takes_writes(self._counters))

    async def _worker_works(self) -> bool:
        return await _holds(a_worker_goes_round(self._counters))

    async def _listener_hears(self) -> bool:
        return self.listener is not None and self.listener.healthy


def _services(settings: Settings, units: PostgresUnits, pool: Pool, counters: Pool) -> Services:
    passwords, secrets, directory = ArgonPasswords(), RandomSecrets(), PostgresDirectory(pool)
    links = LinkMaker(secrets, links_for(settings))
    desk, seals = provider_desk_for(settings), provider_seals_for(settings)
    demo_mode, providers = settings.demo, settings.provider_sign_in
    sign_in = SignIn(units, directory, passwords, secrets, demo=demo_mode, providers=providers)
    installation, founding_link = PostgresInstallation(counters), FoundingLinkFile(settings.data_dir)
    return Services(
        units=units,
        answering=Answering(units, answer_seals_for(settings), demo=demo_mode),
        sign_in=sign_in,
        entering=Entering(units, passwords, sign_in),
        provider_sign_in=ProviderSignIn(units, desk, seals, secrets, allowed=providers, demo=demo_mode),
        provider_office=ProviderOffice(desk, seals, providers),
        provider_seals=seals,
        passwords=passwords,
        secrets=secrets,
        links=links,
        forgotten=ForgottenPasswords(units, directory, links, demo=demo_mode, providers=providers),
        founding=Founding(units, installation, founding_link, directory, passwords, sign_in),
        guide=ScriptedGuide(),
        library=PlaybookLibrary(),
        model=language_model_for(settings),
        statistics=ScipyStatistics(),
        saving_statistics=ScipySavings(),
        addresses=addresses_for(settings),
        unsubscribe_tokens=unsubscribe_tokens_for(settings),
        push_public_key=push_public_key(settings),
        base_url=settings.address,
        demo=demo_mode,
        mail_is_set_up=bool(settings.smtp_url) or demo_mode,
        mail_server=settings.mail_server,
    )


async def _holds(question: Awaitable[bool]) -> bool:
    """What a database out of reach cannot answer does not hold."""
    try:
        async with asyncio.timeout(SECONDS_TO_ANSWER):
            return await question
    except (OSError, TimeoutError, *OUT_OF_REACH):
        return False
