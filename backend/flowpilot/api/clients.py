"""Clients of the account, for its admins."""

import base64
import binascii
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from flowpilot.api.requests import ADMIN, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Body, Name, Out, Time, Word
from flowpilot.application import clients
from flowpilot.application.ports_clients import Client
from flowpilot.domain.errors import Invalid

admin = router_for(ADMIN, prefix="/clients", tags=["account"])


class ClientOut(Out):
    id: UUID
    name: str
    created_at: Time
    n_sessions: int
    n_open: int
    last_session_at: Time | None


class ClientsOut(Out):
    items: list[ClientOut]
    next_cursor: str | None


class ClientIn(Body):
    name: Name


async def _found(client_id: UUID, unit: TheUnit) -> Client:
    return await clients.get(unit, client_id)


@admin.get("")
async def list_clients(
    unit: TheUnit,
    q: Annotated[Word | None, Query()] = None,
    cursor: Annotated[str | None, Query(max_length=1_200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ClientsOut:
    """Clients by name, with how many sessions each has; `q` looks in the name."""
    found = await unit.clients.list(q, _read(cursor), limit + 1)
    more = _write(found[limit - 1].name) if len(found) > limit else None
    return ClientsOut(items=[ClientOut.model_validate(client) for client in found[:limit]], next_cursor=more)


@admin.patch("/{client_id}")
async def rename_client(
    client: Annotated[Client, Depends(_found)], body: ClientIn, unit: TheUnit, actor: TheActor
) -> ClientOut:
    """Give a client another name; its sessions go with it. 409 `client_name_taken`."""
    return ClientOut.model_validate(await clients.rename(unit, actor, client, body.name))


def _write(name: str) -> str:
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def _read(cursor: str | None) -> str | None:
    if cursor is None:
        return None
    try:
        name = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        raise Invalid("/cursor", "This cursor is not one that FlowPilot gave out.") from None
    if "\0" in name:
        raise Invalid("/cursor", "This cursor is not one that FlowPilot gave out.")
    return name
