"""Signing in at the account's provider: there with a visit that is sealed in the browser, and back with a code."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flowpilot.application.people import UserChange, change_user
from flowpilot.application.ports import Secrets, Unit, Units
from flowpilot.application.ports_people import Login
from flowpilot.application.ports_provider import (
    Client,
    NotBelieved,
    NotGranted,
    ProviderDesk,
    ProviderFailed,
    ProviderSeals,
    Redeemed,
)
from flowpilot.application.sign_in import LOGIN_LIVES, SignedIn
from flowpilot.domain.account import Actor, User
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import LastAdmin
from flowpilot.domain.provider import Identity, Provider, TurnedBack, Visit, safe_path

VISIT_LASTS = timedelta(minutes=10)
RANDOM_BYTES = 32
# Asked anew so often whether somebody is still known: with a round, an answer and the ending of streams less than 60 s.
CHECKED_EVERY = timedelta(seconds=25)


@dataclass(frozen=True, slots=True)
class Departure:
    """Where somebody's browser goes, and the visit that it keeps meanwhile."""

    address: str
    state: str
    sealed: str


@dataclass(frozen=True, slots=True)
class Return:
    """What the provider's redirect said."""

    state: str
    code: str | None
    issuer: str | None
    error: str | None


class ProviderSignIn:
    """Lets people in by their account's provider. `allowed`: whether the operator lets accounts have one; `demo`:
    whether demo accounts may be entered."""

    def __init__(
        self,
        units: Units,
        desk: ProviderDesk,
        seals: ProviderSeals,
        login_secrets: Secrets,
        *,
        allowed: bool,
        demo: bool,
    ) -> None:
        self._units = units
        self._desk = desk
        self._seals = seals
        self._secrets = login_secrets
        self._allowed = allowed
        self._demo = demo

    async def depart(self, account_id: UUID, then: str) -> Departure:
        """The way there; `then` is the page to which the person wants. Raises `TurnedBack`."""
        async with self._units.begin(account_id) as unit:
            provider = await self._open_provider(unit)
            until = unit.now + VISIT_LASTS
        client = self._client(account_id, provider)
        state, verifier, nonce = (secrets.token_urlsafe(RANDOM_BYTES) for _ in range(3))
        visit = Visit(account_id, provider.id, state, verifier, nonce, safe_path(then), until)
        try:
            address = await self._desk.way_in(client, visit)
        except ProviderFailed as failed:
            raise TurnedBack("not_reached", f"{failed.fault} {failed.detail}") from None
        return Departure(address, state, self._seals.close_visit(visit))

    async def come_back(self, visit: Visit, back: Return, user_agent: str) -> SignedIn:
        """Signed in by a login of its own. Raises `TurnedBack`."""
        async with self._units.begin(visit.account_id) as unit:
            provider = await self._open_provider(unit)
            now = unit.now
        if provider.id != visit.provider_id or back.state != visit.state or now > visit.until:
            raise TurnedBack("begin_again", "too late, or set up anew meanwhile")
        if back.error or not back.code:
            raise TurnedBack("cancelled", f"the provider said {(back.error or 'nothing')[:100]!r}")
        client = self._client(visit.account_id, provider)
        try:
            redeemed = await self._desk.redeem(client, visit, back.code, back.issuer, now)
        except ProviderFailed as failed:
            raise TurnedBack("not_reached", f"{failed.fault} {failed.detail}") from None
        except NotGranted:
            raise TurnedBack("begin_again", "the code was not taken") from None
        except NotBelieved as error:
            raise TurnedBack("not_believed", str(error)) from None
        async with self._units.begin(visit.account_id) as unit:
            return await self._enter(unit, visit, redeemed, user_agent)

    async def _enter(self, unit: Unit, visit: Visit, redeemed: Redeemed, user_agent: str) -> SignedIn:
        provider = await self._open_provider(unit)
        if provider.id != visit.provider_id:
            raise TurnedBack("begin_again", "set up anew meanwhile")
        user = await _person_of(unit, provider, redeemed.identity)
        await unit.providers.bind(user.id, redeemed.identity)
        user = await _with_role(unit, provider, user, redeemed.identity)
        secret = self._secrets.make("login", unit.account_id)
        sealed, lives = None, provider.login_lives
        login_id = unit.new_id()
        if redeemed.refresh_token:
            sealed, lives = self._seals.close(unit.account_id, login_id, redeemed.refresh_token), LOGIN_LIVES
        login = Login(login_id, user.id, user_agent[:200], unit.now, unit.now + lives)
        state_hash = hashlib.sha256(visit.state.encode()).digest()
        if not await unit.providers.add_login(login, secret, provider.id, state_hash, sealed):
            raise TurnedBack("begin_again", "this visit opened a login before")
        if sealed:
            await unit.providers.hurry(CHECKED_EVERY)
        members = {"by": "provider", "issuer": provider.issuer, "checked": sealed is not None}
        unit.audit(AuditEntry("login.start", "login", login.id, user.id, members))
        return SignedIn(Actor(user, await unit.accounts.get(), login.id, None), secret)

    async def _open_provider(self, unit: Unit) -> Provider:
        provider = await unit.providers.get() if self._allowed else None
        if provider is None:
            raise TurnedBack("no_provider")
        account = await unit.accounts.get()
        if account.is_demo and not self._demo:
            raise TurnedBack("no_provider")
        if account.suspended_at:
            raise TurnedBack("suspended")
        return provider

    def _client(self, account_id: UUID, provider: Provider) -> Client:
        secret = self._seals.open(account_id, provider.id, provider.sealed)
        if secret is None:
            raise TurnedBack("not_reached", "the client secret cannot be read any more; it has to be saved again")
        return Client(provider.issuer, provider.client_id, secret)


