"""How a database's schema stands to this version, asked without the migrations' own tools, which take long to load."""

import re
from pathlib import Path
from typing import Literal

import psycopg

Standing = Literal["fits", "behind", "ahead"]

SECONDS_TO_CONNECT = 5
VERSIONS = Path(__file__).parent / "migrations" / "versions"


def standing(url: str) -> Standing:
    """A newer schema fits too, unless it says that it is `ahead`: that programs as old as this one may not run on it.

    The owner and the runtime role may ask. Raises `psycopg.Error`.
    """
    with psycopg.connect(url, connect_timeout=SECONDS_TO_CONNECT) as connection:
        known = connection.execute("select to_regclass('public.alembic_version')").fetchone()
        if known is None or known[0] is None:
            return "behind"
        theirs = connection.execute("select max(version_num) from alembic_version").fetchone()
        if theirs is None or theirs[0] is None or theirs[0] < newest():
            return "behind"
        if theirs[0] == newest():
            return "fits"
        floor = connection.execute("select max(revision) from schema_floor").fetchone()
        return "ahead" if floor and floor[0] and floor[0] > newest() else "fits"


def newest() -> str:
    """The revision of this version: the greatest of the four digits with which their files begin."""
    return max(path.name[:4] for path in VERSIONS.glob("*.py") if re.match(r"\d{4}_", path.name))
