"""The worker's process: wiring, nothing else."""

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import structlog
import uvloop
from fastapi import FastAPI

from flowpilot.adapters.channels.outgoing import channels_for
from flowpilot.adapters.db.account_archive import PostgresArchive
from flowpilot.adapters.db.due_deliveries import PostgresDueDeliveries
from flowpilot.adapters.db.due_providers import PostgresDueProviders
from flowpilot.adapters.db.event_history import PostgresEventHistory
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.timers import PostgresDueTimers
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.db.wakeup import Listener, Notifier
from flowpilot.adapters.db.worker_cycles import WorkerCycles
from flowpilot.adapters.instruments.exposition import CONTENT_TYPE, Exposition
from flowpilot.adapters.instruments.states import Ability, Pools
from flowpilot.adapters.instruments.work import Work
from flowpilot.adapters.listeners import listening_socket
from flowpilot.adapters.model.language_model import language_model_for
from flowpilot.adapters.own_stream import OwnStreams
from flowpilot.adapters.provider.desk import provider_desk_for
from flowpilot.adapters.provider.seals import provider_seals_for
from flowpilot.adapters.secrets import RandomSecrets
from flowpilot.adapters.server import Server
from flowpilot.api import health, instruments
from flowpilot.application import deletions
from flowpilot.application.canary import FLIGHT
from flowpilot.application.canary_flights import CanaryFlights
from flowpilot.application.deliveries import DeliverySender
from flowpilot.application.delivery_rounds import DeliveryRounds
from flowpilot.application.exports import EXPORT, Exporters
from flowpilot.application.model_assessments import ASSESS, Assessors
from flowpilot.application.provider_rounds import ProviderRounds
from flowpilot.application.tidying import tidy_for_ever
from flowpilot.application.timer_rounds import TimerRounds
from flowpilot.application.timers import ACTS, TimerFiring
from flowpilot.domain.errors import Unavailable
from flowpilot.settings import Settings

log = structlog.get_logger()

RUNTIME_CONNECTIONS = 8
WORKER_CONNECTIONS = 2
DELIVERIES, TIMERS = "deliveries", "timers"  # the parts of a full round


def run(settings: Settings, index: int) -> None:
    """Send deliveries and fire timers until SIGTERM or SIGINT; then finish what is under way within 5 s."""
    uvloop.run(_work(settings, index))


def connections_of_worker() -> int:
    """How many connections to the database one worker may take: its pools, a listener, a notifier, and two for
    an export."""
    return RUNTIME_CONNECTIONS + WORKER_CONNECTIONS + 4


async def _work(settings: Settings, index: int) -> None:
    url, worker_url = settings.database_url, settings.database_worker_url
    if not (url and worker_url):
        raise RuntimeError("the worker needs the addresses of the database's runtime and worker roles")
    async with AsyncExitStack() as stack:
        pool = await stack.enter_async_context(open_pool(url, size=RUNTIME_CONNECTIONS))
        across_accounts = await stack.enter_async_context(open_pool(worker_url, size=WORKER_CONNECTIONS))
        notifier = await stack.enter_async_context(Notifier(url))
        units = PostgresUnits(pool, lambda committed: notifier.hint(committed.account_id, committed.last_number))
        exposition = Exposition(settings.data_dir, "worker", index)
        counts = Work(exposition.registry)
        Pools({"work": pool, "across accounts": across_accounts}, exposition.registry)
        due = PostgresDueDeliveries(across_accounts)
        cycles = WorkerCycles(across_accounts, (DELIVERIES, TIMERS))
        sender = DeliverySender(units, counts.sending(channels_for(settings)))
        delivered = counts.counting(DELIVERIES, partial(cycles.done, DELIVERIES))
        rounds = DeliveryRounds(due, units, sender.deliver, delivered, _lost)
        flights = CanaryFlights(units, OwnStreams(settings.address).follow, RandomSecrets(), _lost)
        assessors = Assessors(units, language_model_for(settings), _lost)
        exporters = await stack.enter_async_context(_exporters(url))
        own = {FLIGHT: flights.take_off, ASSESS: assessors.take_up, EXPORT: exporters.take_up}
        firing = TimerFiring(units, {**ACTS, **own})
        fired = counts.counting(TIMERS, partial(cycles.done, TIMERS))
        timers = TimerRounds(PostgresDueTimers(across_accounts), counts.firing(firing.fire), fired, _lost)
        _stop_on_signal(rounds)
        listen_url = settings.database_listen_url or url

        def wake(_: object) -> None:
            rounds.wake()
            timers.wake()

        listener = await stack.enter_async_context(Listener(listen_url, wake))
        tidying = tidy_for_ever(due, units, PostgresEventHistory(pool), partial(deletions.clear, units), _lost)
        checks = _checks(cycles, listener)
        watching = [
            counts.look_for_ever(across_accounts),
            Ability(checks, exposition.registry).look_for_ever(),
            exposition.keep_for_ever(),
        ]
        work = [timers.run(), flights.run(), assessors.run(), exporters.run(), cycles.prove_for_ever()]
        work += [tidying, *watching, *_provider_rounds(settings, across_accounts, units)]
        if settings.worker_port is not None:
            work.append(_answer(settings, settings.worker_port, checks, exposition, rounds))
        # What ends by a fault takes the process with it, which is started again: half a worker would go unnoticed.
        async with asyncio.TaskGroup() as tasks:
            running = [tasks.create_task(part) for part in work]
            await rounds.run()
            for task in running:
                task.cancel()


def _provider_rounds(
    settings: Settings, across_accounts: Pool, units: PostgresUnits
) -> Sequence[Coroutine[None, None, None]]:
    if not settings.provider_sign_in:
        return []
    due, desk = PostgresDueProviders(across_accounts), provider_desk_for(settings)
    return [ProviderRounds(due, units, desk, provider_seals_for(settings), _lost).run()]


def _checks(cycles: WorkerCycles, listener: Listener) -> health.Checks:
    async def goes_round() -> bool:
        return cycles.is_going_round

    async def hears() -> bool:
        return listener.healthy

    return {"worker": goes_round, "listener": hears}


@asynccontextmanager
async def _exporters(url: str) -> AsyncIterator[Exporters]:
    """With a connection of its own, whose transactions may take long."""
    async with open_pool(url, size=1, at_least=0, longest_transaction=None) as pool:
        yield Exporters(PostgresUnits(pool, nobody_listens), PostgresArchive(url), _lost)


async def _answer(
    settings: Settings, port: int, checks: health.Checks, exposition: Exposition, rounds: DeliveryRounds
) -> None:
    application = FastAPI(openapi_url=None)
    application.include_router(health.router(checks))
    application.include_router(instruments.router(exposition.own, CONTENT_TYPE, settings.token_for_metrics))
    with listening_socket(settings.host, port) as socket:
        await Server(application, rounds.stop).serve_on(socket)


def _stop_on_signal(rounds: DeliveryRounds) -> None:
    loop = asyncio.get_running_loop()
    for request in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(request, rounds.stop)


def _lost(error: BaseException) -> None:
    """The database comes back and the lease brings back what was under way; anything else is a fault of ours."""
    if isinstance(error, Unavailable):
        log.warning("worker.database_out_of_reach", reason=type(error.__cause__).__name__)
    else:
        log.error("worker.part_failed", exc_info=error)
