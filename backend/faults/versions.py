"""Older versions of the product, taken out of the repository's history into a folder."""

import io
import subprocess
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
MIGRATIONS = "backend/flowpilot/adapters/db/migrations/versions"


def before_the_last_migration() -> str | None:
    """The newest commit whose schema is older than that of this tree; nothing where there is no history."""
    newest = max(path.name for path in (ROOT / MIGRATIONS).glob("[0-9]*.py"))
    try:
        added = _git("log", "--diff-filter=A", "--format=%H", "--", f"{MIGRATIONS}/{newest}").split()
        commit = f"{added[-1]}^" if added else "HEAD"
        while _has_two_heads(commit):
            commit = f"{commit}^"
        return _git("rev-parse", commit).strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def take_out(commit: str, folder: Path) -> Path:
    """The program of that version, which runs with what is installed here. Raises `subprocess.CalledProcessError`."""
    archive = subprocess.run(
        ["git", "-C", str(ROOT), "archive", commit, "backend/flowpilot", "bin"], check=True, capture_output=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder / "bin" / "flowpilot"


def _has_two_heads(commit: str) -> bool:
    """Whether two migrations have one number there: nobody can migrate to such a commit."""
    files = _git("ls-tree", "--name-only", commit, f"{MIGRATIONS}/").split()
    numbers = [Path(file).name.partition("_")[0] for file in files]
    return len(numbers) > len(set(numbers))


def _git(*arguments: str) -> str:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], check=True, capture_output=True, text=True).stdout
