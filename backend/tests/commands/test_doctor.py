"""An operator asks what is wrong and is told, with what to do; scripts see it by the exit code."""

import json
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.examination.database import examine_database
from flowpilot.adapters.examination.finding import Finding
from flowpilot.adapters.examination.machine import examine_machine
from flowpilot.adapters.examination.mail import examine_mail
from flowpilot.adapters.examination.network import examine_address, examine_listening, examine_model
from flowpilot.cli import run
from flowpilot.cli.shown_settings import misspelled, shown_settings
from flowpilot.settings import Settings
from tests.mail.server import MailServer

SENDER = "FlowPilot <flowpilot@msp.example>"


def troubles(findings: Iterator[Finding]) -> dict[str, str]:
    """What is not good, by its part."""
    told: dict[str, str] = {}
    for finding in findings:
        if finding.standing in ("warning", "wrong"):
            told[finding.part] = "\n".join([*told.get(finding.part, "").splitlines(), finding.words])
    return told


@pytest.fixture
def urls(embedded: DatabaseUrls) -> Mapping[str, str]:
    """A database in order, in which a worker has just gone round."""
    with psycopg.connect(embedded.worker) as worker:
        worker.execute(
            """insert into worker_cycle (name, finished_at) values ('deliveries', clock_timestamp())
                   on conflict (name) do update set finished_at = excluded.finished_at"""
        )
    return {"app": embedded.app, "worker": embedded.worker, "owner": embedded.owner}


def test_a_database_in_order_has_no_faults(urls: Mapping[str, str]) -> None:
    found = list(examine_database(urls, urls["app"], 20))
    assert troubles(iter(found)) == {}
    assert {finding.part for finding in found} == {"database", "schema", "rights", "worker", "listener"}


@pytest.mark.parametrize(
    ("damage", "repair", "part", "words"),
    [
        (
            "alter table login no force row level security",
            "alter table login force row level security",
            "rights",
            "the table login has no wall between accounts",
        ),
        (
            "grant update on audit to flowpilot_app",
            "revoke update on audit from flowpilot_app",
            "rights",
            "the app role may change the audit trail",
        ),
        (
            "revoke select on client from flowpilot_app",
            "grant select on client to flowpilot_app",
            "rights",
            "the app role may not read client",
        ),
        (
            "update alembic_version set version_num = '0001'",
            "update alembic_version set version_num = '{newest}'",
            "schema",
            "it is older than this version",
        ),
        ("truncate worker_cycle", "select 1", "worker", "no worker has ever gone round"),
    ],
)
def test_what_was_damaged_is_named(urls: Mapping[str, str], damage: str, repair: str, part: str, words: str) -> None:
    with psycopg.connect(urls["owner"], autocommit=True) as owner:
        newest = owner.execute("select version_num from alembic_version").fetchone()
        assert newest
        owner.execute(damage.encode())
        try:
            assert troubles(examine_database(urls, urls["app"], 20)) == {part: words}
        finally:
            owner.execute(repair.format(newest=newest[0]).encode())


def test_a_role_with_a_wrong_password_and_roles_that_are_one(urls: Mapping[str, str]) -> None:
    wrong = {**urls, "worker": urls["worker"].replace("flowpilot_worker:", "flowpilot_worker:no")}
    assert "worker role" in troubles(examine_database(wrong, urls["app"], 20))["database"]
    same = {**urls, "app": urls["owner"]}
    assert "owns tables" in troubles(examine_database(same, urls["app"], 20))["rights"]


def test_too_few_connections_are_foreseen(urls: Mapping[str, str]) -> None:
    assert "a machine takes up to 500" in troubles(examine_database(urls, urls["app"], 500))["connections"]


def test_mail_is_tried_up_to_the_sender(mail_server: MailServer) -> None:
    assert troubles(examine_mail(mail_server.url, SENDER, demo=False)).keys() == {"mail"}  # it has no encryption
    mail_server.behaviour = "refuse_sender"
    assert "550 5.7.1 not from you" in troubles(examine_mail(mail_server.url, SENDER, demo=False))["mail"]
    mail_server.behaviour = "accept"
    assert mail_server.accepted == []
    assert "refused" in troubles(examine_mail("smtp://127.0.0.1:1", SENDER, demo=False))["mail"]
    assert "nobody is told" in troubles(examine_mail(None, SENDER, demo=False))["mail"]
    assert troubles(examine_mail(None, SENDER, demo=True)) == {}


