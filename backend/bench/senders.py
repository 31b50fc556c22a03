"""The product's worker beside the API, with a mail server of its own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench.house import BACKEND, House, wait_until_listening
from bench.processes import Launched


@contextmanager
def mail_server(house: House, temper: str) -> Iterator[tuple[str, Launched]]:
    """Its address, and the process that prints what it took. On the load client's core, with the database."""
    port, log = house.free_port(), house.folder / "mail_server.log"
    command = [sys.executable, "-m", "bench.mail_server", str(port), temper]
    with Launched(command, log, house.client_core, {"PYTHONPATH": str(BACKEND)}) as process:
        wait_until_listening(port, process, log)
        yield f"smtp://127.0.0.1:{port}", process


@contextmanager
def worker(house: House, smtp_url: str) -> Iterator[Launched]:
    """A worker that sends by this server, ready. On the load client's core, with the database."""
    urls = house.cluster.urls
    port, log = house.free_port(), house.folder / "worker.log"
    environment = {
        "PYTHONPATH": str(BACKEND),
        "FLOWPILOT_DATA_DIR": str(house.folder / "api"),
        "FLOWPILOT_DATABASE_URL": urls.app,
        "FLOWPILOT_DATABASE_WORKER_URL": urls.worker,
        "FLOWPILOT_DATABASE_OWNER_URL": urls.owner,
        "FLOWPILOT_SMTP_URL": smtp_url,
    }
    command = [sys.executable, "-m", "flowpilot", "worker", "--port", str(port)]
    with Launched(command, log, house.client_core, environment) as process:
        wait_until_listening(port, process, log)
        yield process
