"""The data dir, its disk, its keys, and how many files this user may open."""

import os
import resource
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from flowpilot.adapters.examination.finding import Finding, good, warning, wrong

MEGABYTE = 1_000_000
LITTLE = 1_000 * MEGABYTE
HARDLY_ANYTHING = 200 * MEGABYTE
FEW_OPEN_FILES = 4096
KEYS = {"secret.key": "FLOWPILOT_SECRET_KEY", "push.key": "FLOWPILOT_PUSH_PRIVATE_KEY"}


def examine_machine(data_dir: Path, keys_given: set[str]) -> Iterator[Finding]:
    """`keys_given` are the variables that stand for keys of the data dir."""
    if data_dir.is_dir():
        yield _rights(data_dir)
        yield from (_key(data_dir / name, name) for name, variable in KEYS.items() if variable not in keys_given)
    else:
        yield _before_the_first_start(data_dir)
    yield _room(_nearest(data_dir))
    yield _open_files()


def _rights(data_dir: Path) -> Finding:
    if not os.access(data_dir, os.R_OK | os.W_OK | os.X_OK):
        return wrong("data dir", f"{data_dir} is not ours to write", f"Run it as the owner of {data_dir}.")
    if data_dir.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) & ~(stat.S_IXGRP | stat.S_IXOTH):
        return warning("data dir", f"others on this machine may look into {data_dir}", f"chmod 700 {data_dir}")
    return good("data dir", f"{data_dir} is ours alone")


def _key(path: Path, name: str) -> Finding:
    if not path.exists():
        return good(name, "is made at the first start")
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return wrong(name, f"others on this machine may read {path}", f"chmod 600 {path}")
    if not os.access(path, os.R_OK):
        return wrong(name, f"{path} is not ours to read", "Run it as the user that made the data dir.")
    if not path.read_text().strip():
        return wrong(name, f"{path} is empty", "Bring it back from a backup; what it sealed cannot be read without it.")
    return good(name, "is there, readable by us alone")


def _before_the_first_start(data_dir: Path) -> Finding:
    if os.access(_nearest(data_dir), os.W_OK):
        return good("data dir", f"{data_dir} is made at the first start")
    return wrong(
        "data dir", f"{data_dir} cannot be made", "Set FLOWPILOT_DATA_DIR to a folder that this user may write."
    )


def _room(folder: Path) -> Finding:
    free, files = shutil.disk_usage(folder).free, os.statvfs(folder)
    words = f"{free / MEGABYTE:,.0f} MB free below {folder}"
    if free < HARDLY_ANYTHING or (files.f_files and files.f_favail < 1_000):
        return wrong("disk", f"{words}, {files.f_favail} files more", "Make room: with a full disk nothing is written.")
    if free < LITTLE:
        return warning("disk", words, "Make room soon.")
    return good("disk", words)


def _open_files() -> Finding:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < FEW_OPEN_FILES:
        words = f"this user may open {most} files, each live page takes one"
        return warning("open files", words, "Raise it: LimitNOFILE= of the service unit, or `ulimit -Hn`.")
    return good("open files", "without limit" if most == resource.RLIM_INFINITY else f"up to {most}")


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is there."""
    return next(each for each in (folder.absolute(), *folder.absolute().parents) if each.is_dir())
