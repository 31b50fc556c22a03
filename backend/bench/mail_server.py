"""A mail server of one temper, in a process of its own: `python -m bench.mail_server PORT TEMPER`.

It takes every mail (`healthy`), sends all away for later (`busy`), or holds every recipient for minutes (`tarpit`).
`patchy` takes what is not written to somebody@dead.example; those it holds for ten seconds before it refuses them. It
prints a line with the address and the time for each mail that it took.
"""

import asyncio
import sys
import time
from contextlib import suppress

SECONDS_OF_A_TARPIT = 300.0
SECONDS_OF_THE_DEAD = 10.0
DEAD = b"@dead.example"
BUSY = b"451 4.3.0 try again later"
REFUSED = b"550 5.1.1 no such person"
HELD = {"tarpit": SECONDS_OF_A_TARPIT}


class MailServer:
    """Talks to one client a connection."""

    def __init__(self, temper: str) -> None:
        self._temper = temper

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection from its greeting to its end."""
        with suppress(OSError, asyncio.IncompleteReadError):
            writer.write(b"220 here\r\n")
            recipient = b""
            while line := await reader.readline():
                command = line[:4].upper()
                if command == b"RCPT":
                    recipient = line.partition(b"<")[2].partition(b">")[0]
                    reply = await self._meet(recipient)
                elif command == b"DATA":
                    writer.write(b"354 go on\r\n")
                    await reader.readuntil(b"\r\n.\r\n")
                    sys.stdout.write(f"{recipient.decode()} {time.time()}\n")
                    sys.stdout.flush()
                    reply = b"250 taken"
                else:
                    reply = b"221 bye" if command == b"QUIT" else b"250 ok"
                writer.write(reply + b"\r\n")
                await writer.drain()
        writer.close()

    async def _meet(self, recipient: bytes) -> bytes:
        if self._temper == "patchy" and recipient.endswith(DEAD):
            await asyncio.sleep(SECONDS_OF_THE_DEAD)
            return REFUSED
        await asyncio.sleep(HELD.get(self._temper, 0))
        return BUSY if self._temper == "busy" else b"250 ok"


async def _serve(port: int, temper: str) -> None:
    server = await asyncio.start_server(MailServer(temper).talk, "127.0.0.1", port, backlog=1024)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), sys.argv[2]))
