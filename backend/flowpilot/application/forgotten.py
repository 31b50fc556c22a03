"""Forgotten passwords: a link by mail, or from an admin, and the new password."""

from datetime import timedelta
from uuid import UUID

from flowpilot.application.links import LinkMaker
from flowpilot.application.ports import Directory, SignInCandidate, Unit, Units
from flowpilot.application.provider import password_opens
from flowpilot.domain.account import Actor, normal_email
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound, NotJoined

ASKED_AT_MOST = 3
ASKED_WITHIN = timedelta(hours=1)
ANOTHER_PASSWORD = "password changed"


class ForgottenPasswords:
    """Answers whoever says that they forgot their password, which may be anybody. `demo`: whether demo accounts may be
    entered; `providers`: whether accounts may have a provider in place of passwords."""

    def __init__(
        self, units: Units, directory: Directory, links: LinkMaker, *, demo: bool, providers: bool = True
    ) -> None:
        self._units = units
        self._directory = directory
        self._links = links
        self._demo = demo
        self._providers = providers

    async def ask(self, email: str) -> None:
        """Mail a link to everybody active with this address, one for each account. Nothing says whether there was
        anybody; beyond three links an hour nobody gets more."""
        for candidate in await self._directory.candidates(normal_email(email)):
            async with self._units.begin(candidate.account_id) as unit:
                await self._mail(unit, candidate)

    async def _mail(self, unit: Unit, candidate: SignInCandidate) -> None:
        account = await unit.accounts.get()
        if account.suspended_at or (account.is_demo and not self._demo):
            return
        await unit.people.lock()  # of requests that come together, too, three get a link
        user_id = candidate.user_id
        user = await unit.people.get(user_id) if self._providers else None
        if user and not await password_opens(unit, user):
            return
        if await unit.links.asked_since(user_id, unit.now - ASKED_WITHIN) >= ASKED_AT_MOST:
            return
        await self._links.reset(unit, user_id, None)
        unit.audit(AuditEntry("password_reset.ask", "app_user", user_id, None))


async def give_reset(unit: Unit, actor: Actor, links: LinkMaker, user_id: UUID) -> str:
    """The path to a new password, for an admin to hand over. Raises `NotJoined` for who was only invited."""
    user = await unit.people.get(user_id)
    if user is None or not user.is_active:
        raise NotFound
    if user.invited:
        raise NotJoined
    path = await links.reset(unit, user_id, actor.id)
    unit.audit(AuditEntry("password_reset.give", "app_user", user_id, actor.id))
    return path


async def take_reset(unit: Unit, secret: str, password_hash: str) -> UUID:
    """Set the new password: every login and token of the person ends, and so do all other links.

    Raises `NotFound` when the link is unknown, used or expired.
    """
    user_id = await unit.links.take_reset(secret)
    user = await unit.people.get(user_id) if user_id else None
    if user is None or not user.is_active:
        raise NotFound
    await replace_password(unit, user.id, password_hash)
    unit.audit(AuditEntry("password_reset.take", "app_user", user.id, user.id, {"changed": ["password"]}))
    return user.id


async def replace_password(unit: Unit, user_id: UUID, password_hash: str) -> None:
    """A new password ends every login, token and link to a new password. Whoever was turned away got it from an admin
    or an operator, who let them in again."""
    await unit.people.set_password(user_id, password_hash)
    await unit.providers.welcome(user_id)
    await unit.logins.end_logins(user_id, unit.now)
    await unit.logins.end_tokens(user_id, unit.now)
    await unit.links.end("password_reset", user_id, ANOTHER_PASSWORD)
