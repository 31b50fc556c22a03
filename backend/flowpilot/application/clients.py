"""Clients: whom the account works for."""

from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_clients import Client
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import ClientNameTaken, NotFound


async def get(unit: Unit, client_id: UUID) -> Client:
    """The client, or `NotFound`."""
    client = await unit.clients.get(client_id)
    if client is None:
        raise NotFound
    return client


async def rename(unit: Unit, actor: Actor, client: Client, name: str) -> Client:
    """Its sessions go with it. Raises `ClientNameTaken`."""
    if name != client.name and not await unit.clients.rename(client.id, name):
        raise ClientNameTaken
    unit.audit(AuditEntry("client.rename", "client", client.id, actor.id, {"changed": ["name"]}))
    return await get(unit, client.id)