async def _person_of(unit: Unit, provider: Provider, identity: Identity) -> User:
    """Who this is: by issuer and subject, else by a verified address that nobody else at the provider is bound to, else
    somebody new."""
    people = await unit.people.lock()  # of visits that end together one makes the person
    bound = await unit.providers.person(identity.issuer, identity.subject)
    user = next((user for user in people if user.id == bound), None)
    email = identity.email or (user.email if user else None)
    if email is None:
        raise TurnedBack("no_address", "no verified address")
    provider.check_address(email)
    user = user or next((user for user in people if user.email == email), None)
    if user is None:
        return await _somebody_new(unit, provider, identity, email)
    if user.id != bound and await unit.providers.issuer_of(user.id) == identity.issuer:
        raise TurnedBack("other_person", "the address belongs to another subject of this provider")
    if not user.is_active:
        raise TurnedBack("disabled")
    if user.invited:
        await unit.links.end("invitation", user.id, "signed in at the provider")
    if user.id != bound:
        unit.audit(AuditEntry("identity.bind", "app_user", user.id, user.id, {"issuer": identity.issuer}))
    return user


async def _somebody_new(unit: Unit, provider: Provider, identity: Identity, email: str) -> User:
    name = identity.name or email.partition("@")[0]
    role = provider.role_of(identity.claims)
    user = User(unit.new_id(), email, name, role, 1, None, unit.now, None, None, invited=False)
    if not await unit.people.add(user, None):
        raise TurnedBack("other_person", "the address belongs to somebody who cannot sign in")
    members = {"role": role, "tier": user.tier, "issuer": identity.issuer}
    unit.audit(AuditEntry("user.add", "app_user", user.id, None, members))
    return user


async def _with_role(unit: Unit, provider: Provider, user: User, identity: Identity) -> User:
    """With the role of today. The last admin stays one, whatever the claim says."""
    if provider.role_claim is None:
        return user
    role = provider.role_of(identity.claims)
    if role == user.role:
        return user
    try:
        return await change_user(unit, None, user.id, UserChange(role=role, tier=None, disabled=None))
    except LastAdmin:
        return user
