"""The command line refuses in plain words, with the exit codes that scripts rely on."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from flowpilot import __version__
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.listeners import Listeners
from flowpilot.adapters.run_files import owning

BACKEND = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[DatabaseUrls]:
    server = EmbeddedPostgres(tmp_path)
    server.start()
    yield server.urls
    server.stop()


def test_demo_mode_refuses_to_be_reached_from_elsewhere(tmp_path: Path) -> None:
    refused = _flowpilot(tmp_path, "serve", "--demo", "--host", "0.0.0.0")
    assert refused.returncode == 2
    assert "does not listen on 0.0.0.0" in refused.stderr


def test_it_says_which_version_it_is(tmp_path: Path) -> None:
    said = _flowpilot(tmp_path, "--version")
    assert (said.returncode, said.stdout) == (0, f"flowpilot {__version__}\n")


def test_a_second_serve_is_refused(tmp_path: Path) -> None:
    with owning(tmp_path):
        refused = _flowpilot(tmp_path, "serve", "--port", "0")
    assert refused.returncode == 1
    assert f"in use by a running `flowpilot serve` (process {os.getpid()})" in refused.stderr


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    stranger = Listeners("127.0.0.1", 0)
    stranger.of(0)
    refused = _flowpilot(tmp_path, "serve", "--port", str(stranger.port))
    stranger.close()
    assert refused.returncode == 1
    assert f"cannot listen on 127.0.0.1, port {stranger.port}" in refused.stderr


def test_a_wrong_setting_is_named_without_its_value(tmp_path: Path) -> None:
    refused = _flowpilot(tmp_path, "db", "url", FLOWPILOT_SMTP_URL="alice:secret@mail")
    assert refused.returncode == 2
    assert "FLOWPILOT_SMTP_URL" in refused.stderr
    assert "secret" not in refused.stderr


@pytest.mark.parametrize("command", [["db", "url"], ["account", "list"], ["migrate"], ["seed-demo"]])
def test_without_serve_the_embedded_database_cannot_be_used(tmp_path: Path, command: list[str]) -> None:
    refused = _flowpilot(tmp_path, *command)
    assert refused.returncode == 1
    assert "start `flowpilot serve` first" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_who_could_never_sign_in_founds_no_account(tmp_path: Path) -> None:
    refused = _flowpilot(tmp_path, "account", "create", "--name", "North IT", "--admin-email", "ada")
    assert refused.returncode == 1
    assert "ada is no address" in refused.stderr


def test_the_address_of_the_embedded_database_is_told_while_serve_runs(tmp_path: Path, database: DatabaseUrls) -> None:
    with owning(tmp_path):
        told = [_flowpilot(tmp_path, "db", "url", *role).stdout for role in ([], ["--role", "owner"])]
    assert told == [f"{database.app}\n", f"{database.owner}\n"]


def test_the_address_of_a_database_of_ones_own_is_told_without_serve(tmp_path: Path) -> None:
    urls = DatabaseUrls("postgresql://a@db/x", "postgresql://w@db/x", "postgresql://o@db/x")
    told = _flowpilot(tmp_path, "db", "url", "--role", "worker", **_variables(urls))
    assert told.stdout == "postgresql://w@db/x\n"


def test_a_database_of_ones_own_needs_all_three_roles(tmp_path: Path) -> None:
    refused = _flowpilot(tmp_path, "db", "url", FLOWPILOT_DATABASE_URL="postgresql://a@db/x")
    assert refused.returncode == 2
    assert "FLOWPILOT_DATABASE_WORKER_URL" in refused.stderr


def test_nothing_runs_on_a_schema_that_is_behind_until_it_is_migrated(tmp_path: Path, database: DatabaseUrls) -> None:
    elsewhere = tmp_path / "elsewhere"
    for command in (["serve", "--port", "0"], ["api", "--port", "0"], ["worker"]):
        refused = _flowpilot(elsewhere, *command, **_variables(database))
        assert refused.returncode == 3
        assert "run flowpilot migrate" in refused.stderr

    assert _flowpilot(elsewhere, "migrate", **_variables(database)).returncode == 0
    assert _flowpilot(elsewhere, "migrate", "--check", **_variables(database)).returncode == 0
    assert _flowpilot(elsewhere, "migrate", **_variables(database)).returncode == 0


def test_during_a_rolling_change_the_version_before_starts_on_the_newer_schema(
    tmp_path: Path, database: DatabaseUrls
) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert _flowpilot(elsewhere, "migrate", **_variables(database)).returncode == 0
    with psycopg.connect(database.owner) as owner:
        owner.execute("update alembic_version set version_num = '9998'")
    assert _flowpilot(elsewhere, "migrate", **_variables(database)).returncode == 0
    assert _first_line_of_serve(elsewhere, **_variables(database)).startswith("FlowPilot is ready at ")


def test_a_newer_schema_that_older_programs_would_not_survive_refuses_them(
    tmp_path: Path, database: DatabaseUrls
) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert _flowpilot(elsewhere, "migrate", **_variables(database)).returncode == 0
    with psycopg.connect(database.owner) as owner:
        owner.execute("update alembic_version set version_num = '9998'")
        owner.execute("insert into schema_floor values ('9997')")
    for command in (["serve", "--port", "0"], ["migrate"]):
        refused = _flowpilot(elsewhere, *command, **_variables(database))
        assert refused.returncode == 3
        assert "migrated by a newer version" in refused.stderr


@pytest.mark.parametrize("command", [["migrate"], ["account", "delete", "--account", str(UUID(int=1)), "--yes", "x"]])
def test_a_database_that_does_not_answer_is_told_in_one_line(tmp_path: Path, command: list[str]) -> None:
    nowhere = DatabaseUrls(*(f"postgresql://{role}@127.0.0.1:1/x" for role in ("a", "w", "o")))
    refused = _flowpilot(tmp_path, *command, **_variables(nowhere))
    assert refused.returncode == 1
    assert "the database cannot be reached" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_what_lies_where_it_is_started_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "structlog.py").write_text("raise SystemExit('taken')")
    nowhere = DatabaseUrls(*(f"postgresql://{role}@127.0.0.1:1/x" for role in ("a", "w", "o")))
    refused = subprocess.run(
        [sys.executable, "-P", "-m", "flowpilot", "serve", "--port", "0"],
        cwd=tmp_path,
        env=_environment(tmp_path, _variables(nowhere)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "the database cannot be reached" in refused.stderr
    assert "taken" not in refused.stderr


def _first_line_of_serve(data_dir: Path, **variables: str) -> str:
    """What it says first; then it is ended again."""
    with subprocess.Popen(
        [sys.executable, "-m", "flowpilot", "serve", "--port", "0"],
        env=_environment(data_dir, variables),
        stdout=subprocess.PIPE,
        text=True,
    ) as serve:
        assert serve.stdout
        line = serve.stdout.readline()
        serve.terminate()
    return line


def _flowpilot(data_dir: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flowpilot", *arguments],
        env=_environment(data_dir, variables),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _environment(data_dir: Path, variables: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FLOWPILOT_")}
    return {**inherited, "PYTHONPATH": str(BACKEND), "FLOWPILOT_DATA_DIR": str(data_dir), **variables}


def _variables(urls: DatabaseUrls) -> dict[str, str]:
    return {
        "FLOWPILOT_DATABASE_URL": urls.app,
        "FLOWPILOT_DATABASE_WORKER_URL": urls.worker,
        "FLOWPILOT_DATABASE_OWNER_URL": urls.owner,
    }
