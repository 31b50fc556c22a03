"""What a restored account begins with: what was still to be sent waits until an admin sends or drops it."""

from collections.abc import Collection
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry


async def hold_deliveries(unit: Unit, held: int = 0) -> int:
    """Hold what was still to be sent, until an admin sends or drops it; how many that are, with those that are `held`
    since the rows came back."""
    held += await unit.held.hold_waiting()
    unit.audit(AuditEntry("account.restore", "account", unit.account_id, None, {"held_deliveries": held}))
    return held


async def send_held(unit: Unit, actor: Actor, ids: Collection[UUID] | None) -> int:
    """Let those of `ids` that are held be sent, or all that are; how many that are."""
    chosen = await unit.held.lock(ids)
    await unit.held.send(chosen)
    _record(unit, actor, "send", chosen)
    return len(chosen)


async def drop_held(unit: Unit, actor: Actor, ids: Collection[UUID] | None) -> int:
    """End those of `ids` that are held, or all that are; how many that are. Nobody gets them."""
    chosen = await unit.held.lock(ids)
    await unit.held.drop(chosen)
    _record(unit, actor, "drop", chosen)
    return len(chosen)


def _record(unit: Unit, actor: Actor, verb: str, chosen: Collection[UUID]) -> None:
    members = {"count": len(chosen), "delivery_ids": [str(delivery_id) for delivery_id in chosen]}
    unit.audit(AuditEntry(f"held_delivery.{verb}", "account", unit.account_id, actor.id, members))
