"""The account's provider of identities, for its admins."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Request
from pydantic import AfterValidator, Field

from flowpilot.api.requests import ADMIN, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Body, EmptyAsNone, Name, Out, Text, Time
from flowpilot.api.services import Services
from flowpilot.application import provider as use_cases
from flowpilot.application.ports import Unit
from flowpilot.application.provider import ProviderTrial, ProviderWishes
from flowpilot.domain.account import Role
from flowpilot.domain.errors import Unfit
from flowpilot.domain.language import Text as Spoken
from flowpilot.domain.provider import Provider

admin = router_for(ADMIN, prefix="/account/sign-in", tags=["sign-in"])

NOT_YET = UUID(int=0)  # the use case gives it an id

TryOutcome = Literal["works", "not_reached", "no_discovery", "wrong_issuer", "incomplete", "no_keys", "wrong_client"]


def _domain(value: str) -> str:
    domain = value.strip().lower().removeprefix("@")
    if not domain or "." not in domain or any(sign in domain for sign in " @/\\*"):
        raise Unfit(Spoken("A domain is written like msp.example.", "Eine Domain wird wie msp.example geschrieben."))
    return domain


Domain = Annotated[Text, Field(max_length=253), AfterValidator(_domain)]
ClaimValue = Annotated[Text, Field(min_length=1, max_length=300), AfterValidator(str.strip)]
ClaimValues = Annotated[list[ClaimValue], Field(max_length=50)]
Secret = Annotated[Text | None, Field(max_length=1_000), EmptyAsNone]


class RoleValues(Body):
    admin: ClaimValues = Field(default_factory=list)
    engineer: ClaimValues = Field(default_factory=list)
    viewer: ClaimValues = Field(default_factory=list)


class ClientIn(Body):
    issuer: Annotated[Name, Field(description="As its discovery says it, such as https://accounts.google.com.")]
    client_id: Name
    client_secret: Secret = Field(default=None, description="Left out: the one that was saved before.")


class SignInIn(ClientIn):
    domains: Annotated[list[Domain], Field(min_length=1, max_length=50)]
    role_claim: Annotated[Name | None, EmptyAsNone] = Field(
        default=None, description="The claim whose values say the role at every sign-in. None: FlowPilot alone does."
    )
    roles: RoleValues = RoleValues()
    otherwise: Role | None = Field(
        default="engineer", description="The role of whom no value fits; null: they are not let in."
    )
    passwords: bool = Field(default=True, description="Whether people may also sign in by password.")
    login_hours: int = Field(
        default=12, ge=1, le=720, description="How long a login stands that the provider cannot be asked about."
    )

    def wishes(self) -> ProviderWishes:
        """For the use case."""
        provider = Provider(
            NOT_YET,
            self.issuer,
            self.client_id,
            b"",
            list(dict.fromkeys(self.domains)),
            self.role_claim,
            {"admin": self.roles.admin, "engineer": self.roles.engineer, "viewer": self.roles.viewer},
            self.otherwise if self.role_claim else self.otherwise or "engineer",
            self.passwords,
            self.login_hours,
        )
        return ProviderWishes(provider, self.client_secret)


class ProviderOut(Out):
    issuer: str
    client_id: str
    domains: list[str]
    role_claim: str | None
    roles: RoleValues
    otherwise: Role | None
    passwords: bool
    login_hours: int
    people: int = Field(description="How many sign in there.")
    failing_since: Time | None = Field(description="Since when it does not answer whether people are still known.")
    failure: str | None


class SignInOut(Out):
    is_allowed: bool = Field(description="Whether the operator lets accounts have a provider.")
    redirect_uri: str = Field(description="What has to be registered at the provider.")
    sign_in_url: str = Field(description="The link with which people of this account sign in at the provider.")
    provider: ProviderOut | None


class TriedOut(Out):
    outcome: TryOutcome
    detail: str


@admin.get("")
async def read_sign_in(unit: TheUnit, services: TheServices) -> SignInOut:
    """How the account's people sign in. The client secret is never shown again."""
    return await _shown(unit, services, await unit.providers.get())


@admin.put("")
async def change_sign_in(body: SignInIn, unit: TheUnit, actor: TheActor, services: TheServices) -> SignInOut:
    """Set the provider up. Passwords can be turned off once an admin has signed in there."""
    return await _shown(unit, services, await use_cases.set_up(unit, actor, services.provider_office, body.wishes()))


@admin.delete("", status_code=204)
async def remove_sign_in(unit: TheUnit, actor: TheActor) -> None:
    """Passwords alone again; everybody whom the provider let in is signed out."""
    await use_cases.take_down(unit, actor)


async def _trial(request: Request, services: TheServices) -> ProviderTrial:
    """One a request: it is the same when the use case runs a second time."""
    if not hasattr(request.state, "provider_trial"):
        request.state.provider_trial = ProviderTrial(services.provider_office)
    trial: ProviderTrial = request.state.provider_trial
    return trial


@admin.post("/try")
async def try_sign_in(body: ClientIn, unit: TheUnit, trial: Annotated[ProviderTrial, Depends(_trial)]) -> TriedOut:
    """Ask the provider for its description, its keys, and whether it knows the client and its secret. Saves nothing.
    That the address to come back to is registered shows only when somebody signs in."""
    failed = await trial.run(unit, body.issuer, body.client_id, body.client_secret)
    return TriedOut(outcome=failed.fault if failed else "works", detail=failed.detail if failed else "")


async def _shown(unit: Unit, services: Services, provider: Provider | None) -> SignInOut:
    return SignInOut(
        is_allowed=services.provider_office.allowed,
        redirect_uri=f"{services.base_url}/oidc/callback",
        sign_in_url=f"{services.base_url}/sign-in/{unit.account_id}",
        provider=await _provider(unit, provider) if provider else None,
    )


async def _provider(unit: Unit, provider: Provider) -> ProviderOut:
    values = provider.role_values
    return ProviderOut(
        issuer=provider.issuer,
        client_id=provider.client_id,
        domains=list(provider.domains),
        role_claim=provider.role_claim,
        roles=RoleValues(
            admin=list(values.get("admin", ())),
            engineer=list(values.get("engineer", ())),
            viewer=list(values.get("viewer", ())),
        ),
        otherwise=provider.role_otherwise,
        passwords=provider.passwords,
        login_hours=provider.login_hours,
        people=len(await unit.providers.joined(provider.issuer)),
        failing_since=provider.failing_since,
        failure=provider.failure,
    )
