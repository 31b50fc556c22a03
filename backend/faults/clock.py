"""The wall clock of one process, jumped by a shim that is compiled when it is needed."""

import mmap
import shutil
import struct
import subprocess
from collections.abc import Mapping
from pathlib import Path

SOURCE = Path(__file__).with_name("clock.c")
SHIFT = struct.Struct("qqq")  # process, seconds, how often it was fooled


class Clock:
    """Shifts what a process that runs under `environment` takes for the time of day. Nothing else moves."""

    def __init__(self, folder: Path) -> None:
        self._shared = folder / "clock"
        self._library = folder / "clock.so"
        self._shared.write_bytes(SHIFT.pack(0, 0, 0))
        compiler = shutil.which("cc")
        if compiler:
            command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(self._library), str(SOURCE), "-ldl"]
            subprocess.run(command, check=True)
        self.available = compiler is not None
        with self._shared.open("r+b") as file:
            self._shift = mmap.mmap(file.fileno(), SHIFT.size)

    @property
    def environment(self) -> Mapping[str, str]:
        """Empty where there is no compiler."""
        if not self.available:
            return {}
        return {"LD_PRELOAD": str(self._library), "FAULTS_CLOCK": str(self._shared)}

    @property
    def fooled(self) -> int:
        """How often the process asked for the time and got the wrong one since the last `jump`."""
        return int(SHIFT.unpack(self._shift[:])[2])

    def jump(self, pid: int, seconds: int) -> None:
        """That process lives in another time from now on; no other does."""
        self._shift[:] = SHIFT.pack(pid, seconds, 0)

    def set_right(self) -> None:
        """Everybody has the right time again."""
        self._shift[:16] = struct.pack("qq", 0, 0)
