"""Bodies that are files: received outside of any transaction, after the rights, before the state."""

import hashlib
from collections.abc import Callable, Coroutine
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from fastapi import Request, Response
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect

from flowpilot.api.credentials import credentials_of
from flowpilot.api.problems import Fault, InvalidRequest, Malformed, TooLarge, problem
from flowpilot.api.requests import UnitRoute, answer_to, response_of
from flowpilot.api.services import services_of
from flowpilot.api.strict_request import StrictRequest, declared_length
from flowpilot.application.answering import Answer
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor
from flowpilot.domain.errors import Refused, Unavailable
from flowpilot.domain.session_file import FILE_LIMIT

IN_MEMORY = 1024 * 1024  # bytes of a body; what is longer lies on disk until it is stored


class Received:
    """A body that was received, at the place from which it is read next. Closing it forgets it."""

    def __init__(self) -> None:
        self.size = 0
        self._hash = hashlib.sha256()
        file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by close()
        self._file = UploadFile(cast("BinaryIO", file), size=0)

    @property
    def sha256(self) -> bytes:
        return self._hash.digest()

    async def write(self, part: bytes) -> None:
        """Append. Raises `TooLarge`."""
        self.size += len(part)
        if self.size > FILE_LIMIT:
            raise TooLarge
        self._hash.update(part)
        await self._file.write(part)

    async def read(self, size: int) -> bytes:
        """The next bytes, at most so many; nothing at the end."""
        return await self._file.read(size)

    async def rewind(self) -> None:
        await self._file.seek(0)

    async def close(self) -> None:
        await self._file.close()


class UploadRequest(StrictRequest):
    """A request whose body is a file of any type."""

    def __init__(self, request: Request) -> None:
        super().__init__(request.scope, request.receive)
        self._received = Received()

    async def receive_file(self) -> None:
        """Take the body from the wire; what is wrong with it is kept in `fault`."""
        try:
            if declared_length(self) > FILE_LIMIT:
                raise TooLarge
            async for part in self.stream():
                await self._received.write(part)
            await self._received.rewind()
        except ClientDisconnect:
            self.fault = Malformed()
        except OSError:  # no room on the disk
            self.fault = Unavailable()
        except Refused as refused:
            self.fault = refused
        if self.fault is None and self._received.size == 0:
            self.fault = InvalidRequest([Fault("", "The body is the file; this one is empty.")])

    def file(self) -> Received:
        """What was received; raises the `Refused` that says why it cannot be taken."""
        if self.fault:
            raise self.fault
        return self._received

    async def body_hash(self) -> bytes:
        """SHA-256 of what the request says: its file, type and parameters."""
        said = f"{self.url.query}\n{self.headers.get('content-type', '')}".encode()
        return hashlib.sha256(self._received.sha256 + said).digest()

    async def forget(self) -> None:
        await self._received.close()


class UploadRoute(UnitRoute):
    """An operation whose body is a file."""

    @staticmethod
    async def may(unit: Unit, actor: Actor, request: Request) -> None:
        """Raises what somebody is told who may not send a file here."""
        raise NotImplementedError

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle, expected = self.handling()
        with_file = replace(expected, body=True)

        async def answered(request: Request) -> Response:
            upload = UploadRequest(request)
            try:
                refused = await self._refused(upload)
                if refused:
                    return refused
                await upload.receive_file()
                return await answer_to(upload, self.roles, with_file, handle)
            finally:
                await upload.forget()

        return answered

    async def _refused(self, request: UploadRequest) -> Response | None:
        async def look(unit: Unit, actor: Actor) -> Answer:
            await self.may(unit, actor, request)
            return Answer(204, "", b"")

        def refuse(refused: Refused) -> Answer:
            return problem(refused, request.state.request_id)

        answering = services_of(request).answering
        answer = await answering.answer(credentials_of(request), self.roles, None, look, refuse)
        return response_of(answer) if answer.status >= 400 else None
