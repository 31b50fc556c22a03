"""Settings as an operator may see and pass on: every secret masked, and where each value comes from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from pydantic import SecretStr

from flowpilot.settings import Settings

PREFIX = "FLOWPILOT_"
OF_OUR_PROCESSES = frozenset({"demo", "listen_fd", "supervisor_pipe", "worker_port"})
HIDDEN = "…"

# Whatever stands between the scheme and the last @ may hold a password; so may the values behind a question mark.
_PASSWORD = re.compile(r"(?<=://)([^:/?#]*):.*@")
_VALUE = re.compile(r"(?<==)[^&]*")


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting; `value` is for people and holds no secret."""

    name: str
    source: Literal["environment", "default"]
    value: str


def shown_settings(settings: Settings, environment: Mapping[str, str]) -> list[SettingLine]:
    """Every setting in the order of the manual."""
    return [
        SettingLine(
            PREFIX + name.upper(),
            "environment" if environment.get(PREFIX + name.upper()) else "default",
            _shown(getattr(settings, name)),
        )
        for name in Settings.model_fields
        if name not in OF_OUR_PROCESSES
    ]


def misspelled(environment: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Variables that look like ours and are none, each with the one that was perhaps meant."""
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    for name in sorted(environment):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            yield name, next(iter(get_close_matches(name.upper(), known, 1)), None)


def _shown(value: object) -> str:
    if value is None or value == ():
        return "not set"
    if isinstance(value, SecretStr):
        return HIDDEN
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(str(part) for part in value)
    return _masked(str(value))


def _masked(text: str) -> str:
    address, mark, parameters = _PASSWORD.sub(rf"\1:{HIDDEN}@", text).partition("?")
    return address + mark + _VALUE.sub(HIDDEN, parameters) if "://" in text else text
