"""Every `FLOWPILOT_*` variable, typed in one place. Nothing else reads the environment."""

import re
from collections.abc import Mapping
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from flowpilot.adapters.channels.networks import is_loopback

Network = IPv4Network | IPv6Network
DatabaseUrl = Annotated[str, Field(pattern=r"^postgres(ql)?://")]
MailServer = Annotated[str, Field(pattern=r"^smtps?://[^/]")]
MailSender = Annotated[
    str, Field(pattern=r"^([^<>@,\r\n]*<[^<>@,\s]+@[^<>@,\s]+>|[^<>@,\s]+@[^<>@,\s]+)$", max_length=320)
]
WebAddress = Annotated[str, Field(pattern=r"^https?://[^/]")]
PushContact = Annotated[str, Field(pattern=r"^(mailto:[^@\s]+@[^@\s]+|https://[^/\s]+/?)$")]

_HOST_NAME = re.compile(
    r"(?!.*\.[0-9]+\.?$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?", re.IGNORECASE
)


class Settings(BaseSettings):
    """What the operator may set, all of it optional. Raises `pydantic.ValidationError` naming the member."""

    model_config = SettingsConfigDict(
        env_prefix="FLOWPILOT_", env_ignore_empty=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    data_dir: Path = Field(
        default=Path("var"), description="Holds the embedded database, pid files, generated keys and files."
    )

    database_url: DatabaseUrl | None = Field(
        default=None,
        repr=False,
        description="The runtime role's database. Unset: the embedded Postgres in the data dir.",
    )
    database_worker_url: DatabaseUrl | None = Field(
        default=None,
        repr=False,
        description="The narrow role that sees across accounts. Needed with a database of your own.",
    )
    database_owner_url: DatabaseUrl | None = Field(
        default=None,
        repr=False,
        description="The owner, for migrations only. Needed with a database of your own.",
    )
    database_listen_url: DatabaseUrl | None = Field(
        default=None,
        repr=False,
        description="For LISTEN, past a transaction pooler. Default: the runtime role's database.",
    )
    pg_bin: Path | None = Field(
        default=None, description="Another folder of Postgres programs for the embedded database."
    )

    host: str = Field(default="127.0.0.1", description="The address on which it listens.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port on which it listens; 0 takes a free one.")
    base_url: WebAddress | None = Field(default=None, description="The address in links. Default: where it listens.")
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = Field(
        default=(), description="Networks whose X-Forwarded-* is believed, separated by commas."
    )

    smtp_url: MailServer | None = Field(
        default=None,
        repr=False,
        description="The mail server: smtp://user:password@host:port or smtps://…; a password is sent over TLS alone.",
    )
    mail_from: MailSender = Field(default="FlowPilot <flowpilot@localhost>", description="The sender of every mail.")

    llm_base_url: WebAddress | None = Field(
        default=None, description="A language model's OpenAI-compatible address, up to /v1. Unset: playbooks only."
    )
    llm_model: str | None = Field(default=None, max_length=200, description="The name of that model.")
    llm_api_key: SecretStr | None = Field(default=None, description="The key for that address, if it wants one.")

    provider_sign_in: bool = Field(
        default=True,
        description="Whether accounts may have people sign in at a provider (OpenID Connect). Off: by password alone.",
    )

    egress_allow: Annotated[tuple[Network | str, ...], NoDecode] = Field(
        default=(),
        description="Hosts and networks that channels may reach though they are not public, separated by commas.",
    )
    push_public_key: str | None = Field(
        default=None, description="The public key of browser push (VAPID). Unset: the one of the private key."
    )
    push_private_key: SecretStr | None = Field(
        default=None,
        description="The private key of browser push, 32 bytes as base64url. Unset: made and kept in the data dir.",
    )
    push_subject: PushContact | None = Field(
        default=None,
        description="Whom a push service may write to: mailto:… or https://… Default: the base address or the sender.",
    )

    secret_key: SecretStr | None = Field(
        default=None,
        description="Signs what leaves the server and returns. Unset: made and kept in the data dir.",
    )
    metrics_token: SecretStr | None = Field(
        default=None,
        description="The bearer token without which nobody reads /metrics. Unset: it is read from loopback alone.",
    )

    worker_port: int | None = Field(
        default=None,
        description="Set by `worker --port`: where the worker answers /healthz, /readyz, /metrics.",
    )
    demo: bool = Field(default=False, description="Set by `serve --demo` for its processes: demo mode is on.")
    listen_fd: int | None = Field(
        default=None, description="Set by `serve` for its processes: the socket that is already bound."
    )
    supervisor_pipe: int | None = Field(
        default=None, description="Set by `serve` for its processes: a pipe that closes when it ends."
    )

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(ip_network(part.strip(), strict=False) for part in value.split(",") if part.strip())
        return value

    @field_validator("egress_allow", mode="before")
    @classmethod
    def _hosts_and_networks(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(_host_or_network(part.strip()) for part in value.split(",") if part.strip())
        return value

    @field_validator("push_private_key")
    @classmethod
    def _a_private_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{43}=?", value.get_secret_value()):
            raise ValueError("a private key of browser push is 32 bytes as base64url: 43 characters")
        return value

    @model_validator(mode="after")
    def _a_public_key_needs_its_private_key(self) -> Self:
        if self.push_public_key and not self.push_private_key:
            raise ValueError("FLOWPILOT_PUSH_PUBLIC_KEY needs FLOWPILOT_PUSH_PRIVATE_KEY beside it")
        return self

    @model_validator(mode="after")
    def _a_database_of_your_own_needs_all_roles(self) -> Self:
        if self.database_url and not (self.database_worker_url and self.database_owner_url):
            raise ValueError(
                "FLOWPILOT_DATABASE_URL needs FLOWPILOT_DATABASE_WORKER_URL and FLOWPILOT_DATABASE_OWNER_URL beside it"
            )
        return self

    @model_validator(mode="after")
    def _demo_mode_stays_on_loopback(self) -> Self:
        if self.demo and not is_loopback(self.host):
            raise ValueError(f"demo mode lets anybody sign in, so it does not listen on {self.host}")
        return self

    @classmethod
    def overruled_by(cls, given: Mapping[str, str | int]) -> Self:
        """The environment's settings with some members given instead, checked alike."""
        return cls(**dict[str, Any](given))

    @property
    def address(self) -> str:
        """Where people reach it, without a trailing slash: the base address, else where it listens."""
        if self.base_url:
            return self.base_url.rstrip("/")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def mail_server(self) -> str | None:
        """Host and port of the mail server, for people; none while mail is not set up."""
        if not self.smtp_url:
            return None
        behind_password = self.smtp_url.rpartition("@")[2].removeprefix("smtp://").removeprefix("smtps://")
        return re.split(r"[/?#]", behind_password)[0]

    @property
    def token_for_metrics(self) -> str | None:
        """What whoever reads /metrics has to show, if anything."""
        return self.metrics_token.get_secret_value() if self.metrics_token else None

    @property
    def has_model(self) -> bool:
        """Whether a language model is set up: it has an address and a name."""
        return bool(self.llm_base_url and self.llm_model)

    @property
    def push_contact(self) -> str:
        """Whom a push service may write to about what we send."""
        if self.push_subject:
            return self.push_subject.rstrip("/")
        if self.address.startswith("https://"):
            return "https://" + self.address.split("/")[2].split(":")[0]
        return f"mailto:{parseaddr(self.mail_from)[1]}"


def _host_or_network(text: str) -> Network | str:
    """Raises `ValueError`."""
    if _HOST_NAME.fullmatch(text):
        return text.lower()
    return ip_network(text, strict=False)
