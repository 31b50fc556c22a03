"""One's own name, language and time zone."""

from flowpilot.api.account import Locale, TimeZone
from flowpilot.api.requests import ANYONE, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Body, Name, Out
from flowpilot.application import people

own = router_for(ANYONE, prefix="/auth", tags=["sign-in"])


class ProfileIn(Body):
    """What is absent stays. `null` for language or time zone: the account's."""

    name: Name = ""
    locale: Locale | None = None
    time_zone: TimeZone | None = None


class ProfileOut(Out):
    """`locale` and `time_zone` are null where the account's hold."""

    email: str
    name: str
    locale: str | None
    time_zone: str | None


@own.get("/profile")
async def read_profile(actor: TheActor) -> ProfileOut:
    """One's own name, language and time zone."""
    return ProfileOut.model_validate(actor.user)


@own.patch("/profile")
async def change_profile(body: ProfileIn, unit: TheUnit, actor: TheActor) -> ProfileOut:
    """Change one's own name, language or time zone."""
    change = people.OwnChange(**body.model_dump(exclude_unset=True))
    return ProfileOut.model_validate(await people.change_oneself(unit, actor, change))
