"""The programs that `serve` keeps: roles of our own as commands, and the embedded Postgres."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence

from flowpilot.adapters.db.embedded import EmbeddedPostgres
from flowpilot.adapters.db.embedded_programs import EmbeddedPostgresError
from flowpilot.adapters.listeners import AddressInUse, Listeners
from flowpilot.adapters.supervisor import LaunchFailed


class CommandProgram:
    """A command in a session of its own, so that Ctrl-C reaches `serve` alone; it may inherit descriptors."""

    def __init__(
        self,
        role: str,
        index: int,
        command: Sequence[str],
        environment: Callable[[], Mapping[str, str]],
        descriptors: Sequence[int] = (),
    ) -> None:
        self.role = role
        self.index = index
        self._command = list(command)
        self._environment = environment
        self._descriptors = tuple(descriptors)
        self._process: subprocess.Popen[bytes] | None = None

    def launch(self) -> int:
        """Starts the command."""
        return self._start(self._environment(), self._descriptors)

    def is_running(self) -> bool:
        """Whether the command is alive."""
        return self._process is not None and self._process.poll() is None

    def rest(self) -> None:
        """Nothing to do."""

    def ask_to_end(self) -> None:
        """SIGTERM."""
        if self._process:
            self._process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL."""
        if self._process:
            self._process.kill()

    def _start(self, environment: Mapping[str, str], descriptors: Sequence[int]) -> int:
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                env=environment,
                pass_fds=descriptors,
                start_new_session=True,
            )
        except OSError as error:
            raise LaunchFailed(str(error)) from None
        return self._process.pid


class ListeningProgram(CommandProgram):
    """An API process, which is handed its listening socket by `FLOWPILOT_LISTEN_FD`."""

    def __init__(
        self,
        index: int,
        command: Sequence[str],
        environment: Callable[[], Mapping[str, str]],
        descriptors: Sequence[int],
        listeners: Listeners,
    ) -> None:
        super().__init__("api", index, command, environment, descriptors)
        self._listeners = listeners

    def launch(self) -> int:
        """Starts the command on its socket, which outlives it."""
        try:
            descriptor = self._listeners.of(self.index).fileno()
        except AddressInUse as error:
            raise LaunchFailed(str(error)) from None
        environment = {**self._environment(), "FLOWPILOT_LISTEN_FD": str(descriptor)}
        return self._start(environment, (*self._descriptors, descriptor))

    def rest(self) -> None:
        """Leaves new connections to the other API processes."""
        self._listeners.drop(self.index)


class PostgresProgram:
    """The embedded Postgres as one of the kept processes."""

    role = "postgres"
    index = 0

    def __init__(self, server: EmbeddedPostgres) -> None:
        self.server = server

    def launch(self) -> int:
        """Starts or adopts the server."""
        try:
            return self.server.launch()
        except (EmbeddedPostgresError, OSError) as error:
            raise LaunchFailed(str(error)) from None

    def is_running(self) -> bool:
        """Whether the server is alive; one that somebody asked to end is hurried, so that it can return."""
        self.server.hurry_an_end()
        return self.server.is_running()

    def rest(self) -> None:
        """Nothing to do."""

    def ask_to_end(self) -> None:
        """A fast shutdown: open transactions are rolled back, what was committed is on disk."""
        self._signal(signal.SIGINT)

    def kill(self) -> None:
        """An immediate shutdown; the next start recovers."""
        self._signal(signal.SIGQUIT)

    def _signal(self, request: signal.Signals) -> None:
        if self.server.pid is not None:
            try:
                os.kill(self.server.pid, request)
            except ProcessLookupError:
                return
