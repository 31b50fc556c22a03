"""The canary: a test escalation that FlowPilot sends to itself now and then."""

from typing import Annotated, Literal

from pydantic import Field

from flowpilot.api.requests import ADMIN, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Body, Email, Out, Time
from flowpilot.application import canary as use_cases
from flowpilot.application.ports import Unit
from flowpilot.domain.canary import Canary

admin = router_for(ADMIN, prefix="/canary", tags=["canary"])

Missing = Literal["stream", "delivery", "mail", "worker"]


class CanaryIn(Body):
    enabled: bool
    every_minutes: Annotated[int, Field(ge=5, le=1_440)] = 15
    address: Email | None = Field(default=None, description="Where its mail goes. Needed while it is enabled.")


class CanaryOut(Out):
    enabled: bool
    every_minutes: int
    address: str | None
    is_flying: bool = Field(description="A test escalation is under way.")
    next_at: Time | None
    last_started_at: Time | None
    last_streamed_at: Time | None = Field(description="When the newest one was seen on the stream; null: not yet.")
    last_mailed_at: Time | None = Field(description="When its mail was taken by the mail server; null: not yet.")
    last_ended_at: Time | None
    last_back_at: Time | None = Field(description="When one last came back whole.")
    missing_since: Time | None
    missing: list[Missing] = Field(
        description="What did not come back: `delivery` was never tried, `mail` was not taken, `stream` did not show "
        "it, `worker` means that nobody let it fly or brought it to an end."
    )

    @classmethod
    def of(cls, canary: Canary, unit: Unit) -> "CanaryOut":
        """From the domain, as of the unit's time."""
        missing, since = canary.lost(unit.now)
        return cls(
            enabled=canary.enabled,
            every_minutes=canary.every_minutes,
            address=canary.address,
            is_flying=canary.is_flying(unit.now),
            next_at=canary.next_at,
            last_started_at=canary.started_at,
            last_streamed_at=canary.streamed_at,
            last_mailed_at=canary.mailed_at,
            last_ended_at=canary.ended_at,
            last_back_at=canary.back_at,
            missing_since=since,
            missing=list(missing),
        )


@admin.get("")
async def read_canary(unit: TheUnit) -> CanaryOut:
    """How it is set up, and what became of its newest flight."""
    return CanaryOut.of(await unit.canaries.get(), unit)


@admin.put("")
async def change_canary(body: CanaryIn, unit: TheUnit, actor: TheActor) -> CanaryOut:
    """Set it up. It belongs to nobody: no list, figure, bell or queue shows it. What changes is tried at once."""
    changed = await use_cases.change_canary(
        unit, actor, enabled=body.enabled, every_minutes=body.every_minutes, address=body.address
    )
    return CanaryOut.of(changed, unit)


@admin.post("/run")
async def fly_now(unit: TheUnit, actor: TheActor) -> CanaryOut:
    """Let it fly now, at most every 30 seconds; while it flies nothing changes. `GET /canary` follows it."""
    return CanaryOut.of(await use_cases.fly_now(unit, actor), unit)
