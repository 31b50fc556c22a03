"""The API as an operator starts it: a process of its own, which can be killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

from flowpilot.adapters.db.embedded import DatabaseUrls

BACKEND = Path(__file__).parents[1]
NOTHING: Mapping[str, str] = {}


class ApiProcess:
    """`flowpilot api` that answers."""

    def __init__(self, urls: DatabaseUrls, data_dir: Path, port: int, settings: Mapping[str, str]) -> None:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("FLOWPILOT_")}
        database = {
            "FLOWPILOT_DATABASE_URL": urls.app,
            "FLOWPILOT_DATABASE_WORKER_URL": urls.worker,
            "FLOWPILOT_DATABASE_OWNER_URL": urls.owner,
        }
        own = {"PYTHONPATH": str(BACKEND), "FLOWPILOT_DATA_DIR": str(data_dir), "FLOWPILOT_PORT": str(port)}
        self.address = f"http://127.0.0.1:{port}"
        with (data_dir / "api.log").open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flowpilot", "api"], env={**inherited, **own, **database, **settings}, stderr=log
            )
        self._wait_until_alive(port)

    def kill(self) -> None:
        """As a crash would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def _wait_until_alive(self, port: int) -> None:
        give_up = monotonic() + 60
        while monotonic() < give_up:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            try:
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                sleep(0.1)
            finally:
                connection.close()
        self.kill()
        raise TimeoutError("the API does not answer")


@contextmanager
def api_process(
    urls: DatabaseUrls, data_dir: Path, port: int, settings: Mapping[str, str] = NOTHING
) -> Iterator[ApiProcess]:
    """Running inside the block, however it ends. `settings` are further variables."""
    process = ApiProcess(urls, data_dir, port, settings)
    try:
        yield process
    finally:
        process.kill()
