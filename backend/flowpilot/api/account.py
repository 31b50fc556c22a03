"""The account itself."""

from typing import Annotated, get_args
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator

from flowpilot.api.requests import ADMIN, ANYONE, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Body, Name, Out
from flowpilot.application import accounts
from flowpilot.domain.account import Account
from flowpilot.domain.errors import Unfit
from flowpilot.domain.language import Language, Text

anyone = router_for(ANYONE, tags=["account"])
admin = router_for(ADMIN, tags=["account"])
NO_TIME_ZONE = Text(
    "This is no IANA time zone, such as Europe/Berlin.", "Das ist keine IANA-Zeitzone wie Europe/Berlin."
)
NO_LANGUAGE = Text("FlowPilot does not speak this language yet.", "Diese Sprache spricht FlowPilot noch nicht.")
LANGUAGES: tuple[Language, ...] = get_args(Language)


def _time_zone(value: str) -> str:
    if value not in available_timezones():
        raise Unfit(NO_TIME_ZONE)
    return value


TimeZone = Annotated[str, AfterValidator(_time_zone)]


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise Unfit(NO_LANGUAGE)
    return value


Locale = Annotated[str, AfterValidator(_language)]


class AccountOut(Out):
    id: UUID
    name: str
    time_zone: str
    locale: str


class AccountDetailOut(AccountOut):
    is_demo: bool
    has_model: bool


class AccountIn(Body):
    name: Name | None = None
    time_zone: TimeZone | None = None
    locale: Locale | None = None


@anyone.get("/account")
async def read_account(actor: TheActor, services: TheServices) -> AccountDetailOut:
    """The account of whoever asks. `has_model`: whether a language model is set up."""
    return _detail(actor.account, has_model=services.has_model)


@admin.patch("/account")
async def change_account(body: AccountIn, unit: TheUnit, actor: TheActor, services: TheServices) -> AccountDetailOut:
    """Change name, time zone or language."""
    account = await accounts.change_account(unit, actor, body.name, body.time_zone, body.locale)
    return _detail(account, has_model=services.has_model)


def _detail(account: Account, *, has_model: bool) -> AccountDetailOut:
    return AccountDetailOut(
        id=account.id,
        name=account.name,
        time_zone=account.time_zone,
        locale=account.locale,
        is_demo=account.is_demo,
        has_model=has_model,
    )
