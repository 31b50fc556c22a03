"""The files of the embedded database: made once, whole or not at all, with passwords that nobody chose."""

import json
import locale
import os
import random
import secrets
import shutil
import socket
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from flowpilot.adapters.db.embedded_programs import EmbeddedPostgresError, PostgresPrograms

ADMINISTRATOR = "postgres"
DATABASE = "flowpilot"
OWNER_ROLE, APP_ROLE, WORKER_ROLE = "flowpilot_owner", "flowpilot_app", "flowpilot_worker"
BELOW_PORTS_OF_OUTGOING_CONNECTIONS = range(20_000, 32_000)

HOST_BASED_AUTHENTICATION = "host all all 127.0.0.1/32 scram-sha-256\n"


@dataclass(frozen=True)
class ClusterAccess:
    """How to reach the cluster on loopback: its port and a password for each role."""

    port: int
    passwords: dict[str, str]

    @classmethod
    def fresh(cls) -> "ClusterAccess":
        """A free port and new passwords."""
        roles = (ADMINISTRATOR, OWNER_ROLE, APP_ROLE, WORKER_ROLE)
        return cls(free_port(), {role: secrets.token_hex(24) for role in roles})

    def url(self, role: str, database: str = DATABASE) -> str:
        """The connection string of one role."""
        return f"postgresql://{role}:{self.passwords[role]}@127.0.0.1:{self.port}/{database}"


class ClusterFiles:
    """`<data dir>/postgres` and beside it `postgres.json`, which only we may read."""

    def __init__(self, data_dir: Path) -> None:
        self.cluster = data_dir / "postgres"
        self._access = data_dir / "postgres.json"

    def read_access(self) -> ClusterAccess | None:
        """None: there is no embedded database in this data dir yet."""
        if not self.cluster.exists():
            return None
        try:
            return ClusterAccess(**json.loads(self._access.read_text()))
        except FileNotFoundError:
            raise EmbeddedPostgresError(
                f"{self.cluster} is there but its passwords in {self._access} are gone"
            ) from None
        except PermissionError:
            raise EmbeddedPostgresError(f"{self._access} belongs to another user") from None

    def create(self, programs: PostgresPrograms) -> ClusterAccess:
        """Makes the cluster with its roles and its database; a half-made one of an earlier try is removed."""
        access = ClusterAccess.fresh()
        unfinished = self.cluster.with_name("postgres-unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.mkdir(mode=0o700)
        if programs.user:
            os.chown(unfinished, programs.user.uid, programs.user.gid)
        with programs.opened(unfinished) as folder:
            options = ["--auth=reject", "--encoding=UTF8", f"--locale={_plain_locale()}", "--no-instructions"]
            programs.run(["initdb", "-D", folder.name, "-U", ADMINISTRATOR, *options], folder)
            single_user = ["postgres", "--single", "-D", folder.name, "-c", "exit_on_error=on", ADMINISTRATOR]
            programs.run(single_user, folder, text=_roles_and_database(access))
        (unfinished / "pg_hba.conf").write_text(HOST_BASED_AUTHENTICATION)
        self._write_access(access)
        unfinished.rename(self.cluster)
        return access

    def move_to_free_port(self, access: ClusterAccess) -> ClusterAccess:
        """Keeps the port while it is free; takes another when a stranger sits on it."""
        if port_is_free(access.port):
            return access
        moved = replace(access, port=free_port())
        self._write_access(moved)
        return moved

    def _write_access(self, access: ClusterAccess) -> None:
        unfinished = self._access.with_name("postgres-unfinished.json")
        unfinished.unlink(missing_ok=True)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(asdict(access), file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self._access)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now and that no outgoing connection is given later."""
    for port in random.sample(BELOW_PORTS_OF_OUTGOING_CONNECTIONS, k=200):
        if port_is_free(port):
            return port
    raise EmbeddedPostgresError("no free port on 127.0.0.1 for the embedded database")


def port_is_free(port: int) -> bool:
    """Whether a server could listen on it now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _roles_and_database(access: ClusterAccess) -> str:
    """Statements for the single-user mode, which runs one a line."""
    unprivileged = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls"
    return "\n".join(
        [
            f"alter role {ADMINISTRATOR} password '{access.passwords[ADMINISTRATOR]}'",
            *(
                f"create role {role} {unprivileged} password '{access.passwords[role]}'"
                for role in (OWNER_ROLE, APP_ROLE, WORKER_ROLE)
            ),
            f"create database {DATABASE} owner {OWNER_ROLE} template template0",
            f"revoke all on database {DATABASE}, postgres, template1 from public",
            f"grant connect on database {DATABASE} to {APP_ROLE}, {WORKER_ROLE}",
            "",
        ]
    )


def _plain_locale() -> str:
    """Code point order, with upper and lower case of all letters where the machine knows them."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    locale.setlocale(locale.LC_CTYPE, before)
    return "C.UTF-8"
