"""Channels whose addresses lie encrypted in the database."""

from collections.abc import Mapping
from uuid import UUID

from flowpilot.adapters.channels.notice import Way, notice_of
from flowpilot.adapters.channels.refusals import NO_ADDRESS
from flowpilot.adapters.channels.sealing import Seal, Unreadable
from flowpilot.application.ports_alerts import SealedAddress
from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.delivery import REFUSED, Answer, Message
from flowpilot.domain.errors import Invalid


class SealedAddresses:
    """See `application.ports_alerts.Addresses`."""

    def __init__(self, ways: Mapping[ChannelKind, Way], seal: Seal) -> None:
        self._ways = ways
        self._seal = seal

    def seal(self, account_id: UUID, channel_id: UUID, kind: ChannelKind, address: Mapping[str, str]) -> SealedAddress:
        way = self._ways.get(kind)
        if way is None:
            raise Invalid("/kind", NO_ADDRESS)
        checked = way.checked(address)
        sealed = self._seal.close(account_id, channel_id, checked.address)
        return SealedAddress(checked.server, sealed, checked.secret)


class SealedChannel:
    """See `application.ports_deliveries.Channel`. `base_address` is where links lead."""

    def __init__(self, way: Way, seal: Seal, base_address: str) -> None:
        self._way = way
        self._seal = seal
        self._base_address = base_address

    def suppressed(self, _message: Message, /) -> str | None:
        return None

    async def send(self, message: Message, /) -> Answer:
        try:
            if message.channel_id is None or message.sealed is None:
                raise Unreadable
            address = self._seal.open(message.account_id, message.channel_id, message.sealed)
        except Unreadable:
            return Answer("permanent", REFUSED, "the address cannot be read any more; please save it again")
        return await self._way.send(notice_of(message, self._base_address), address)
