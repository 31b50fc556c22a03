"""The link in a mail that stops them, also when a mail program follows it by itself (RFC 8058)."""

from fastapi import APIRouter

from flowpilot.api.requests import TheServices
from flowpilot.application import alerts
from flowpilot.domain.errors import NotFound

# Mail programs post a form of their own; nobody is signed in, and the token alone says who it is about.
public = APIRouter(prefix="/unsubscribe", tags=["alerts"])


@public.post("/{token}", status_code=204)
async def stop_mail(token: str, services: TheServices) -> None:
    """No mail any more for the person whom the token names. Whatever the body says is not looked at."""
    found = services.unsubscribe_tokens.read(token)
    if found is None:
        raise NotFound
    account_id, user_id = found
    async with services.units.begin(account_id) as unit:
        await alerts.stop_mail(unit, user_id)
