"""What sends messages of every kind: mail, and the ways of the registry."""

from flowpilot.adapters.channels.demo_channel import DemoChannel
from flowpilot.adapters.channels.demo_mailbox import DemoMailbox
from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.channels.letter import Letters
from flowpilot.adapters.channels.networks import Allowed
from flowpilot.adapters.channels.no_mail import NoMail
from flowpilot.adapters.channels.registry import (
    ChannelSettings,
    links_for,
    seal_for,
    unsubscribe_tokens_for,
    ways_for,
)
from flowpilot.adapters.channels.sealed import SealedChannel
from flowpilot.application.ports_deliveries import Channel, Channels


def channels_for(settings: ChannelSettings) -> Channels:
    """What sends, of every kind. Raises `OSError` or `ValueError` when keys are missing or wrong."""
    seal = seal_for(settings)
    ways = ways_for(settings, Egress(Allowed(settings.egress_allow)))
    sealed = {kind: SealedChannel(way, seal, settings.address) for kind, way in ways.items()}
    return {"email": _mail(settings), **sealed}


def _mail(settings: ChannelSettings) -> Channel:
    letters = Letters(settings.mail_from, settings.address, unsubscribe_tokens_for(settings), links_for(settings))
    if settings.smtp_url:
        return SmtpChannel(settings.smtp_url, letters)
    if settings.demo:
        return DemoChannel(DemoMailbox(settings.data_dir), letters)
    return NoMail()
