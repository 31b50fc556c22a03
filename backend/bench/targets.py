"""The servers that are measured, as the load client sees them."""

import re
from dataclasses import dataclass
from typing import IO, Protocol

from bench.control import encode

FRAME = 200  # bytes of one delivery on the wire


class Target(Protocol):
    """A server with open streams."""

    name: str
    address: tuple[str, int]
    pid: int
    greeting: bytes  # is in what a stream brings first
    number: re.Pattern[bytes]  # finds the number of every delivery in what was received

    def request(self, seat: "Seat", last_number: int | None) -> bytes:
        """What a client sends to open its stream, resuming after a number where one is given."""

    def publish(self, channel: int, number: int, size: int) -> None:
        """Order the event with this number; it is delivered to every stream of the channel."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a stream is opened: the channel, and the token to do it with."""

    channel: int
    token: str = ""
    epoch: str = ""  # of the account's history, to resume in it


class Fed:
    """A server that is fed through its standard input; ours, and the C program."""

    greeting = b"\nid: "
    number = re.compile(rb"^id: [0-9a-z]+-(\d+)\n", re.MULTILINE)

    def __init__(self, name: str, address: tuple[str, int], pid: int, orders: IO[bytes], words: IO[bytes]) -> None:
        self.name = name
        self.address = address
        self.pid = pid
        self.words = words  # its standard output
        self._orders = orders

    def request(self, seat: Seat, last_number: int | None) -> bytes:
        resumed = "" if last_number is None else f"Last-Event-ID: {seat.epoch}-{last_number}\r\n"
        return (
            f"GET /api/v1/escalations/stream HTTP/1.1\r\nHost: {self.address[0]}:{self.address[1]}\r\n"
            f"Authorization: Bearer {seat.token}\r\nAccept: text/event-stream\r\n{resumed}\r\n"
        ).encode()

    def publish(self, channel: int, number: int, size: int) -> None:  # noqa: ARG002 - it numbers by itself
        self._orders.write(encode(channel, size, 1))
        self._orders.flush()
