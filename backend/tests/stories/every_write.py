"""Writes sent to the API one by one, each with the entries that it left in the audit trail."""

import re
from collections import Counter
from typing import Any, LiteralString

import httpx2 as httpx
import psycopg

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.main import openapi
from tests.people import Json

BIND = "select set_config('app.account_id', %s, true)"
WRITES = ("post", "put", "patch", "delete")


class WatchedWrites:
    """Sends writes, none beside another, and counts what each accepted one adds to the trail of one account."""

    def __init__(self, urls: DatabaseUrls, account_id: str) -> None:
        self._urls = urls
        self._account_id = account_id
        self._forms: dict[str, str] = {_form(path): path for path in openapi()["paths"]}
        self.entries: dict[str, Counter[int]] = {}

    async def sends(self, client: httpx.AsyncClient, method: str, path: str, **options: Any) -> Json:  # noqa: ANN401
        """The answer to a write that has to be accepted; `options` are httpx's own."""
        before = self._count()
        answer = await client.request(method, path, **options)
        assert answer.is_success, (method, path, answer.text)
        operation = f"{method} {self._template(path.partition('?')[0])}"
        self.entries.setdefault(operation, Counter())[self._count() - before] += 1
        found: Json = answer.json() if answer.content else {}
        return found

    def meanwhile(self, statement: LiteralString, values: tuple[object, ...] = ()) -> None:
        """What the product's other parts, or time, do to the account; not counted."""
        with psycopg.connect(self._urls.app) as app:
            app.execute(BIND, (self._account_id,))
            app.execute(statement, values)

    def _count(self) -> int:
        with psycopg.connect(self._urls.app) as app:
            app.execute(BIND, (self._account_id,))
            row = app.execute("select count(*) from audit").fetchone()
        assert row
        count: int = row[0]
        return count

    def _template(self, path: str) -> str:
        fitting = [template for form, template in self._forms.items() if re.fullmatch(form, "/api/v1" + path)]
        exact = [template for template in fitting if "{" not in template]
        (found,) = exact or fitting
        return found.removeprefix("/api/v1")


def described_writes() -> set[str]:
    """Every write operation of the interface's description."""
    return {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, methods in openapi()["paths"].items()
        for method in methods
        if method in WRITES
    }


def _form(path: str) -> str:
    return re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path))
