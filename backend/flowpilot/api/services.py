"""What routes work with: built by the composition root, found by every request."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from flowpilot.application.answering import Answering
from flowpilot.application.entering import Entering
from flowpilot.application.forgotten import ForgottenPasswords
from flowpilot.application.founding import Founding
from flowpilot.application.links import LinkMaker
from flowpilot.application.ports import Passwords, Secrets, Units
from flowpilot.application.ports_alerts import Addresses, UnsubscribeTokens
from flowpilot.application.ports_metrics import Statistics
from flowpilot.application.ports_model import Model
from flowpilot.application.ports_playbooks import Library
from flowpilot.application.ports_provider import ProviderSeals
from flowpilot.application.ports_savings import SavingStatistics
from flowpilot.application.provider import ProviderOffice
from flowpilot.application.provider_sign_in import ProviderSignIn
from flowpilot.application.sign_in import SignIn
from flowpilot.domain.guide import Guide


@dataclass(frozen=True, slots=True)
class Services:
    """`base_url` is the address in links, without a trailing slash. `push_public_key` is what a browser subscribes
    with, `mail_server` a host with its port."""

    units: Units
    answering: Answering
    sign_in: SignIn
    entering: Entering
    provider_sign_in: ProviderSignIn
    provider_office: ProviderOffice
    provider_seals: ProviderSeals
    passwords: Passwords
    secrets: Secrets
    links: LinkMaker
    forgotten: ForgottenPasswords
    founding: Founding
    guide: Guide
    library: Library
    model: Model | None
    statistics: Statistics
    saving_statistics: SavingStatistics
    addresses: Addresses
    unsubscribe_tokens: UnsubscribeTokens
    push_public_key: str
    base_url: str
    demo: bool
    mail_is_set_up: bool
    mail_server: str | None

    @property
    def has_model(self) -> bool:
        """Whether a language model is set up."""
        return self.model is not None


def services_of(connection: HTTPConnection) -> Services:
    """The services of the application that answers this request."""
    services = connection.app.state.services
    if not isinstance(services, Services):
        raise TypeError("the application was built without its services")
    return services
