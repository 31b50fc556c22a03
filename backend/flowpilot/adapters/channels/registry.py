"""Every way out of the house beside mail, a line each, and what checks and seals its addresses."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.links import SealedLinks
from flowpilot.adapters.channels.networks import Allowed, Network
from flowpilot.adapters.channels.notice import Way
from flowpilot.adapters.channels.push import Push
from flowpilot.adapters.channels.sealed import SealedAddresses
from flowpilot.adapters.channels.sealing import Seal
from flowpilot.adapters.channels.service import Service
from flowpilot.adapters.channels.slack import Slack
from flowpilot.adapters.channels.teams import Teams
from flowpilot.adapters.channels.vapid import VapidKeys, kept_private_key
from flowpilot.adapters.channels.webhook import Webhook
from flowpilot.adapters.keys import derived_key, server_secret
from flowpilot.adapters.unsubscribe import SignedUnsubscribeTokens
from flowpilot.application.ports_alerts import Addresses, UnsubscribeTokens
from flowpilot.domain.alert import ChannelKind


class ChannelSettings(Protocol):
    """What the operator may set of it; see `flowpilot.settings`."""

    @property
    def data_dir(self) -> Path: ...
    @property
    def address(self) -> str: ...
    @property
    def smtp_url(self) -> str | None: ...
    @property
    def mail_from(self) -> str: ...
    @property
    def demo(self) -> bool: ...
    @property
    def secret_key(self) -> SecretStr | None: ...
    @property
    def egress_allow(self) -> Sequence[str | Network]: ...
    @property
    def push_private_key(self) -> SecretStr | None: ...
    @property
    def push_public_key(self) -> str | None: ...
    @property
    def push_contact(self) -> str: ...


def addresses_for(settings: ChannelSettings) -> Addresses:
    """What checks and seals addresses. Raises `OSError` or `ValueError` when keys are missing or wrong."""
    return SealedAddresses(ways_for(settings, Egress(Allowed(settings.egress_allow))), seal_for(settings))


def push_public_key(settings: ChannelSettings) -> str:
    """What a browser needs to subscribe. Raises `OSError` or `ValueError` when keys are missing or wrong."""
    return _vapid(settings).public_key


def unsubscribe_tokens_for(settings: ChannelSettings) -> UnsubscribeTokens:
    """What the mails' "stop" links carry. Raises `OSError` when the key is missing."""
    return SignedUnsubscribeTokens(key_for(settings, "unsubscribe"))


def links_for(settings: ChannelSettings) -> SealedLinks:
    """What keeps the links of waiting mails unreadable. Raises `OSError` when the key is missing."""
    return SealedLinks(Seal(key_for(settings, "mailed links")))


def ways_for(settings: ChannelSettings, egress: Egress) -> Mapping[ChannelKind, Way]:
    """Every kind of channel whose addresses people give."""
    return {
        "push": Push(egress, _vapid(settings)),
        "slack": Slack(egress),
        "teams": Teams(egress),
        "webhook": Webhook(egress),
        "service": Service(egress),
    }


def seal_for(settings: ChannelSettings) -> Seal:
    """What keeps addresses unreadable at rest. Raises `OSError` when the key is missing."""
    return Seal(key_for(settings, "channel addresses"))


def _vapid(settings: ChannelSettings) -> VapidKeys:
    given = settings.push_private_key
    private_key = given.get_secret_value() if given else kept_private_key(settings.data_dir)
    return VapidKeys(private_key, settings.push_contact, settings.push_public_key)


def key_for(settings: ChannelSettings, purpose: str) -> bytes:
    """The key for one purpose. Raises `OSError` when the server's secret is missing."""
    given = settings.secret_key
    return derived_key(server_secret(settings.data_dir, given.get_secret_value() if given else None), purpose)
