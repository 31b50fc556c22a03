"""Accounts: made by an operator, changed by their admins."""

from uuid import UUID

from flowpilot.application.forgotten import replace_password
from flowpilot.application.ports import Passwords, Unit
from flowpilot.domain.account import Account, Actor, User, normal_email
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound

DEFAULT_TIME_ZONE = "Europe/Berlin"


async def change_account(
    unit: Unit, actor: Actor, name: str | None, time_zone: str | None, locale: str | None
) -> Account:
    """Change what is given; None leaves it."""
    account = await unit.accounts.get()
    await unit.accounts.change(
        name=name or account.name, time_zone=time_zone or account.time_zone, locale=locale or account.locale
    )
    given = {"name": name, "time_zone": time_zone, "locale": locale}
    changed = [member for member, value in given.items() if value is not None]
    unit.audit(AuditEntry("account.change", "account", account.id, actor.id, {"changed": changed}))
    return await unit.accounts.get()


async def create_account(
    unit: Unit,
    passwords: Passwords,
    *,
    name: str,
    epoch: str,
    admin_email: str,
    admin_password: str,
    admin_name: str | None = None,
    time_zone: str = DEFAULT_TIME_ZONE,
    locale: str = "en",
) -> User:
    """The unit's account, which does not exist yet, with its first admin, who without a name is called by their
    address."""
    await unit.people.list()  # reads the clock
    now = unit.now
    await unit.accounts.add(
        Account(
            id=unit.account_id,
            name=name,
            time_zone=time_zone,
            locale=locale,
            is_demo=False,
            pilot_started_at=now,
            created_at=now,
        ),
        epoch,
    )
    email = normal_email(admin_email)
    admin = User(
        id=unit.new_id(),
        email=email,
        name=admin_name or email.split("@", maxsplit=1)[0],
        role="admin",
        tier=3,
        locale=None,
        created_at=now,
        disabled_at=None,
        deleted_at=None,
        invited=False,
    )
    await unit.people.add(admin, await passwords.hash(admin_password))
    unit.audit(AuditEntry("account.create", "account", unit.account_id, None, {"user_id": str(admin.id)}))
    return admin


async def set_password(unit: Unit, passwords: Passwords, email: str, password: str) -> UUID:
    """An operator helps somebody who is locked out: all logins and tokens of that person end."""
    user = await unit.people.with_email(normal_email(email))
    if user is None:
        raise NotFound
    await replace_password(unit, user.id, await passwords.hash(password))
    unit.audit(AuditEntry("user.password", "app_user", user.id, None))
    return user.id


async def suspend(unit: Unit) -> bool:
    """Nobody gets in, every login ends, nothing is sent and no timer fires; False where it was suspended before."""
    account = await unit.accounts.get()
    if account.suspended_at:
        return False
    await unit.accounts.suspend(unit.now)
    for user in await unit.people.lock():
        await unit.logins.end_logins(user.id, unit.now)
    unit.audit(AuditEntry("account.suspend", "account", account.id, None, {"changed": ["suspended_at"]}))
    return True


async def resume(unit: Unit) -> bool:
    """People may sign in, and tokens work, again; timers that fell due fire now. False where it was not suspended."""
    account = await unit.accounts.get()
    if account.suspended_at is None:
        return False
    await unit.accounts.suspend(None)
    unit.audit(AuditEntry("account.resume", "account", account.id, None, {"changed": ["suspended_at"]}))
    return True
