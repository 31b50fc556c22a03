"""The proxies of the manual, as they stand there: live, by TLS, with nothing let out that belongs inside."""

import asyncio
import datetime as dt
import ipaddress
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from flowpilot import operations
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.settings import Settings
from tests.api_process import api_process

pytestmark = pytest.mark.anyio

MANUAL = Path(__file__).parents[3] / "docs" / "operations.md"
PASSWORD = "a long enough password"
SOON = 3.0  # seconds; what is buffered comes later, or never

Start = Callable[[Path, int, int], list[str]]


def nginx(folder: Path, port: int, behind: int) -> list[str]:
    """The command, and its configuration with our port and certificate."""
    site = _snippet("nginx").replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    site = site.replace("127.0.0.1:8000", f"127.0.0.1:{behind}").replace("/etc/ssl", str(folder))
    rest = f"daemon off; pid {folder}/pid; error_log stderr; events {{}} http {{ access_log off; {site} }}"
    (folder / "nginx.conf").write_text(rest)
    return ["nginx", "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, port: int, behind: int) -> list[str]:
    """The command, and its configuration with our port and certificate."""
    keys = f"tls {folder}/pilot.pem {folder}/pilot.key"
    site = _snippet("caddy").replace("pilot.example.com {", f"https://127.0.0.1:{port} {{\n    {keys}")
    site = site.replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    (folder / "Caddyfile").write_text(f"{{\n    admin off\n    auto_https disable_redirects\n}}\n{site}")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "caddy"])
async def proxied(
    request: pytest.FixtureRequest, embedded: DatabaseUrls, tmp_path: Path
) -> AsyncIterator[httpx.AsyncClient]:
    """Ada's browser, signed in to an API behind the proxy."""
    start: Start = request.param
    if not shutil.which(start.__name__):
        pytest.skip(f"{start.__name__} is not installed")
    port, behind = _free_port(), _free_port()
    address = f"https://127.0.0.1:{port}"
    trusted = _certificate(tmp_path)
    settings = {"FLOWPILOT_BASE_URL": address, "FLOWPILOT_TRUSTED_PROXIES": "127.0.0.1/32"}
    email = f"ada@{start.__name__}.example"
    with api_process(embedded, tmp_path, behind, settings), _running(start(tmp_path, port, behind), tmp_path):
        await _account(embedded, email)
        async with httpx.AsyncClient(base_url=address, verify=trusted, timeout=30) as browser:
            await _until_up(browser)
            answer = await browser.post("/api/v1/auth/login", json={"email": email, "password": PASSWORD})
            assert answer.status_code == 200
            assert "Secure" in answer.headers["set-cookie"]
            yield browser


async def test_live_and_closed(proxied: httpx.AsyncClient) -> None:
    assert (await proxied.get("/metrics")).status_code == 404
    own = {"Origin": str(proxied.base_url).rstrip("/")}
    async with asyncio.timeout(30), proxied.stream("GET", "/api/v1/escalations/stream") as stream:
        lines = stream.aiter_lines()
        await _until(lines, "event: ready")
        session = (await proxied.post("/api/v1/ai-sessions", json={"problem": "Outlook hangs"}, headers=own)).json()
        path = f"/api/v1/ai-sessions/{session['id']}/handoff"
        made = await proxied.post(path, json={"intent": "escalate", "reason": "Stuck"}, headers=own)
        assert made.status_code == 201
        await _until(lines, "event: handoff_created")


async def _until(lines: AsyncIterator[str], wanted: str) -> None:
    async with asyncio.timeout(SOON * 3):
        while await anext(lines) != wanted:
            pass


async def _until_up(browser: httpx.AsyncClient) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                if (await browser.get("/healthz")).status_code == 200:
                    return
            except httpx.HTTPError:
                await asyncio.sleep(0.1)


async def _account(embedded: DatabaseUrls, email: str) -> None:
    settings = Settings(
        database_url=embedded.app, database_worker_url=embedded.worker, database_owner_url=embedded.owner
    )
    made = {"name": "North", "admin_email": email, "admin_password": PASSWORD}
    await asyncio.to_thread(operations.create_account, settings, **made)


def _snippet(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", MANUAL.read_text(), re.DOTALL)
    assert found
    return found[1]


def _certificate(folder: Path) -> ssl.SSLContext:
    """Makes `pilot.pem` and `pilot.key` for this machine; what trusts them."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "pilot")])
    now = dt.datetime.now(dt.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    (folder / "pilot.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "pilot.key").write_bytes(plain)
    return ssl.create_default_context(cafile=str(folder / "pilot.pem"))


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    with (folder / "proxy.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
