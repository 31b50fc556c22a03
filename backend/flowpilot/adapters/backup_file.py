"""The backup file: a zip of tables and keys, with a manifest that names every part by its SHA-256."""

import fcntl
import glob
import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

FORMAT = 1
MANIFEST = "manifest.json"
UNFINISHED = ".unfinished"
PART_BYTES = 1 << 20


class UnusableBackup(Exception):
    """The file is no backup that can be used; the text says why, in words for the operator."""


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """One table in the file: its columns in the order of the lines, and what its lines add up to."""

    name: str
    columns: Sequence[str]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in the file. `revision` is the schema's; `secret` tells the server's secret without telling it.

    What was committed before `taken_at`, in the database's clock, is in the file.
    """

    format: int
    revision: str
    taken_at: str
    accounts: int
    tables: Sequence[CopiedTable]
    keys: Mapping[str, str]
    secret: str


class BackupWriter:
    """Writes the parts; the manifest comes last."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.tables: list[CopiedTable] = []
        self.keys: dict[str, str] = {}

    @contextmanager
    def table(self, name: str) -> Iterator["Measured"]:
        """A table's lines."""
        with self._archive.open(f"data/{name}", "w", force_zip64=True) as part:
            yield Measured(part)

    def key(self, name: str, content: bytes) -> None:
        """A key file."""
        self._archive.writestr(f"keys/{name}", content)
        self.keys[name] = hashlib.sha256(content).hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """What makes the file whole."""
        self._archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))


class Measured:
    """A part that is written, and its SHA-256 so far."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._digest = hashlib.sha256()

    def write(self, content: bytes) -> None:
        self._part.write(content)
        self._digest.update(content)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def written(path: Path) -> Iterator[BackupWriter]:
    """A new file, readable by us alone, that appears whole under its name or not at all.

    Raises `FileExistsError` rather than replace one.
    """
    if path.exists():
        raise FileExistsError(path)
    _clear_away(path)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with suppress(OSError):  # some network disks know no locks; there nothing is cleared away
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
                yield BackupWriter(archive)
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(unfinished)
        _keep_name(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _clear_away(path: Path) -> None:
    """What backups of this name left behind that were killed: each has everything in it. Whoever writes one holds a
    lock on it, which ends with the process."""
    for unfinished in path.parent.glob(f".{glob.escape(path.name)}.*{UNFINISHED}"):
        with suppress(OSError), unfinished.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            unfinished.unlink()


class BackupReader:
    """A file whose every part was found as the manifest says."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest

    def lines(self, table: CopiedTable) -> Iterator[bytes]:
        """A table's lines, in parts of at most a megabyte."""
        yield from _parts(self._archive, f"data/{table.name}")

    def key(self, name: str) -> bytes:
        """A key file."""
        return self._archive.read(f"keys/{name}")


@contextmanager
def read(path: Path) -> Iterator[BackupReader]:
    """Open the file and check all of it before anything is done with it. Raises `UnusableBackup`."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            for name, expected in _expected(manifest).items():
                if _sha256(archive, name) != expected:
                    raise UnusableBackup(f"{path} is damaged: {name} is not what was written")
            yield BackupReader(archive, manifest)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as fault:
        raise UnusableBackup(f"{path} is no whole backup of FlowPilot: {fault}") from None


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    content = json.loads(archive.read(MANIFEST))
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise UnusableBackup("this backup was made in a form that this version of FlowPilot does not read")
    tables = [CopiedTable(**table) for table in content.pop("tables")]
    return Manifest(**content, tables=tables)


def _expected(manifest: Manifest) -> dict[str, str]:
    tables = {f"data/{table.name}": table.sha256 for table in manifest.tables}
    return tables | {f"keys/{name}": sha256 for name, sha256 in manifest.keys.items()}


def _sha256(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    for part in _parts(archive, name):
        digest.update(part)
    return digest.hexdigest()


def _parts(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while content := part.read(PART_BYTES):
            yield content


def _keep_name(folder: Path) -> None:
    """Without this a crash of the machine could leave the content without its name."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
