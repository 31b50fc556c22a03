"""The services that apprise may be asked for, and how their addresses are read."""

import importlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from flowpilot.adapters.channels import refusals
from flowpilot.domain.errors import Invalid

POINTER = "/address/url"
NTFY_CLOUD = "ntfy.sh"

# It quotes addresses when it does not like them.
logging.getLogger("apprise").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Service:
    """One of apprise's plugins. `server` is where it goes; unset, the address names a host.

    `members` are those of the query that are taken. None of them names a file, a picture or another host. `key` is
    the member by which the service knows what it was told before, where it does.
    """

    module: str
    plugin: str
    server: str | None
    members: frozenset[str] = frozenset()
    key: str | None = None


class Plugin(Protocol):
    """What we use of an apprise plugin."""

    def resolve_format(self, body_format: str) -> str:
        """What the service reads, of what is written in a format: text, html or markdown."""

    def notify(self, *, title: str, body: str, body_format: str, notify_type: str) -> bool:
        """Send; whether all went well. The type is info, success, warning or failure."""

    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Destination:
    """One address of a service, read. `host` is the one that it names itself, if it does; `secure` speaks TLS."""

    plugin: Plugin
    server: str
    host: str | None
    secure: bool


def _service(module: str, plugin: str, server: str | None, *members: str, key: str | None = None) -> Service:
    return Service(module, plugin, server, frozenset(members), key)


_NTFY = _service("ntfy", "NotifyNtfy", None, "priority", "tags")
_GOTIFY = _service("gotify", "NotifyGotify", None, "priority")
_MATTERMOST = _service("mattermost", "NotifyMattermost", None, "channel")
_ROCKET = _service("rocketchat", "NotifyRocketChat", None)

SERVICES: Mapping[str, Service] = {
    "discord": _service("discord", "NotifyDiscord", "discord.com", "thread"),
    "gchat": _service("google_chat", "NotifyGoogleChat", "chat.googleapis.com", "thread"),
    "gotify": _GOTIFY,
    "gotifys": _GOTIFY,
    "mmost": _MATTERMOST,
    "mmosts": _MATTERMOST,
    "ntfy": _NTFY,
    "ntfys": _NTFY,
    "opsgenie": _service("opsgenie", "NotifyOpsgenie", "api.opsgenie.com", "priority", "region", key="alias"),
    "pagerduty": _service("pagerduty", "NotifyPagerDuty", "events.pagerduty.com", "region", key="dedup"),
    "pover": _service("pushover", "NotifyPushover", "api.pushover.net", "priority", "sound"),
    "rocket": _ROCKET,
    "rockets": _ROCKET,
    "tgram": _service("telegram", "NotifyTelegram", "api.telegram.org", "silent", "topic"),
}


def destination(address: str, delivery_key: str = "") -> Destination:
    """What an address of a service stands for, to be told what has this key.

    Raises `Invalid` with the pointer of the address.
    """
    scheme = address.partition("://")[0].lower()
    service = SERVICES.get(scheme)
    if service is None:
        raise Invalid(POINTER, refusals.ONE_OF.filled(schemes=", ".join(sorted(SERVICES))))
    # Loaded when first needed: apprise is large, and few installations use it.
    plugin_class: Any = getattr(importlib.import_module(f"apprise.plugins.{service.module}"), service.plugin)
    parsed = _parsed(plugin_class, address, service)
    plugin = _made(plugin_class, parsed | ({service.key: delivery_key} if service.key and delivery_key else {}))
    if len(plugin) != 1:
        raise Invalid(POINTER, refusals.ONE_PLACE)
    if service.server or parsed.get("mode") == "cloud":
        return Destination(plugin, service.server or NTFY_CLOUD, None, secure=True)
    host = str(parsed["host"] or "")
    if not host:
        raise Invalid(POINTER, refusals.NO_HOST)
    server = f"{host}:{parsed['port']}" if parsed.get("port") else host
    return Destination(plugin, server, host.strip("[]"), secure=scheme.endswith("s"))


def _parsed(plugin_class: Any, address: str, service: Service) -> dict[str, Any]:  # noqa: ANN401 - apprise has no types
    try:
        parsed = plugin_class.parse_url(address)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        parsed = None
    if not parsed:
        raise Invalid(POINTER, refusals.NOT_OF_SERVICE)
    if set(parsed["qsd"]) - service.members or parsed["qsd+"] or parsed["qsd-"] or parsed["qsd:"]:
        taken = ", ".join(sorted(service.members))
        raise Invalid(POINTER, refusals.MEMBERS.filled(members=taken) if taken else refusals.NO_MEMBERS)
    # Without a place of its own Telegram's plugin would ask whoever wrote to the bot last.
    if parsed.get("detect_owner"):
        raise Invalid(POINTER, refusals.NO_CHAT)
    return dict(parsed)


def _made(plugin_class: Any, parsed: dict[str, Any]) -> Plugin:  # noqa: ANN401 - apprise has no types
    asset_class: Any = importlib.import_module("apprise").AppriseAsset
    asset = asset_class(storage_mode="memory", http_redirects=False, async_mode=False, app_id="FlowPilot", app_url="")
    try:
        plugin: Plugin = plugin_class(asset=asset, **parsed)
    except (AttributeError, TypeError, ValueError):
        raise Invalid(POINTER, refusals.NOT_OF_SERVICE) from None
    return plugin
