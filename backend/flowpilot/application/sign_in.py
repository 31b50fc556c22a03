"""Signing in and out, tokens, and who is behind a cookie or a token."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID
from weakref import WeakValueDictionary

from flowpilot.application.forgotten import replace_password
from flowpilot.application.hashing import Hashing
from flowpilot.application.ports import Directory, Passwords, Secrets, SignInCandidate, Unit, Units
from flowpilot.application.ports_people import Login, Token
from flowpilot.application.provider import password_opens
from flowpilot.domain.account import Account, Actor, normal_email
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import (
    AccountSuspended,
    ChooseAccount,
    NotFound,
    PasswordsOff,
    RateLimited,
    TurnedAway,
    WrongCredentials,
)

LOGIN_LIVES = timedelta(days=30)
FAILURES_ALLOWED = 10
FAILURES_FORGOTTEN_AFTER = 15 * 60  # seconds


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh login; `secret` goes into the cookie and is stored nowhere."""

    actor: Actor
    secret: str


class SignIn:
    """Signing in with address and password. `demo` says whether demo accounts may be entered, `providers` whether
    accounts may have a provider beside, or in place of, passwords."""

    def __init__(
        self,
        units: Units,
        directory: Directory,
        passwords: Passwords,
        secrets: Secrets,
        *,
        demo: bool,
        providers: bool = True,
    ) -> None:
        self._units = units
        self._directory = directory
        self._passwords = passwords
        self._secrets = secrets
        self._demo = demo
        self._providers = providers
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def with_password(
        self, email: str, password: str, account_id: UUID | None, user_agent: str, source: str
    ) -> SignedIn:
        """Raises `WrongCredentials`, `AccountSuspended`, `ChooseAccount` when both fit people in several accounts, or
        `RateLimited` after ten wrong guesses at this address from this source (an IP address)."""
        email = normal_email(email)
        # In turn: guesses made all at once would each find that there were too few failures yet.
        async with self._turns.setdefault((email, source), asyncio.Lock()):
            if await self._directory.recent_failures(email, source) >= FAILURES_ALLOWED:
                raise RateLimited(FAILURES_FORGOTTEN_AFTER)
            try:
                return await self._enter(email, password, account_id, user_agent)
            except WrongCredentials:
                await self._directory.note_failure(email, source)
                raise

    async def _enter(self, email: str, password: str, account_id: UUID | None, user_agent: str) -> SignedIn:
        fitting = await self._fitting(email, password)
        accounts = [account for candidate in fitting if (account := await self._enterable(candidate))]
        if account_id is not None:
            accounts = [account for account in accounts if account.id == account_id]
        if not accounts:
            raise WrongCredentials
        accounts = [account for account in accounts if account.suspended_at is None]
        if not accounts:
            raise AccountSuspended
        if len(accounts) > 1:
            raise ChooseAccount(accounts=[{"id": str(a.id), "name": a.name} for a in accounts])
        chosen = next(c for c in fitting if c.account_id == accounts[0].id)
        async with self._units.begin(chosen.account_id) as unit:
            await self.check_password_opens(unit, chosen.user_id)
            return await self.as_user(unit, chosen.user_id, user_agent)

    async def as_user(self, unit: Unit, user_id: UUID, user_agent: str) -> SignedIn:
        """Sign in somebody who has shown who they are."""
        signed_in = await self.begin_login(unit, user_id, user_agent)
        unit.audit(AuditEntry("login.start", "login", signed_in.actor.login_id, user_id))
        return signed_in

    async def check_password_opens(self, unit: Unit, user_id: UUID) -> None:
        """Raises `PasswordsOff` for whom only the account's provider lets in, and `TurnedAway` for whom it turned away.
        Nobody is turned away from now on until this unit ends."""
        user = await unit.people.hold(user_id) if self._providers else None
        if user is None or await password_opens(unit, user):
            return
        if user.turned_away_at:
            way_back = {"account_id": str(unit.account_id)} if await unit.providers.get() else {}
            raise TurnedAway(**way_back)
        raise PasswordsOff(account_id=str(unit.account_id))

    async def begin_login(self, unit: Unit, user_id: UUID, user_agent: str) -> SignedIn:
        """A new login as a part of something that has an audit entry of its own."""
        user = await unit.people.get(user_id)
        if user is None or not user.is_active:
            raise WrongCredentials
        account = await unit.accounts.get()
        if account.suspended_at:
            raise AccountSuspended
        secret = self._secrets.make("login", unit.account_id)
        login = Login(unit.new_id(), user.id, user_agent[:200], unit.now, unit.now + LOGIN_LIVES)
        await unit.logins.add_login(login, secret)
        await unit.providers.welcome(user.id)
        return SignedIn(Actor(user, account, login.id, None), secret)

    async def _fitting(self, email: str, password: str) -> Sequence[SignInCandidate]:
        candidates = await self._directory.candidates(email)
        if not candidates:
            await self._passwords.fits(password, None)
        return [c for c in candidates if await self._passwords.fits(password, c.password_hash)]

    async def _enterable(self, candidate: SignInCandidate) -> Account | None:
        async with self._units.begin(candidate.account_id) as unit:
            account = await unit.accounts.get()
        return account if self._demo or not account.is_demo else None


async def sign_out(unit: Unit, actor: Actor) -> None:
    """End the login that this request came with."""
    if actor.login_id:
        await unit.logins.end_login(actor.login_id, unit.now)
        unit.audit(AuditEntry("login.end", "login", actor.login_id, actor.id))


async def end_own_login(unit: Unit, actor: Actor, login_id: UUID) -> None:
    """End one of one's own logins."""
    if all(login.id != login_id for login in await unit.logins.logins_of(actor.id)):
        raise NotFound
    await unit.logins.end_login(login_id, unit.now)
    unit.audit(AuditEntry("login.end", "login", login_id, actor.id))


async def make_token(unit: Unit, actor: Actor, secrets: Secrets, name: str) -> tuple[Token, str]:
    """A personal token and its secret, which is shown this once."""
    secret = secrets.make("token", unit.account_id)
    token = Token(unit.new_id(), actor.id, name, unit.now)
    await unit.logins.add_token(token, secret)
    unit.audit(AuditEntry("token.make", "token", token.id, actor.id))
    return token, secret


async def end_own_token(unit: Unit, actor: Actor, token_id: UUID) -> None:
    """End one of one's own tokens."""
    if all(token.id != token_id for token in await unit.logins.tokens_of(actor.id)):
        raise NotFound
    await unit.logins.end_token(token_id, unit.now)
    unit.audit(AuditEntry("token.end", "token", token_id, actor.id))


async def change_own_password(
    unit: Unit, actor: Actor, hashing: Hashing, sign_in: SignIn, current: str, new: str
) -> SignedIn:
    """Replace one's password: every login and token ends, and this browser goes on with a new login."""
    await sign_in.check_password_opens(unit, actor.id)
    await replace_password(unit, actor.id, hashing.replace(await unit.people.password_hash(actor.id), current, new))
    signed_in = await sign_in.begin_login(unit, actor.id, "")
    members = {"changed": ["password"], "login_id": str(signed_in.actor.login_id)}
    unit.audit(AuditEntry("user.password", "app_user", actor.id, actor.id, members))
    return signed_in
