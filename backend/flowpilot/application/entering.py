"""Entering by a link instead of a password: an invitation, or the way to a new password."""

from uuid import UUID

from flowpilot.application.forgotten import take_reset
from flowpilot.application.people import accept_invitation, read_invitation
from flowpilot.application.ports import Passwords, Unit, Units
from flowpilot.application.ports_people import OpenedInvitation
from flowpilot.application.sign_in import SignedIn, SignIn
from flowpilot.domain.account import Account
from flowpilot.domain.errors import NotFound
from flowpilot.domain.secret import SecretKind, account_in


class Entering:
    """Lets in whoever holds the secret of a link, which names its account. Each raises `NotFound` for a link that is
    unknown, used or expired."""

    def __init__(self, units: Units, passwords: Passwords, sign_in: SignIn) -> None:
        self._units = units
        self._passwords = passwords
        self._sign_in = sign_in

    async def read(self, secret: str) -> tuple[OpenedInvitation, Account]:
        """Who invites whom, and where; the invitation stays open."""
        async with self._units.begin(_account(secret, "invitation")) as unit:
            return await read_invitation(unit, secret)

    async def accept(self, secret: str, name: str, password: str, user_agent: str) -> SignedIn:
        """Take the invitation with this name and password. Raises `PasswordsOff`."""
        account_id = _account(secret, "invitation")
        password_hash = await self._passwords.hash(password)
        async with self._units.begin(account_id) as unit:
            user_id = await accept_invitation(unit, secret, name, password_hash)
            return await self._enter(unit, user_id, user_agent)

    async def reset(self, secret: str, password: str, user_agent: str) -> SignedIn:
        """Replace the password; all logins and tokens of before end. Raises `PasswordsOff` or `TurnedAway`."""
        account_id = _account(secret, "reset")
        password_hash = await self._passwords.hash(password)
        async with self._units.begin(account_id) as unit:
            user_id = await take_reset(unit, secret, password_hash)
            return await self._enter(unit, user_id, user_agent)

    async def _enter(self, unit: Unit, user_id: UUID, user_agent: str) -> SignedIn:
        await self._sign_in.check_password_opens(unit, user_id)
        return await self._sign_in.begin_login(unit, user_id, user_agent)


def _account(secret: str, kind: SecretKind) -> UUID:
    account_id = account_in(secret, kind)
    if account_id is None:
        raise NotFound
    return account_id
