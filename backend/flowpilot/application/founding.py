"""The first account: founded in the browser by whoever holds the link that the server printed where it was started."""

from dataclasses import dataclass

from flowpilot.application.accounts import create_account
from flowpilot.application.ports import Directory, Passwords, Units
from flowpilot.application.ports_founding import FoundingLink, Installation
from flowpilot.application.sign_in import FAILURES_ALLOWED, FAILURES_FORGOTTEN_AFTER, SignedIn, SignIn
from flowpilot.domain.errors import NotFound, RateLimited

FOUNDING = "founding"  # no mail address: it stands where wrong passwords are counted by address


@dataclass(frozen=True, slots=True)
class Founder:
    """The first admin, and what they call their account."""

    account_name: str
    name: str
    email: str
    password: str
    time_zone: str
    locale: str


class Founding:
    """Lets one person found the first account. There is no second one this way."""

    def __init__(
        self,
        units: Units,
        installation: Installation,
        link: FoundingLink,
        directory: Directory,
        passwords: Passwords,
        sign_in: SignIn,
    ) -> None:
        self._units = units
        self._installation = installation
        self._link = link
        self._directory = directory
        self._passwords = passwords
        self._sign_in = sign_in

    async def is_open(self) -> bool:
        """Whether nobody has an account here yet."""
        return await self._installation.is_empty()

    async def found(self, secret: str, founder: Founder, user_agent: str, source: str) -> SignedIn:
        """The first admin, signed in. Raises `NotFound` for another link, and for every link once there is an account;
        `RateLimited` after ten wrong ones from this source (an IP address)."""
        if await self._directory.recent_failures(FOUNDING, source) >= FAILURES_ALLOWED:
            raise RateLimited(FAILURES_FORGOTTEN_AFTER)
        if not (self._link.opens(secret) and await self._installation.is_empty()):
            await self._directory.note_failure(FOUNDING, source)
            raise NotFound
        account_id, epoch = self._installation.new_account()
        async with self._units.begin(account_id) as unit:
            await unit.accounts.wait_to_found()
            if not await self._installation.is_empty():  # of two at once the second one waited
                raise NotFound
            admin = await create_account(
                unit,
                self._passwords,
                name=founder.account_name,
                epoch=epoch,
                admin_email=founder.email,
                admin_password=founder.password,
                admin_name=founder.name,
                time_zone=founder.time_zone,
                locale=founder.locale,
            )
            signed_in = await self._sign_in.begin_login(unit, admin.id, user_agent)
        self._link.end()
        return signed_in
