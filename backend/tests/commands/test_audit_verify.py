"""`flowpilot audit verify` names the first bad row, and scripts see it by the exit code."""

import io
import json

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.cli import run

BIND = "select set_config('app.account_id', %s, true)"
TAMPER = "update audit set act = 'nothing.happened' where number = 1"


class _CommandLine:
    """`flowpilot` in this process."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capture = capture

    def __call__(self, *arguments: str, stdin: str = "") -> tuple[int, str]:
        """The exit code and what was printed."""
        self._patch.setattr("sys.argv", ["flowpilot", *arguments])
        self._patch.setattr("sys.stdin", io.StringIO(stdin))
        self._capture.readouterr()
        with pytest.raises(SystemExit) as ended:
            run()
        told = ended.value.code
        code = told if isinstance(told, int) else int(bool(told))
        return code, self._capture.readouterr().out + (told if isinstance(told, str) else "")


@pytest.fixture
def flowpilot(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], embedded: DatabaseUrls
) -> _CommandLine:
    monkeypatch.setenv("FLOWPILOT_DATABASE_URL", embedded.app)
    monkeypatch.setenv("FLOWPILOT_DATABASE_WORKER_URL", embedded.worker)
    monkeypatch.setenv("FLOWPILOT_DATABASE_OWNER_URL", embedded.owner)
    return _CommandLine(monkeypatch, capsys)


def test_a_whole_trail_and_a_broken_one(flowpilot: _CommandLine, embedded: DatabaseUrls) -> None:
    made, told = flowpilot(
        *("account", "create", "--name", "Verified MSP", "--admin-email", "ada@verify.example"),
        "--admin-password-stdin",
        stdin="a long enough password\n",
    )
    assert made == 0, told
    account_id = json.loads(told)["account_id"]
    code, told = flowpilot("audit", "verify", "--account", account_id)
    assert (code, told.startswith(f"{account_id} whole: 1 rows")) == (0, True), told
    _as_owner(embedded, account_id, TAMPER)
    code, told = flowpilot("audit", "verify", "--account", account_id)
    assert code == 1
    assert told.startswith(f"{account_id} BROKEN: row 1 was altered"), told
    code, told = flowpilot("audit", "verify")
    assert code == 1
    assert f"{account_id} BROKEN: row 1" in told


def test_an_account_that_is_not_there(flowpilot: _CommandLine) -> None:
    code, told = flowpilot("audit", "verify", "--account", "00000000-0000-0000-0000-000000000001")
    assert code == 1
    assert "Traceback" not in told


def _as_owner(urls: DatabaseUrls, account_id: str, statement: str) -> None:
    with psycopg.connect(urls.owner) as owner:
        owner.execute("create policy auditor on audit to current_user using (account_id = current_account())")
        owner.execute(BIND, (account_id,))
        assert owner.execute(statement).rowcount == 1
        owner.execute("drop policy auditor on audit")
