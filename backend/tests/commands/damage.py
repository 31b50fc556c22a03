"""Backups that are not what was written."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path


def damaged(backup: Path, file: Path, damage: str) -> None:
    """Write the backup to `file` with this damage."""
    content = bytearray(backup.read_bytes())
    if damage == "one byte":
        content[len(content) // 3] ^= 1
    elif damage == "cut":
        del content[len(content) // 2 :]
    elif damage == "no zip":
        content = bytearray(b"hello")
    else:
        changes: dict[str, dict[str, object]] = {
            "newer": {"revision": "9999"},
            "other form": {"format": 7},
            "part missing": {},
        }
        rewritten(backup, file, manifest=changes[damage], without="data/login" if damage == "part missing" else "")
        return
    file.write_bytes(content)


def rewritten(
    backup: Path, file: Path, *, manifest: Mapping[str, object] | None = None, without: str = "", emptied: str = ""
) -> None:
    """Write the backup to `file` with another manifest, `without` a member, or with an `emptied` table."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                written = json.loads(content) | dict(manifest or {})
                for table in written["tables"]:
                    if table["name"] == emptied:
                        table["sha256"] = hashlib.sha256().hexdigest()
                content = json.dumps(written).encode()
            if name != without:
                new.writestr(name, b"" if name == f"data/{emptied}" and emptied else content)
