"""nchan, the C module of nginx: one worker on the server's core, its settings written for the run."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import Launched, Missing, children
from bench.programs import NCHAN_MODULE, nginx
from bench.targets import Seat

SECONDS_TO_START = 5.0
LARGEST_ANSWER = 65_536
FRAME_AROUND_BODY = len("id: 1234567890:0\ndata: \n\n")
SETTINGS = """
load_module {module};
user root;
daemon off;
worker_processes 1;
error_log stderr crit;
pid {folder}/nginx.pid;
events {{ worker_connections 16000; use epoll; }}
http {{
    access_log off;
    tcp_nodelay on;
    keepalive_requests 1000000000;
    keepalive_timeout 1h;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    nchan_shared_memory_size 256M;
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        location ~ ^/publish/(\\w+)$ {{
            nchan_publisher;
            nchan_channel_id $1;
            nchan_message_buffer_length 1024;
            nchan_message_timeout 1h;
        }}
        location ~ ^/stream/(\\w+)$ {{
            nchan_subscriber eventsource;
            nchan_channel_id $1;
            nchan_subscriber_first_message newest;
        }}
    }}
}}
"""


class Nchan:
    """The load client's view of it: events are published over one kept connection, without waiting for answers."""

    name = "nchan"
    greeting = b": hi\n\n"
    number = re.compile(rb'\ndata: {"number":(\d+)')

    def __init__(self, address: tuple[str, int], pid: int) -> None:
        self.address = address
        self.pid = pid
        self._publisher = socket.create_connection(address)
        self._publisher.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def request(self, seat: Seat, last_number: int | None) -> bytes:  # noqa: ARG002 - it is measured without replay
        return (
            f"GET /stream/{seat.channel} HTTP/1.1\r\nHost: {self.address[0]}\r\nAccept: text/event-stream\r\n\r\n"
        ).encode()

    def publish(self, channel: int, number: int, size: int) -> None:
        self._forget_answers()
        start = f'{{"number":{number},"padding":"'
        body = start + "x" * (size - FRAME_AROUND_BODY - len(start) - 2) + '"}'
        head = f"POST /publish/{channel} HTTP/1.1\r\nHost: {self.address[0]}\r\nContent-Length: {len(body)}\r\n\r\n"
        self._publisher.sendall((head + body).encode())

    def close(self) -> None:
        """Close the publisher's connection."""
        self._publisher.close()

    def _forget_answers(self) -> None:
        try:
            self._publisher.recv(LARGEST_ANSWER, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return


@contextmanager
def running_nchan(folder: Path, port: int, core: int) -> Iterator[Nchan]:
    """nginx with one worker, which answers. Raises `Missing`."""
    program = nginx()
    settings = folder / "nginx.conf"
    settings.write_text(SETTINGS.format(module=NCHAN_MODULE, folder=folder, port=port))
    with Launched([program, "-p", str(folder), "-c", str(settings)], folder / "nginx.log", core) as master:
        nchan = Nchan(("127.0.0.1", port), _worker_that_answers(master, port))
        try:
            yield nchan
        finally:
            nchan.close()


def _worker_that_answers(master: Launched, port: int) -> int:
    give_up = time.monotonic() + SECONDS_TO_START
    while master.is_running and time.monotonic() < give_up:
        time.sleep(0.05)
        workers = children(master.pid)
        if not workers:
            continue
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            continue
        return workers[0]
    raise Missing("an nginx that starts with nchan")
