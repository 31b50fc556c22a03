"""People of an account, as its admin manages them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from flowpilot.application.claims import let_go_for
from flowpilot.application.ports import Passwords, Secrets, Unit
from flowpilot.application.ports_people import Invitation
from flowpilot.domain.account import FORMER_USER, Actor, Role, User, normal_email
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import EmailTaken, LastAdmin, NotFound

INVITATION_LIVES = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewUser:
    """Somebody to be added; without a password they are invited."""

    email: str
    name: str
    role: Role
    tier: int
    password: str | None


@dataclass(frozen=True, slots=True)
class UserChange:
    """What to change about somebody; None leaves it."""

    role: Role | None
    tier: int | None
    disabled: bool | None


async def add_user(
    unit: Unit, actor: Actor, passwords: Passwords, secrets: Secrets, new: NewUser
) -> tuple[User, str | None]:
    """The new person, and the secret of their invitation when no password was given."""
    email = normal_email(new.email)
    if any(user.email == email for user in await unit.people.lock()):
        raise EmailTaken
    user = User(
        id=unit.new_id(),
        email=email,
        name=new.name,
        role=new.role,
        tier=new.tier,
        locale=None,
        created_at=unit.now,
        disabled_at=None,
        deleted_at=None,
        invited=new.password is None,
    )
    if not await unit.people.add(user, await passwords.hash(new.password) if new.password else None):
        raise EmailTaken
    secret = None if new.password else await _invite(unit, actor, secrets, user)
    members = {"role": user.role, "tier": user.tier, "invited": secret is not None}
    unit.audit(AuditEntry("user.add", "app_user", user.id, actor.id, members))
    return user, secret


async def change_user(unit: Unit, actor: Actor, user_id: UUID, change: UserChange) -> User:
    """Change role or tier, disable or enable. Raises `LastAdmin` where nobody could manage the account any more.

    A changed role ends the person's logins; disabling ends logins, tokens and channels, cancels what was to be sent to
    them, and returns what they hold to the queue.
    """
    people = await unit.people.lock()
    user = next((user for user in people if user.id == user_id), None)
    if user is None:
        raise NotFound
    changed = replace(
        user,
        role=change.role or user.role,
        tier=change.tier or user.tier,
        disabled_at=_disabled_at(user, change, unit),
    )
    _keep_an_admin([changed if other.id == user_id else other for other in people])
    await unit.people.change(changed)
    members = [name for name in ("role", "tier", "disabled_at") if getattr(user, name) != getattr(changed, name)]
    released: list[str] = []
    if changed.role != user.role:
        await unit.logins.end_logins(user_id, unit.now)
    if changed.disabled_at and not user.disabled_at:
        released = await _shut_out(unit, user_id)
    elif not changed.works_on_sessions and user.works_on_sessions:
        released = await _give_back(unit, user_id)
    entry = {"changed": members, "released_handoffs": released}
    unit.audit(AuditEntry("user.change", "app_user", user_id, actor.id, entry))
    return changed


async def delete_user(unit: Unit, actor: Actor, user_id: UUID) -> None:
    """Remove a person: what they did stays, under "former user"."""
    people = await unit.people.lock()
    user = next((user for user in people if user.id == user_id), None)
    if user is None:
        raise NotFound
    _keep_an_admin([other for other in people if other.id != user_id])
    disabled = replace(user, disabled_at=user.disabled_at or unit.now)
    await unit.people.change(disabled)
    released = await _shut_out(unit, user_id)
    # The address comes last: it is part of a key, so changing it waits for everybody who writes a row of this person.
    gone = replace(disabled, name=FORMER_USER, email=f"deleted {user_id}", deleted_at=unit.now)
    await unit.people.change(gone)
    await unit.people.set_password(user_id, None)
    unit.audit(AuditEntry("user.delete", "app_user", user_id, actor.id, {"released_handoffs": released}))


async def accept_invitation(unit: Unit, passwords: Passwords, secret: str, name: str, password: str) -> UUID:
    """Take the invitation and set name and password; `NotFound` when it is unknown, used or expired."""
    invitation = await unit.logins.take_invitation(secret)
    user = await unit.people.get(invitation.user_id) if invitation else None
    if user is None or not user.is_active:
        raise NotFound
    await unit.people.change(replace(user, name=name))
    await unit.people.set_password(user.id, await passwords.hash(password))
    unit.audit(AuditEntry("invitation.accept", "app_user", user.id, user.id, {"changed": ["name", "password"]}))
    return user.id


async def _invite(unit: Unit, actor: Actor, secrets: Secrets, user: User) -> str:
    secret = secrets.make("invitation", unit.account_id)
    invitation = Invitation(unit.new_id(), user.id)
    await unit.logins.add_invitation(invitation, secret, actor.id, unit.now, unit.now + INVITATION_LIVES)
    return secret


async def _shut_out(unit: Unit, user_id: UUID) -> list[str]:
    await unit.logins.end_logins(user_id, unit.now)
    await unit.logins.end_tokens(user_id, unit.now)
    await unit.alerts.end_all(user_id, "user_disabled")
    await unit.deliveries.cancel_waiting_for(user_id, "user disabled")
    return await _give_back(unit, user_id)


async def _give_back(unit: Unit, user_id: UUID) -> list[str]:
    """Return what the person holds to the queue; the ids of those handoffs."""
    held = await unit.handoffs.claims_of(user_id)
    return [str(handoff_id) for handoff_id in held if await let_go_for(unit, handoff_id, "user_disabled")]


def _disabled_at(user: User, change: UserChange, unit: Unit) -> datetime | None:
    if change.disabled is None:
        return user.disabled_at
    return (user.disabled_at or unit.now) if change.disabled else None


def _keep_an_admin(people: list[User]) -> None:
    if not any(user.role == "admin" and user.is_active for user in people):
        raise LastAdmin
