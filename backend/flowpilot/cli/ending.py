"""Signals that ask a process to end, as an event of its threads."""

import os
import signal
import threading


def ending_on_signal() -> threading.Event:
    """Set soon after the first request to end, however many come.

    Not set by the handler itself: it may interrupt whoever holds the event's lock, the handler before it included, and
    would wait for it for ever. `make` passes on what the terminal has sent to all, so requests do come in pairs.
    """
    ending = threading.Event()
    asked, asks = os.pipe()
    os.set_blocking(asks, False)
    signal.set_wakeup_fd(asks, warn_on_full_buffer=False)
    for request in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(request, lambda _number, _frame: None)

    def wait() -> None:
        os.read(asked, 1)
        ending.set()

    threading.Thread(target=wait, daemon=True, name="requests to end").start()
    return ending
