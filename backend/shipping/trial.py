"""A trial of the wheel: into an empty environment, served without Node, up to the first escalation.

    python -m shipping.trial ../dist

Prints how many seconds each part took; ends with 1 and the reason where one of them fails."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx2 as httpx

from flowpilot import __version__

SECONDS_TO_GET_READY = 120.0
PASSWORD = "a password of the trial"
# `serve` starts in a folder where something of this name lies, which is none of its business.
STRANGER = ("structlog.py", "raise SystemExit('taken from where it starts')")

Result = TypeVar("Result")


class Failed(Exception):
    """The wheel does not do what it should; the text says what."""


def try_wheel(folder: Path, uv: str) -> dict[str, float]:
    """Seconds by part. Raises `Failed`."""
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        program = _timed(seconds, "installed", lambda: _install(_wheel_in(folder), uv, home))
        environment = {"PATH": str(program.parent), "HOME": place, "FLOWPILOT_DATA_DIR": str(home / "data")}
        if shutil.which("node", path=environment["PATH"]):
            raise Failed("this machine has Node where it must have none")
        _expect(_run([str(program), "--version"], environment), f"flowpilot {__version__}\n", "the version")
        began = time.perf_counter()
        with _serving(program, environment, home / "start") as address:
            seconds["ready"] = time.perf_counter() - began
            _timed(seconds, "pages", lambda: _read_pages(address))
            _timed(seconds, "first escalation", lambda: _first_escalation(program, environment, address))
    return seconds


def _wheel_in(folder: Path) -> Path:
    wheels = list(folder.glob("flowpilot-*.whl"))
    if len(wheels) != 1:
        raise Failed(f"{folder} holds {len(wheels)} wheels; run `make wheel`")
    return wheels[0].resolve()


def _install(wheel: Path, uv: str, home: Path) -> Path:
    places = {"UV_TOOL_DIR": str(home / "tools"), "UV_TOOL_BIN_DIR": str(home / "bin")}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [uv, "tool", "install", "--quiet", "--compile-bytecode", "--python", sys.executable, str(wheel)]
    _run(command, {**inherited, **places})
    return home / "bin" / "flowpilot"


@contextmanager
def _serving(program: Path, environment: dict[str, str], folder: Path) -> Iterator[str]:
    """The address at which it serves, from an empty folder but for a stranger."""
    folder.mkdir()
    (folder / STRANGER[0]).write_text(STRANGER[1])
    said, log = folder / "said", folder / "serve.log"
    command = [str(program), "serve", "--port", "0"]
    with said.open("w") as output, log.open("w") as errors:
        serve = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=errors)
    try:
        yield _address_said(serve, said, log)
        serve.send_signal(signal.SIGTERM)
        _expect(serve.wait(15), 0, "the exit code after SIGTERM")
    finally:
        if serve.poll() is None:
            serve.send_signal(signal.SIGTERM)
            serve.wait(30)


def _address_said(serve: "subprocess.Popen[bytes]", said: Path, log: Path) -> str:
    give_up = time.monotonic() + SECONDS_TO_GET_READY
    while time.monotonic() < give_up and serve.poll() is None:
        found = re.search(r"ready at (\S+)\n", said.read_text())
        if found:
            return found[1]
        time.sleep(0.02)
    raise Failed(f"it does not get ready:\n{log.read_text()}")


def _read_pages(address: str) -> None:
    with httpx.Client(base_url=address) as browser:
        page = browser.get("/login")
        _expect(page.headers["content-type"].split(";")[0], "text/html", "the kind of the page")
        files = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
        _expect(any(name.endswith(".js") for name in files), True, "a script in the page")
        for name in [*files, "/sw.js", "/licences.txt"]:
            _expect(browser.get(name).status_code, 200, name)
        _expect(browser.get("/healthz").json()["version"], __version__, "the version that it serves")


def _first_escalation(program: Path, environment: dict[str, str], address: str) -> None:
    """An operator founds an account, its admin adds Bob, escalates, and Bob finds it in his queue."""
    create = ["account", "create", "--name", "Trial", "--admin-email", "ada@trial.example", "--admin-password-stdin"]
    _run([str(program), *create], environment, PASSWORD)
    ada = _signed_in(address, "ada@trial.example")
    _send(ada, "/users", email="bob@trial.example", name="Bob", role="engineer", password=PASSWORD)
    bob = _signed_in(address, "bob@trial.example")
    session = _send(ada, "/ai-sessions", problem="Outlook asks for the password again and again")
    _send(ada, f"/ai-sessions/{session['id']}/steps", kind="action", text="Removed the stored password")
    handoff = _send(ada, f"/ai-sessions/{session['id']}/handoff", intent="escalate", reason="It comes back")
    queue = bob.get("/escalations").json()["items"]
    _expect([card["id"] for card in queue], [handoff["id"]], "Bob's queue")
    ada.close()
    bob.close()


def _signed_in(address: str, email: str) -> httpx.Client:
    person = httpx.Client(base_url=f"{address}/api/v1", headers={"Origin": address}, timeout=30)
    _send(person, "/auth/login", email=email, password=PASSWORD)
    return person


def _send(person: httpx.Client, path: str, **body: str) -> dict[str, Any]:
    answer = person.post(path, json=body)
    if not answer.is_success:
        raise Failed(f"{path}: {answer.status_code} {answer.text}")
    content: dict[str, Any] = answer.json()
    return content


def _run(command: list[str], environment: dict[str, str], text: str = "") -> str:
    done = subprocess.run(command, env=environment, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command[:3])}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def _expect(found: object, expected: object, what: str) -> None:
    if found != expected:
        raise Failed(f"{what}: {found!r} instead of {expected!r}")


def _timed(seconds: dict[str, float], part: str, act: Callable[[], Result]) -> Result:
    began = time.perf_counter()
    result = act()
    seconds[part] = time.perf_counter() - began
    return result


def main() -> None:
    """As a command: the folder of the wheel, and uv if it is not on the path."""
    try:
        seconds = try_wheel(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "uv")
    except Failed as failed:
        sys.exit(f"the wheel: {failed}")
    print(json.dumps({part: round(taken, 1) for part, taken in seconds.items()}))


if __name__ == "__main__":
    main()
