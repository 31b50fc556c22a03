"""A network of its own for a run that changes the kernel's buffers and loses packets; needs root on Linux."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SMALL_BUFFERS = "4096 16384 32768"
INSIDE = "--inside"


def unavailable() -> str | None:
    """Why there can be no such network here, in a few words; nothing when there can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "needs root on Linux"
    missing = [program for program in ("unshare", "ip") if not shutil.which(program)]
    return f"needs {' and '.join(missing)}" if missing else None


def enter(arguments: Sequence[str]) -> int:
    """Runs `python -m faults` again with these arguments in a new network; its exit code."""
    command = [sys.executable, "-m", "faults", *arguments, INSIDE]
    return subprocess.run(["unshare", "--net", *command], check=False).returncode


def prepare() -> None:
    """From the inside: loopback up, small socket buffers."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for name in ("tcp_wmem", "tcp_rmem"):
        Path(f"/proc/sys/net/ipv4/{name}").write_text(SMALL_BUFFERS)


def lose_packets_to(address: str) -> None:
    """From now on nothing that is sent to this address of ours arrives, and nobody is told."""
    subprocess.run(["ip", "route", "add", "blackhole", f"{address}/32", "table", "local"], check=True)
