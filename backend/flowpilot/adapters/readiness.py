"""Asks a server of ours over HTTP whether it is able to work."""

import socket

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}


def answers_ready(host: str, port: int) -> bool:
    """Whether `/readyz` there answers 200 within two seconds."""
    request = b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection((EVERYWHERE.get(host, host), port), timeout=2.0) as connection:
            connection.sendall(request)
            return connection.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False
