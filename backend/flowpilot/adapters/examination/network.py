"""Where we listen, where links lead, and who stands in between."""

import json
import socket
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from flowpilot.adapters.examination.finding import Finding, first_line, good, skipped, warning, wrong

SECONDS_TO_ANSWER = 5.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}
MEANING = {
    "database": "the database does not answer it",
    "worker": "no worker goes round: look at its log, or start one",
    "listener": "notifications do not arrive: see FLOWPILOT_DATABASE_LISTEN_URL",
}


def examine_listening(host: str, port: int) -> Iterator[Finding]:
    """Whether the port is free, or ours, and what runs there is able to work."""
    here = EVERYWHERE.get(host, host)
    try:
        status, answer = ask(f"http://{_bracketed(here)}:{port}/readyz")
    except ConnectionRefusedError:
        yield _free(host, port)
        return
    except (OSError, HTTPException) as error:
        yield wrong("port", f"{host}:{port} does not answer: {first_line(error)}", "See what hangs there.")
        return
    missing = answer.get("missing")
    if not isinstance(missing, list):
        yield wrong("port", f"something else than FlowPilot answers at {host}:{port}", "Set FLOWPILOT_PORT.")
    elif status == 200:
        yield good("port", f"FlowPilot runs at {host}:{port} and is ready")
    else:
        for part in missing:
            advice = f"{MEANING.get(str(part), 'see its log')}."
            yield wrong("port", f"FlowPilot runs at {host}:{port}, but not ready: {part}", advice.capitalize())


def examine_address(base_url: str | None, host: str, *, proxies: bool, on_loopback: bool) -> Iterator[Finding]:
    """Whether the links in mails lead here, and whether a proxy in front is believed."""
    if base_url is None:
        if not on_loopback:
            words = f"it listens on {host} for others, but links in mails are made from that"
            yield warning("address", words, "Set FLOWPILOT_BASE_URL to the address that people type.")
        return
    yield _leads_here(base_url)
    address = urlsplit(base_url)
    if address.path.rstrip("/"):
        words = f"FLOWPILOT_BASE_URL ends with {address.path}, but the pages stand at the top"
        yield wrong("address", words, "Give FlowPilot a host name of its own.")
    if address.scheme == "https" and not proxies:
        words = "people come by https, so a proxy stands in front, and it is not believed: cookies go without Secure"
        advice = "Set FLOWPILOT_TRUSTED_PROXIES to the network from which it connects, such as 127.0.0.1/32."
        yield wrong("proxies", words, advice)
    if address.scheme == "http" and not on_loopback:
        yield warning("address", "people come without TLS", "Put a proxy with TLS in front: docs/operations.md.")


def examine_model(base_url: str | None, name: str | None, key: str | None) -> Iterator[Finding]:
    """Whether the language model's server answers, knows the key and has the model."""
    if not (base_url and name):
        if base_url or name:
            words = "only one of FLOWPILOT_LLM_BASE_URL and FLOWPILOT_LLM_MODEL is set, so there is no model"
            yield warning("model", words, "Set both.")
        else:
            yield skipped("model", "none is set up: playbooks alone")
        return
    try:
        status, answer = ask(f"{base_url.rstrip('/')}/models", {"Authorization": f"Bearer {key}"} if key else {})
    except (OSError, HTTPException, ValueError) as error:
        yield wrong("model", f"its server does not answer: {first_line(error)}", "Look at FLOWPILOT_LLM_BASE_URL.")
        return
    listed = answer.get("data")
    names = [str(one.get("id")) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    if status in (401, 403):
        yield wrong("model", f"its server refuses the key ({status})", "Look at FLOWPILOT_LLM_API_KEY.")
    elif status != 200:
        yield warning("model", f"its server answers {status} at /models", "It may work all the same: escalate and see.")
    elif names and name not in names:
        yield wrong("model", f"its server has no model {name}", f"FLOWPILOT_LLM_MODEL may be {', '.join(names[:5])}.")
    else:
        yield good("model", f"its server answers and has {name}")


def ask(url: str, headers: Mapping[str, str] | None = None) -> tuple[int, dict[str, object]]:
    """Status and JSON object of one GET; an empty one where the answer is something else."""
    address = urlsplit(url)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    connection = kind(address.hostname or "", address.port, timeout=SECONDS_TO_ANSWER)
    try:
        connection.request("GET", address.path or "/", headers=dict(headers or {}))
        response = connection.getresponse()
        body = response.read(1_000_000)
    finally:
        connection.close()
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    return response.status, found if isinstance(found, dict) else {}


def _leads_here(base_url: str) -> Finding:
    try:
        status, answer = ask(f"{base_url.rstrip('/')}/healthz")
    except (OSError, HTTPException, ValueError) as error:
        words = f"nothing answers at {base_url} from here: {first_line(error)}"
        return warning("address", words, "Look at the proxy and at the name, if people cannot reach it either.")
    if status == 200 and answer.get("status") == "alive":
        return good("address", f"{base_url} leads to FlowPilot")
    return wrong(
        "address", f"{base_url} leads to something else ({status})", "Look at FLOWPILOT_BASE_URL and the proxy."
    )


def _free(host: str, port: int) -> Finding:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return good("port", f"{host}:{port} is free; FlowPilot does not run there")
    except OSError as error:
        return wrong("port", f"it cannot listen on {host}:{port}: {first_line(error)}", "Set FLOWPILOT_HOST and _PORT.")


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
