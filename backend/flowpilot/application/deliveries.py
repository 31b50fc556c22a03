"""Sends one delivery: write the attempt, talk to the server with no transaction open, write what came of it."""

import random
from collections.abc import Callable

from flowpilot.application.insisting import insist
from flowpilot.application.ports_deliveries import Channels, DueDelivery, SendingUnit, SendingUnits, Took
from flowpilot.domain import event
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.delivery import GONE, Answer, Message, Standing, WaitingDelivery, after_attempt, before_attempt


class DeliverySender:
    """Sends what is due, one at a time. `chance` gives numbers from 0 to 1 and spreads retries."""

    def __init__(self, units: SendingUnits, channels: Channels, chance: Callable[[], float] = random.random) -> None:
        self._units = units
        self._channels = channels
        self._chance = chance

    async def deliver(self, due: DueDelivery) -> Took | None:
        """Try once; the server that took it, or nothing. Raises `Unavailable`.

        While the lease holds nobody else tries, so what the database could not take is offered again; after it, whoever
        finds the delivery calls the attempt unknown.
        """
        started = await insist(lambda: self._start(due))
        if started is None:
            return None
        message, number = started
        answer = await self._channels[message.channel].send(message)
        return await insist(lambda: self._end(due, number, answer))

    async def _start(self, due: DueDelivery) -> tuple[Message, int] | None:
        async with self._units.begin(due.account_id) as unit:
            waiting = await unit.sending.lock(due.id)
            if waiting is None or waiting.lease_until != due.lease_until or _has_ended(waiting):
                return None
            message = waiting.message
            await unit.sending.close_attempts(due.id)
            standing = before_attempt(waiting, self._channels[message.channel].suppressed(message), unit.now)
            if standing:
                await _move(unit, waiting, standing)
                return None
            number = waiting.attempt_count + 1
            await unit.sending.start(due.id, number)
            return message, number

    async def _end(self, due: DueDelivery, number: int, answer: Answer) -> Took | None:
        async with self._units.begin(due.account_id) as unit:
            waiting = await unit.sending.lock(due.id)
            if waiting is None:
                return None
            await unit.sending.end_attempt(due.id, number, answer)
            standing = after_attempt(waiting, number, answer, unit.now, self._chance())
            if standing:
                await _move(unit, waiting, standing)
            if answer.gone:
                await _end_channel(unit, waiting.message)
            if answer.outcome != "sent":
                return None
            if waiting.message.user_id and waiting.message.channel == "email":
                await unit.sending.hurry_mailbox(waiting.message.user_id)
            return Took(waiting.server, unit.now)


def _has_ended(waiting: WaitingDelivery) -> bool:
    return waiting.state not in ("queued", "failed", "sending")


async def _move(unit: SendingUnit, waiting: WaitingDelivery, standing: Standing) -> None:
    """Write where it stands and, when that changes who was told or cannot be reached, say so to everybody."""
    if waiting.handoff_id is None or standing.due_at:
        await unit.sending.move(waiting.message.id, standing)
        return
    before = await unit.deliveries.told_of(waiting.handoff_id)
    await unit.sending.move(waiting.message.id, standing)
    after = await unit.deliveries.told_of(waiting.handoff_id)
    if after != before:
        unit.announce(event.delivery_changed(waiting.handoff_id, after))


async def _end_channel(unit: SendingUnit, message: Message) -> None:
    """The other side says that the channel is no more: nobody tries it again."""
    if message.channel_id and await unit.sending.end_channel(message.channel_id, GONE):
        unit.audit(
            AuditEntry("alert_channel.gone", "alert_channel", message.channel_id, None, {"kind": message.channel})
        )
