"""Accounts whose people and webhooks are hostile in every way, escalations to them, and the ledger at the end."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from faults.machines import Estate
from faults.sightings import KnownAttempt, KnownDelivery
from faults.web_sink import HOSTS, WebSink, path_of
from flowpilot.adapters.db.unit_of_work import PostgresUnits
from flowpilot.application import alerts
from flowpilot.application.ports_alerts import Addresses
from flowpilot.domain.account import Actor, Role
from flowpilot.domain.alert import ALL_PRIORITIES
from tests.mail.office import Office

FRIENDLY = ("friendly-1", "friendly-2", "friendly-3")
HOSTILE = ("busy-1", "full-1", "closing-1", "nobody-1", "grey-1", "spam-1", "drop-1")
NOWHERE = {"refused": "http://127.0.0.19:9", "no-name": "http://nowhere.invalid"}
PACE_OF_TARPITS = 0.3
ALLOWED = "127.0.0.0/8,nowhere.invalid"  # for FLOWPILOT_EGRESS_ALLOW

LEDGER = """
    select d.id::text, coalesce(c.name, u.email), d.state, coalesce(d.reason, ''), d.due_at is not null,
           d.attempt_count, d.channel,
           coalesce(jsonb_agg(jsonb_build_array(t.number, extract(epoch from t.started_at)::float8,
                                                extract(epoch from t.ended_at)::float8, t.outcome,
                                                coalesce(t.detail, '')) order by t.number)
                    filter (where t.number is not null), '[]')
      from delivery d
      left join app_user u on u.id = d.user_id
      left join alert_channel c on c.id = d.channel_id
      left join delivery_attempt t on t.delivery_id = d.id
     group by d.account_id, d.id, c.name, u.email"""


@dataclass(frozen=True, slots=True)
class Street:
    """One account. Alice escalates at a pace beside the other accounts'; her colleagues and their webhooks are told."""

    alice: Actor
    people: Sequence[Actor]
    pace: float


class TellingTown:
    """Several accounts on one estate."""

    def __init__(self, office: Office, units: PostgresUnits, rng: random.Random) -> None:
        self.streets: list[Street] = []
        self._office = office
        self._units = units
        self._rng = rng

    async def found(self, count: int, sink: WebSink, addresses: Addresses, *, tarpits: bool) -> None:
        """That many accounts. Tarpits stand in the first alone, if at all: each holds a hand for half a minute."""
        for number in range(count):
            sticky = tarpits and number == 0
            names = [*FRIENDLY, *HOSTILE, *(["tarpit-1"] if sticky else [])]
            roles: dict[str, Role] = dict.fromkeys(["alice", *names], "engineer")
            people = await self._office.open(f"street{number}", roles)
            street = Street(people["alice"], [people[name] for name in names], PACE_OF_TARPITS if sticky else 1.0)
            self.streets.append(street)
            faults = [fault for fault in HOSTS if fault != "tarpit" or sticky]
            for index, fault in enumerate(faults):
                await self._add(street.people[index], addresses, sink.address(fault, number), path_of(fault, number))
            for index, (fault, host) in enumerate(NOWHERE.items()):
                path = path_of(fault, number)
                await self._add(street.people[index], addresses, host + path, path)

    async def escalate(self) -> UUID:
        """Alice of some account asks for help."""
        weights = [street.pace for street in self.streets]
        (street,) = self._rng.choices(self.streets, weights)
        return await self._office.escalate(street.alice, "Outlook hangs")

    async def _add(self, person: Actor, addresses: Addresses, url: str, name: str) -> None:
        async with self._units.begin(person.account.id) as unit:
            new = alerts.NewChannel("webhook", name, {"url": url}, ALL_PRIORITIES)
            await alerts.add_own_channel(unit, person, addresses, new)


async def read_ledger(estate: Estate) -> list[KnownDelivery]:
    """Every delivery with its attempts."""
    return [_delivery(row) for row in await estate.rows(LEDGER)]


def _delivery(row: tuple[Any, ...]) -> KnownDelivery:
    delivery_id, place, state, reason, waits, attempt_count, _, attempts = row
    known = [KnownAttempt(*attempt) for attempt in attempts]
    return KnownDelivery(delivery_id, place, state, reason, waits, attempt_count, known)
