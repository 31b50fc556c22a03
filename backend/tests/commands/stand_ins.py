"""`serve` itself, with small programs in the place of the roles that it starts.

Run as `python stand_ins.py serve PROCESSES`; the settings come from the environment.
"""

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from flowpilot.adapters import logs, run_files
from flowpilot.cli.serving import Serving
from flowpilot.settings import Settings


def serve(processes: int) -> int:
    """As the command does it, but its children are started from this file."""
    ending = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ending.set())
    settings = Settings()
    logs.configure("json", role="serve", index=0)
    with run_files.owning(settings.data_dir):
        return Serving(settings, processes, "json", ending, program=(sys.executable, __file__)).run()


def answer_with_our_pid() -> None:
    """Answers every request on the inherited socket with 200 and our pid."""
    listener = socket.socket(fileno=int(os.environ["FLOWPILOT_LISTEN_FD"]))
    body = str(os.getpid())
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.recv(1000)
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            connection.sendall((head + body).encode())


def stand_in(command: str) -> None:
    """Does what `serve` expects of one of its commands."""
    if command == "migrate":
        Path(os.environ["FLOWPILOT_DATA_DIR"], "migrated").write_text(os.environ["FLOWPILOT_DATABASE_OWNER_URL"])
    elif command == "seed-demo":
        print("Sign in as alice@example.com")
    else:
        run_files.end_with_supervisor(int(os.environ["FLOWPILOT_SUPERVISOR_PIPE"]))
        if command == "api":
            answer_with_our_pid()
        time.sleep(600)


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        sys.exit(serve(int(sys.argv[2])))
    stand_in(sys.argv[1])
