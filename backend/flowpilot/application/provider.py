"""An account's provider: set up by its admins, and what that does to passwords."""

from dataclasses import dataclass, field, replace

from flowpilot.application.outside import Outside
from flowpilot.application.ports import Unit
from flowpilot.application.ports_provider import Client, ProviderDesk, ProviderFailed, ProviderSeals
from flowpilot.domain.account import Actor, User, active_admins
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import Invalid, LastAdmin, NotFound
from flowpilot.domain.provider import Provider

NO_ADMIN_YET = "First an admin has to sign in there once: so it is known to work."
NO_PASSWORD_LEFT = "No admin has a password. Nobody could sign in any more."
WITHOUT_SECRET = "This is missing."


@dataclass(frozen=True, slots=True)
class ProviderWishes:
    """A provider as an admin writes it. Its `sealed` secret and `id` do not count; `secret` None keeps the one of
    before."""

    provider: Provider
    secret: str | None


@dataclass(frozen=True, slots=True)
class ProviderOffice:
    """What setting up a provider needs. `allowed`: whether the operator lets accounts do so at all."""

    desk: ProviderDesk
    seals: ProviderSeals
    allowed: bool


async def set_up(unit: Unit, actor: Actor, office: ProviderOffice, wishes: ProviderWishes) -> Provider:
    """The provider as it is now. Another issuer or client ends the logins of before, as does turning passwords off for
    whom they do not open any more."""
    if not office.allowed:
        raise NotFound
    before = await unit.providers.lock()
    issuer = office.desk.checked_issuer(wishes.provider.issuer)
    moved = before is None or (before.issuer, before.client_id) != (issuer, wishes.provider.client_id)
    after = replace(wishes.provider, id=unit.new_id() if moved or not before else before.id, issuer=issuer)
    secret = wishes.secret
    if secret is None:
        if moved or before is None:
            raise Invalid("/client_secret", WITHOUT_SECRET)
        secret = office.seals.open(unit.account_id, before.id, before.sealed)
        if secret is None:
            raise Invalid("/client_secret", "It cannot be read any more; please write it again.")
    after = replace(after, sealed=office.seals.close(unit.account_id, after.id, secret))
    if not after.passwords:
        await _an_admin_has_come_by(unit, issuer)
    if before and moved:
        await unit.providers.end_logins(but=actor.login_id, by_password=False)
    await unit.providers.write(after)
    if not after.passwords and (before is None or before.passwords):
        await unit.providers.end_logins(but=actor.login_id, by_password=True)
    unit.audit(
        AuditEntry("provider.change", "account", unit.account_id, actor.id, {"changed": _changed(before, wishes)})
    )
    return after


async def take_down(unit: Unit, actor: Actor) -> None:
    """People sign in by password alone, and logins that the provider opened end. Raises `LastAdmin` when no admin has a
    password."""
    if await unit.providers.lock() is None:
        raise NotFound
    admins = active_admins(await unit.people.lock())
    opening = [user for user in admins if user.turned_away_at is None or len(admins) == 1]
    if not any([await unit.people.password_hash(user.id) for user in opening]):
        raise LastAdmin(NO_PASSWORD_LEFT)
    await unit.providers.end_logins(but=actor.login_id, by_password=False)
    await unit.providers.remove()
    unit.audit(AuditEntry("provider.remove", "account", unit.account_id, actor.id))


async def password_opens(unit: Unit, user: User) -> bool:
    """Whether the person may sign in by password. Where passwords are off they still open the account to admins whom
    the provider does not know, and to the only admin, so that nobody locks everybody out. For whom the provider turned
    away it is as if they were off, also when there is no provider any more."""
    provider = await unit.providers.get()
    if (provider is None or provider.passwords) and user.turned_away_at is None:
        return True
    if user.role != "admin":
        return False
    if len(active_admins(await unit.people.list())) == 1:
        return True
    return user.turned_away_at is None and await unit.providers.issuer_of(user.id) is None


@dataclass(slots=True)
class ProviderTrial:
    """Tries a provider before it is saved, or as it is, across the two runs of its use case."""

    office: ProviderOffice
    client: Client | None = field(default=None, init=False)
    failed: ProviderFailed | None = field(default=None, init=False)

    async def run(self, unit: Unit, issuer: str, client_id: str, secret: str | None) -> ProviderFailed | None:
        """What is wrong, if anything. Raises `Outside` in the first run."""
        if self.client is None:
            self.client = await self._client(unit, issuer, client_id, secret)
            raise Outside(self._try)
        return self.failed

    async def _client(self, unit: Unit, issuer: str, client_id: str, secret: str | None) -> Client:
        if not self.office.allowed:
            raise NotFound
        issuer = self.office.desk.checked_issuer(issuer)
        if secret is None:
            kept = await unit.providers.get()
            known = kept is not None and (kept.issuer, kept.client_id) == (issuer, client_id)
            secret = self.office.seals.open(unit.account_id, kept.id, kept.sealed) if kept and known else None
        if secret is None:
            raise Invalid("/client_secret", WITHOUT_SECRET)
        return Client(issuer, client_id, secret)

    async def _try(self) -> None:
        if self.client is None:
            return
        try:
            await self.office.desk.try_out(self.client)
        except ProviderFailed as failed:
            self.failed = failed


async def _an_admin_has_come_by(unit: Unit, issuer: str) -> None:
    joined = await unit.providers.joined(issuer)
    if not any(user.id in joined for user in active_admins(await unit.people.list())):
        raise Invalid("/passwords", NO_ADMIN_YET)


def _changed(before: Provider | None, wishes: ProviderWishes) -> list[str]:
    after = wishes.provider
    names = (
        "issuer",
        "client_id",
        "domains",
        "role_claim",
        "role_values",
        "role_otherwise",
        "passwords",
        "login_hours",
    )
    changed = [name for name in names if before is None or getattr(before, name) != getattr(after, name)]
    return [*changed, *(["client_secret"] if wishes.secret is not None else [])]