def test_ports_and_addresses() -> None:
    with _answering({"status": "alive"}) as alive, _answering(["hello"]) as stranger:
        assert troubles(examine_listening("127.0.0.1", _free_port())) == {}
        assert troubles(examine_listening("127.0.0.1", stranger))["port"].startswith("something else than FlowPilot")
        assert _address(f"http://127.0.0.1:{alive}") == {}
        assert "something else" in _address(f"http://127.0.0.1:{stranger}")["address"]
        assert "stand at the top" in _address(f"http://127.0.0.1:{alive}/pilot")["address"]
        assert "nothing answers" in _address(f"http://127.0.0.1:{_free_port()}")["address"]
        assert "without Secure" in _address("https://127.0.0.1:1")["proxies"]
        assert "listens on 0.0.0.0" in _address(None, "0.0.0.0")["address"]


def test_a_process_that_is_not_ready_says_which_part() -> None:
    with _answering({"status": "not ready", "missing": ["worker"]}, 503) as port:
        (finding,) = examine_listening("127.0.0.1", port)
    assert (finding.standing, finding.advice) == ("wrong", "No worker goes round: look at its log, or start one.")


def test_a_model_that_is_not_there() -> None:
    with _answering({"data": [{"id": "large"}]}) as port:
        address = f"http://127.0.0.1:{port}/v1"
        assert troubles(examine_model(address, "large", None)) == {}
        assert troubles(examine_model(address, "small", None)) == {"model": "its server has no model small"}
    assert "only one of" in troubles(examine_model(None, "small", None))["model"]
    assert "does not answer" in troubles(examine_model(address, "small", None))["model"]


def test_a_data_dir_that_others_may_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    key = tmp_path / "secret.key"
    key.write_text("open sesame")
    key.chmod(0o644)
    assert troubles(examine_machine(tmp_path, set())) == {"secret.key": f"others on this machine may read {key}"}
    assert troubles(examine_machine(tmp_path, {"FLOWPILOT_SECRET_KEY"})) == {}
    tmp_path.chmod(0o755)
    assert "data dir" in troubles(examine_machine(tmp_path, {"FLOWPILOT_SECRET_KEY"}))


def test_no_secret_is_shown_and_a_slip_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {
        "FLOWPILOT_SMTP_URL": "smtp://bob:hun/ter2@mail.example:25",
        "FLOWPILOT_DATABASE_LISTEN_URL": "postgresql://app@db.example/flowpilot?password=hunter2&sslmode=require",
        "FLOWPILOT_LLM_API_KEY": "hunter2",
        "FLOWPILOT_SMPT_URL": "smtp://mail.example",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    lines = {line.name: line for line in shown_settings(Settings(), environment)}
    assert lines["FLOWPILOT_SMTP_URL"].value == "smtp://bob:…@mail.example:25"
    assert lines["FLOWPILOT_LLM_API_KEY"].source == "environment"
    assert not any("ter2" in line.value for line in lines.values())
    assert list(misspelled(environment)) == [("FLOWPILOT_SMPT_URL", "FLOWPILOT_SMTP_URL")]


def test_scripts_read_json_and_the_exit_code(
    urls: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setenv("FLOWPILOT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("FLOWPILOT_PORT", str(_free_port()))
    for role, name in (("app", "DATABASE_URL"), ("worker", "DATABASE_WORKER_URL"), ("owner", "DATABASE_OWNER_URL")):
        monkeypatch.setenv(f"FLOWPILOT_{name}", urls[role])
    assert _doctor(monkeypatch, capsys)[0] == 0
    monkeypatch.setenv("FLOWPILOT_SMTP_URL", "smtp://127.0.0.1:1")
    code, told = _doctor(monkeypatch, capsys)
    assert code == 1
    assert [finding["part"] for finding in told["findings"] if finding["standing"] == "wrong"] == ["mail"]
    monkeypatch.setenv("FLOWPILOT_PORT", "none")
    assert _doctor(monkeypatch, capsys)[0] == 1


def _doctor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[object, dict[str, list[dict[str, str]]]]:
    monkeypatch.setattr("sys.argv", ["flowpilot", "doctor", "--json"])
    with pytest.raises(SystemExit) as ended:
        run()
    told: dict[str, list[dict[str, str]]] = json.loads(capsys.readouterr().out)
    return ended.value.code or 0, told


def _address(base_url: str | None, host: str = "127.0.0.1") -> dict[str, str]:
    return troubles(examine_address(base_url, host, proxies=False, on_loopback=host == "127.0.0.1"))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _answering(content: object, status: int = 200) -> Iterator[int]:
    """A server that answers everything with this, at its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the standard library
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
