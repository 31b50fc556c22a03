"""People of an account, as its admin manages them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import UUID

from flowpilot.application.claims import let_go_for
from flowpilot.application.forgotten import replace_password
from flowpilot.application.links import LinkMaker
from flowpilot.application.ports import Unit
from flowpilot.application.ports_people import OpenedInvitation
from flowpilot.domain.account import FORMER_USER, Account, Actor, Role, User, active_admins, normal_email
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.delivery import USER_DISABLED
from flowpilot.domain.errors import AlreadyJoined, EmailTaken, LastAdmin, NotFound

KEEP = "keep"  # no name, language or zone is spelt so


@dataclass(frozen=True, slots=True)
class NewUser:
    """Somebody to be added; without a password they are invited."""

    email: str
    name: str
    role: Role
    tier: int
    password_hash: str | None


@dataclass(frozen=True, slots=True)
class UserChange:
    """What to change about somebody; None leaves it."""

    role: Role | None
    tier: int | None
    disabled: bool | None


@dataclass(frozen=True, slots=True)
class OwnChange:
    """What somebody changes about themselves; `KEEP` leaves it, and None means the account's."""

    name: str = KEEP
    locale: str | None = KEEP
    time_zone: str | None = KEEP


async def change_oneself(unit: Unit, actor: Actor, change: OwnChange) -> User:
    """The person as they are now."""
    user = await unit.people.get(actor.id)
    if user is None:
        raise NotFound
    given = {name: value for name, value in asdict(change).items() if value != KEEP}
    changed = replace(user, **given)
    await unit.people.change(changed)
    unit.audit(AuditEntry("user.change_oneself", "app_user", user.id, actor.id, {"changed": sorted(given)}))
    return changed


async def add_user(unit: Unit, actor: Actor, links: LinkMaker, new: NewUser) -> tuple[User, str | None]:
    """The new person, and the path of their invitation, which is mailed too, when no password was given."""
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
        invited=new.password_hash is None,
    )
    if not await unit.people.add(user, new.password_hash):
        raise EmailTaken
    path = await links.invite(unit, user.id, actor.user) if user.invited else None
    members = {"role": user.role, "tier": user.tier, "invited": user.invited}
    unit.audit(AuditEntry("user.add", "app_user", user.id, actor.id, members))
    return user, path


async def invite_again(unit: Unit, actor: Actor, links: LinkMaker, user_id: UUID) -> str:
    """The path of a new invitation; the former ones end. Raises `AlreadyJoined`."""
    user = await _invited(unit, user_id)
    path = await links.invite(unit, user.id, actor.user)
    unit.audit(AuditEntry("invitation.renew", "app_user", user.id, actor.id))
    return path


async def withdraw_invitation(unit: Unit, actor: Actor, user_id: UUID) -> None:
    """The link leads nowhere any more; the person stays, to be invited again or removed. Raises `AlreadyJoined`."""
    user = await _invited(unit, user_id)
    if not await unit.links.end("invitation", user.id, "invitation withdrawn"):
        raise NotFound
    unit.audit(AuditEntry("invitation.withdraw", "app_user", user.id, actor.id))


async def change_user(unit: Unit, actor: Actor | None, user_id: UUID, change: UserChange) -> User:
    """Change role or tier, disable or enable. Raises `LastAdmin` where nobody could manage the account any more;
    an admin who was only invited cannot.
    Without an actor the account's provider of identities says so.

    A changed role ends the person's logins; disabling ends logins, tokens and channels, cancels what was to be sent to
    them, and returns what they hold to the queue.
    """
    people = await unit.people.lock()
    user = _one_of(people, user_id)
    changed = replace(
        user,
        role=change.role or user.role,
        tier=change.tier or user.tier,
        disabled_at=_disabled_at(user, change, unit),
    )
    if user.role == "admin":
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
    unit.audit(AuditEntry("user.change", "app_user", user_id, actor.id if actor else None, entry))
    return changed


async def delete_user(unit: Unit, actor: Actor, user_id: UUID) -> None:
    """Remove a person: what they did stays, under "former user"."""
    people = await unit.people.lock()
    user = _one_of(people, user_id)
    if user.role == "admin":
        _keep_an_admin([other for other in people if other.id != user_id])
    disabled = replace(user, disabled_at=user.disabled_at or unit.now)
    await unit.people.change(disabled)
    released = await _shut_out(unit, user_id)
    # The address comes last: it is part of a key, so changing it waits for everybody who writes a row of this person.
    gone = replace(disabled, name=FORMER_USER, email=f"deleted {user_id}", deleted_at=unit.now)
    await unit.people.change(gone)
    await unit.people.set_password(user_id, None)
    await unit.providers.unbind(user_id)
    unit.audit(AuditEntry("user.delete", "app_user", user_id, actor.id, {"released_handoffs": released}))


async def read_invitation(unit: Unit, secret: str) -> tuple[OpenedInvitation, Account]:
    """Who invites whom, and where; `NotFound` when the invitation is unknown, used or expired."""
    invitation = await unit.logins.read_invitation(secret)
    if invitation is None:
        raise NotFound
    return invitation, await unit.accounts.get()


async def accept_invitation(unit: Unit, secret: str, name: str, password_hash: str) -> UUID:
    """Take the invitation and set name and password; `NotFound` when it is unknown, used or expired."""
    invitation = await unit.logins.take_invitation(secret)
    user = await unit.people.get(invitation.user_id) if invitation else None
    if user is None or not user.is_active:
        raise NotFound
    await unit.people.change(replace(user, name=name))
    await replace_password(unit, user.id, password_hash)
    await unit.links.end("invitation", user.id, "invitation accepted")
    unit.audit(AuditEntry("invitation.accept", "app_user", user.id, user.id, {"changed": ["name", "password"]}))
    return user.id


async def _invited(unit: Unit, user_id: UUID) -> User:
    user = _one_of(await unit.people.lock(), user_id)
    if not user.is_active:
        raise NotFound
    if not user.invited:
        raise AlreadyJoined
    return user


def _one_of(people: Iterable[User], user_id: UUID) -> User:
    user = next((user for user in people if user.id == user_id), None)
    if user is None:
        raise NotFound
    return user


async def _shut_out(unit: Unit, user_id: UUID) -> list[str]:
    await unit.logins.end_logins(user_id, unit.now)
    await unit.logins.end_tokens(user_id, unit.now)
    await unit.alerts.end_all(user_id, "user_disabled")
    await unit.deliveries.cancel_waiting_for(user_id, USER_DISABLED)
    return await _give_back(unit, user_id)


async def _give_back(unit: Unit, user_id: UUID) -> list[str]:
    """Return what the person holds to the queue; the ids of those handoffs."""
    held = await unit.handoffs.claims_of(user_id)
    return [str(handoff_id) for handoff_id in held if await let_go_for(unit, handoff_id, "user_disabled")]


def _disabled_at(user: User, change: UserChange, unit: Unit) -> datetime | None:
    if change.disabled is None:
        return user.disabled_at
    return (user.disabled_at or unit.now) if change.disabled else None


def _keep_an_admin(people: Iterable[User]) -> None:
    if all(admin.invited for admin in active_admins(people)):
        raise LastAdmin
