"""People, logins and the account itself, in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports import KeyScope, StoredAnswer
from flowpilot.application.ports_metrics import ExportRow, Start
from flowpilot.application.ports_people import Invitation, Login, OpenedInvitation, Token
from flowpilot.domain.account import Account, Actor, User
from flowpilot.domain.metric import NO_FILTERS, Attribute, Cohort, Filters, SortedCohort
from tests.fakes.store import Clock, Rows


class MemoryAccounts:
    """See `application.ports.Accounts`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def get(self) -> Account:
        return self._rows.account

    async def add(self, account: Account, epoch: str) -> None:
        self._rows.account = account

    async def wait_to_found(self) -> None:
        return None

    async def change(self, *, name: str, time_zone: str, locale: str) -> None:
        self._rows.account = replace(self._rows.account, name=name, time_zone=time_zone, locale=locale)

    async def suspend(self, at: datetime | None) -> None:
        self._rows.account = replace(self._rows.account, suspended_at=at)

    async def begin_pilot(self, started_at: datetime, set_at: datetime) -> bool:
        if self._rows.account.pilot_set_at:
            return False
        self._rows.account = replace(self._rows.account, pilot_started_at=started_at, pilot_set_at=set_at)
        return True


class MemoryPeople:
    """See `application.ports_people.People`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def get(self, user_id: UUID) -> User | None:
        return next((user for user in await self.list() if user.id == user_id), None)

    async def hold(self, user_id: UUID) -> User | None:
        return await self.get(user_id)

    async def list(self) -> Sequence[User]:
        present = [user for user in self._rows.users.values() if user.deleted_at is None]
        return sorted(present, key=lambda user: user.name)

    async def with_email(self, email: str) -> User | None:
        return next((user for user in await self.list() if user.email == email), None)

    async def lock(self) -> Sequence[User]:
        return await self.list()

    async def add(self, user: User, password_hash: str | None) -> bool:
        if await self.with_email(user.email):
            return False
        self._rows.users[user.id] = user
        self._rows.password_hashes[user.id] = password_hash
        return True

    async def add_hidden(self, user: User) -> None:
        return

    async def change(self, user: User) -> None:
        self._rows.users[user.id] = user

    async def password_hash(self, user_id: UUID) -> str | None:
        return self._rows.password_hashes[user_id]

    async def set_password(self, user_id: UUID, password_hash: str | None) -> None:
        self._rows.password_hashes[user_id] = password_hash


class MemoryLogins:
    """See `application.ports_people.Logins`."""

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    async def by_cookie(self, secret: str) -> Actor | None:
        login = self._rows.logins.get(secret)
        if login is None or login.expires_at <= self._clock.now:
            return None
        return Actor(self._rows.users[login.user_id], self._rows.account, login.id, None)

    async def by_token(self, secret: str) -> Actor | None:
        token = self._rows.tokens.get(secret)
        return Actor(self._rows.users[token.user_id], self._rows.account, None, token.id) if token else None

    async def add_login(self, login: Login, secret: str) -> None:
        self._rows.logins[secret] = login

    async def logins_of(self, user_id: UUID) -> Sequence[Login]:
        return [login for login in self._rows.logins.values() if login.user_id == user_id]

    async def end_login(self, login_id: UUID, at: datetime) -> None:
        self._rows.logins = {secret: one for secret, one in self._rows.logins.items() if one.id != login_id}

    async def end_logins(self, user_id: UUID, at: datetime) -> None:
        self._rows.logins = {secret: one for secret, one in self._rows.logins.items() if one.user_id != user_id}

    async def add_token(self, token: Token, secret: str) -> None:
        self._rows.tokens[secret] = token

    async def tokens_of(self, user_id: UUID) -> Sequence[Token]:
        return [token for token in self._rows.tokens.values() if token.user_id == user_id]

    async def end_token(self, token_id: UUID, at: datetime) -> None:
        self._rows.tokens = {secret: one for secret, one in self._rows.tokens.items() if one.id != token_id}

    async def end_tokens(self, user_id: UUID, at: datetime) -> None:
        self._rows.tokens = {secret: one for secret, one in self._rows.tokens.items() if one.user_id != user_id}

    async def add_invitation(
        self, invitation: Invitation, secret: str, by: UUID, at: datetime, until: datetime
    ) -> None:
        self._rows.invitations[secret] = invitation.user_id

    async def read_invitation(self, secret: str) -> OpenedInvitation | None:
        return None

    async def take_invitation(self, secret: str) -> Invitation | None:
        user_id = self._rows.invitations.pop(secret, None)
        return Invitation(user_id, user_id) if user_id else None


class MemoryAnswers:
    """See `application.ports.Answers`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def reserve(self, scope: KeyScope) -> bool:
        return True

    async def find(self, scope: KeyScope) -> StoredAnswer | None:
        return self._rows.answers.get(scope)

    async def keep(self, scope: KeyScope, answer: StoredAnswer) -> None:
        self._rows.answers[scope] = answer


class MemoryMetrics:
    """See `application.ports_metrics.Metrics`: an account in which nothing was escalated yet."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def cohort(self, start: Start, filters: Filters = NO_FILTERS, *, main: bool = False) -> Cohort:
        return Cohort(self._clock.now, [])

    async def sorted_by(self, attribute: Attribute, start: Start, filters: Filters = NO_FILTERS) -> SortedCohort:
        return SortedCohort(self._clock.now, [])

    async def export(self, start: Start, filters: Filters = NO_FILTERS) -> Sequence[ExportRow]:
        return []
