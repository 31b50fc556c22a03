"""What a restored account begins with: nobody is told again of what was told since the backup."""

from flowpilot.application.ports import Unit
from flowpilot.domain.audit import AuditEntry


async def hold_deliveries(unit: Unit) -> int:
    """Hold what was still to be sent, until an admin sends or drops it; how many that are."""
    held = await unit.deliveries.hold_waiting("restored")
    unit.audit(AuditEntry("account.restore", "account", unit.account_id, None, {"held_deliveries": held}))
    return held
