"""The built pages: found by people, never in the way of programs."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from flowpilot.api.gate import loggable
from flowpilot.api.pages import Pages

PAGES = Path(__file__).parents[3] / "frontend" / "src"
BROWSER = {"Accept": "text/html,*/*"}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "index.html").write_text("the page")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "app-1.js").write_text("let plain")
    (tmp_path / "assets" / "app-1.js.br").write_bytes(b"packed")
    (tmp_path / "sw.js").write_text("let worker")
    (tmp_path / "sw.js.br").write_bytes(b"worker, packed")
    return TestClient(Starlette(routes=[Mount("/", Pages(tmp_path))]))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/login",
        "/pilot/new",
        "/escalations/1",
        "/playbooks/read/vpn",
        "/accept/fp_x",
        "/settings",
        "/set-up/x",
        "/unsubscribe/x",
    ],
)
def test_every_page_is_the_one_page(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert (answer.status_code, answer.text) == (200, "the page")
    assert answer.headers["cache-control"] == "no-cache"


def test_no_link_that_lets_somebody_in_is_logged() -> None:
    entrance = (PAGES / "app" / "routes" / "entrance.ts").read_text()
    with_secret = re.findall(r'path: "(/[^"]*/)\$token"', entrance)

    assert len(with_secret) >= 4
    assert [path for path in with_secret if loggable(f"{path}fp_secret") != f"{path}…"] == []


def test_a_wrong_address_is_a_page_for_people_and_nothing_for_programs(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 404
    assert (client.get("/nowhere", headers=BROWSER).status_code, client.get("/nowhere", headers=BROWSER).text) == (
        404,
        "the page",
    )
    assert client.get("/assets/gone.js", headers=BROWSER).text != "the page"


def test_a_file_travels_packed_where_the_browser_can_unpack_it(client: TestClient) -> None:
    plain = client.get("/assets/app-1.js", headers={"Accept-Encoding": "identity"})
    packed = client.head("/assets/app-1.js", headers={"Accept-Encoding": "br"})

    assert plain.text == "let plain"
    assert packed.headers["content-encoding"] == "br"
    assert packed.headers["content-length"] == "6"
    assert "immutable" in packed.headers["cache-control"]


@pytest.mark.parametrize("encoding", ["identity", "br"])
def test_the_service_worker_stands_at_the_root_and_is_asked_for_anew_each_time(
    client: TestClient, encoding: str
) -> None:
    answer = client.head("/sw.js", headers={"Accept-Encoding": encoding})

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")
