"""The references' programs: found where Debian puts them, or compiled from the sources beside this file."""

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bench.processes import Missing

NATIVE = Path(__file__).parent / "native"
NCHAN_MODULE = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")


def nginx() -> str:
    """The path of an nginx that can load nchan. Raises `Missing`."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None or not NCHAN_MODULE.exists():
        raise Missing("nchan (Debian: nginx libnginx-mod-nchan)")
    return found


def pgbench() -> str:
    """The path of pgbench. Raises `Missing`."""
    found = shutil.which("pgbench")
    if found is None:
        raise Missing("pgbench (Debian: postgresql-15)")
    return found


@cache
def compiled(name: str, folder: Path, options: Sequence[str] = ()) -> Path:
    """The program or library made of `native/NAME.c`, in `folder`. Raises `Missing`."""
    compiler = shutil.which("cc")
    if compiler is None:
        raise Missing("a C compiler (Debian: gcc libc6-dev)")
    result = folder / name
    command = [compiler, "-O2", "-Wall", "-Werror", *options, "-o", str(result), str(NATIVE / f"{name}.c")]
    subprocess.run(command, check=True)
    return result
