"""The embedded database on its own: what an operator's machine can do to it, and what it survives."""

import os
import pwd
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from flowpilot.adapters.db.embedded import EmbeddedPostgres, Postmaster, urls_of_running
from flowpilot.adapters.db.embedded_cluster import ClusterAccess, ClusterFiles
from flowpilot.adapters.db.embedded_programs import EmbeddedPostgresError

DEBIANS_PROGRAMS = Path("/usr/lib/postgresql/15/bin")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(tmp_path)
    server.start()
    yield server
    server.stop()


def test_a_new_data_dir_gets_a_database_owned_by_the_owner(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.urls.app) as connection:
        row = connection.execute(
            "select current_user, pg_get_userbyid(datdba) from pg_database where datname = current_database()"
        ).fetchone()
    assert row == ("flowpilot_app", "flowpilot_owner")


def test_none_of_the_three_roles_can_pass_the_walls(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.urls.app) as connection:
        powers = connection.execute(
            "select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication"
            " from pg_roles where rolname like 'flowpilot%' order by rolname"
        ).fetchall()
    assert powers == [("flowpilot_app", False), ("flowpilot_owner", False), ("flowpilot_worker", False)]


def test_the_owner_may_make_tables_and_the_others_not(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.urls.owner) as owner:
        owner.execute("create table note (text text)")
    for url in (server.urls.app, server.urls.worker):
        with psycopg.connect(url) as runtime, pytest.raises(psycopg.errors.InsufficientPrivilege):
            runtime.execute("create table mine (text text)")


def test_a_wrong_password_is_refused(server: EmbeddedPostgres) -> None:
    guessed = server.urls.app.replace(server.urls.app.split(":")[2].split("@")[0], "guessed")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(guessed)


def test_only_we_may_read_the_passwords(server: EmbeddedPostgres, tmp_path: Path) -> None:
    assert server.is_running()
    assert (tmp_path / "postgres.json").stat().st_mode & 0o777 == 0o600


def test_what_is_committed_is_flushed(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.urls.app) as connection:
        settings = connection.execute(
            "select current_setting('fsync'), current_setting('synchronous_commit'),"
            " current_setting('listen_addresses')"
        ).fetchone()
    assert settings == ("on", "on", "127.0.0.1")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give up its rights")
def test_as_root_it_runs_as_nobody_below_a_folder_that_nobody_may_enter(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    server = EmbeddedPostgres(closed / "var")
    (closed / "var").mkdir()
    server.start()
    try:
        assert server.pid
        assert Path(f"/proc/{server.pid}").stat().st_uid == pwd.getpwnam("nobody").pw_uid
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        server.stop()


@pytest.mark.skipif(not DEBIANS_PROGRAMS.exists(), reason="Debian's Postgres 15 is not installed")
def test_other_programs_can_be_chosen(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path, programs=DEBIANS_PROGRAMS)
    server.start()
    try:
        with psycopg.connect(server.urls.app) as connection:
            assert connection.info.server_version // 10_000 == 15
    finally:
        server.stop()


def test_a_folder_without_programs_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedPostgresError, match="do not run on this machine"):
        EmbeddedPostgres(tmp_path, programs=tmp_path).start()


def test_the_next_start_adopts_a_server_whose_starter_was_killed(tmp_path: Path) -> None:
    starter = "import os, signal, sys; from pathlib import Path\n"
    starter += "from flowpilot.adapters.db.embedded import EmbeddedPostgres\n"
    starter += "EmbeddedPostgres(Path(sys.argv[1])).start(); os.kill(os.getpid(), signal.SIGKILL)"
    killed = subprocess.run([sys.executable, "-c", starter, str(tmp_path)], env=_environment(), check=False)
    assert killed.returncode == -signal.SIGKILL
    left_behind = Postmaster.of(tmp_path / "postgres")
    assert left_behind

    server = EmbeddedPostgres(tmp_path)
    server.start()
    try:
        assert server.pid == left_behind.pid
        psycopg.connect(server.urls.app).close()
    finally:
        server.stop()
    assert Postmaster.of(tmp_path / "postgres") is None


def test_a_killed_server_comes_back_on_its_port_with_what_was_committed(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.urls.owner) as owner:
        owner.execute("create table note (text text)")
        owner.execute("insert into note values ('kept')")
    urls = server.urls
    assert server.pid
    os.kill(server.pid, signal.SIGKILL)
    _until(lambda: not server.is_running())

    server.start()
    assert server.urls == urls
    with psycopg.connect(urls.owner) as owner:
        assert owner.execute("select text from note").fetchall() == [("kept",)]


def test_a_lock_that_names_a_stranger_does_not_keep_it_from_starting(server: EmbeddedPostgres, tmp_path: Path) -> None:
    lock = tmp_path / "postgres" / "postmaster.pid"
    left_behind = lock.read_text().splitlines()
    assert server.pid
    os.kill(server.pid, signal.SIGKILL)
    _until(lambda: not server.is_running())
    lock.write_text("\n".join([str(os.getpid()), *left_behind[1:], ""]))

    server.start()
    psycopg.connect(server.urls.app).close()


def test_a_stranger_on_its_port_makes_the_next_start_choose_another(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path)
    server.start()
    server.stop()
    port = _access(tmp_path).port
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", port))
        stranger.listen()
        moved = EmbeddedPostgres(tmp_path)
        moved.start()
        try:
            assert _access(tmp_path).port != port
            psycopg.connect(moved.urls.app).close()
        finally:
            moved.stop()


def test_it_stops_although_a_transaction_is_open(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.urls.app) as connection:
        connection.execute("select 1")
        server.stop()
        assert not server.is_running()
        connection.close()


def test_an_end_that_waits_for_connections_is_hurried(server: EmbeddedPostgres, tmp_path: Path) -> None:
    assert server.pid
    connection = psycopg.connect(server.urls.app)
    os.kill(server.pid, signal.SIGTERM)
    _until(lambda: _state(tmp_path) == "stopping")
    server.hurry_an_end()
    _until(lambda: not server.is_running())
    connection.close()


def test_a_half_made_cluster_of_an_earlier_try_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "postgres-unfinished").mkdir()
    (tmp_path / "postgres-unfinished" / "PG_VERSION").write_text("18\n")
    server = EmbeddedPostgres(tmp_path)
    server.start()
    server.stop()
    assert not (tmp_path / "postgres-unfinished").exists()


def test_a_cluster_without_its_passwords_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    with pytest.raises(EmbeddedPostgresError, match="passwords"):
        EmbeddedPostgres(tmp_path).start()


def test_its_address_is_known_to_others_only_while_it_runs(server: EmbeddedPostgres, tmp_path: Path) -> None:
    assert urls_of_running(tmp_path) == server.urls
    server.stop()
    assert urls_of_running(tmp_path) is None


def test_errors_of_statements_stay_out_of_its_log(server: EmbeddedPostgres, tmp_path: Path) -> None:
    with psycopg.connect(server.urls.app) as connection, pytest.raises(psycopg.DataError):
        connection.execute("select 'what Alice wrote'::uuid")
    assert "Alice" not in (tmp_path / "postgres.log").read_text()


def _access(data_dir: Path) -> ClusterAccess:
    access = ClusterFiles(data_dir).read_access()
    assert access
    return access


def _state(data_dir: Path) -> str:
    found = Postmaster.of(data_dir / "postgres")
    return found.state if found else "gone"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def _until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.02)
