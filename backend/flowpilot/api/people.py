"""People of an account, managed by its admins; everybody who works on sessions may see who can be asked."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from flowpilot.api.hashing import TheHashing
from flowpilot.api.requests import ADMIN, WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Body, Email, Name, NewPassword, Out, Time
from flowpilot.application import forgotten, people
from flowpilot.domain.account import Role, User, audience
from flowpilot.domain.notification import DeliveryState

admin = router_for(ADMIN, tags=["people"])
working = router_for(WORKING, tags=["people"])
Tier = Annotated[int, Field(ge=1, le=3)]


class UserIn(Body):
    email: Email
    name: Name
    role: Role
    tier: Tier = 1
    password: NewPassword | None = None


class UserChangeIn(Body):
    role: Role | None = None
    tier: Tier | None = None
    disabled: bool | None = None


class UserOut(Out):
    id: UUID
    email: str
    name: str
    role: Role
    tier: int
    disabled: bool
    invited: bool
    turned_away: bool = Field(
        description="The account's provider of identities refused them. It lets them in again, or a new password does."
    )
    created_at: Time

    @classmethod
    def of(cls, user: User) -> "UserOut":
        """From the domain."""
        return cls(**_members(user))


class InvitationOut(Out):
    created_at: Time
    expires_at: Time
    stands: bool = Field(description="False when it has expired or was withdrawn.")
    mail_state: DeliveryState | None
    mail_reason: str | None


class ListedUserOut(UserOut):
    invitation: InvitationOut | None = Field(description="The newest one, until it is accepted.")


class NewUserOut(UserOut):
    invitation_url: str | None = Field(description="Shown this once, when no password was given.")


class InvitedOut(Out):
    invitation_url: str = Field(description="Shown this once, and mailed.")


class PasswordLinkOut(Out):
    reset_url: str = Field(description="Shown this once, and mailed. It works for a day.")


class UsersOut(Out):
    items: list[ListedUserOut]


class ColleagueOut(Out):
    id: UUID
    name: str
    role: Role
    tier: int


class ColleaguesOut(Out):
    items: list[ColleagueOut]


@admin.post("/users", status_code=201)
async def add_user(
    body: UserIn, unit: TheUnit, actor: TheActor, services: TheServices, hashing: TheHashing
) -> NewUserOut:
    """Add somebody. Without a password they are invited: `invitation_url` is for them alone, and mailed to them."""
    password_hash = hashing.hash(body.password) if body.password else None
    new = people.NewUser(body.email, body.name, body.role, body.tier, password_hash)
    user, path = await people.add_user(unit, actor, services.links, new)
    return NewUserOut(**_members(user), invitation_url=services.base_url + path if path else None)


@admin.post("/users/{user_id}/invitation", status_code=201)
async def invite_again(user_id: UUID, unit: TheUnit, actor: TheActor, services: TheServices) -> InvitedOut:
    """A new invitation for somebody who has not joined; former links end. 409 `already_joined`."""
    path = await people.invite_again(unit, actor, services.links, user_id)
    return InvitedOut(invitation_url=services.base_url + path)


@admin.delete("/users/{user_id}/invitation", status_code=204)
async def withdraw_invitation(user_id: UUID, unit: TheUnit, actor: TheActor) -> None:
    """The invitation's link leads nowhere any more. 409 `already_joined`."""
    await people.withdraw_invitation(unit, actor, user_id)


@admin.post("/users/{user_id}/password-link", status_code=201)
async def give_password_link(user_id: UUID, unit: TheUnit, actor: TheActor, services: TheServices) -> PasswordLinkOut:
    """A link to a new password for somebody who is locked out. 409 `not_joined` for who was only invited."""
    path = await forgotten.give_reset(unit, actor, services.links, user_id)
    return PasswordLinkOut(reset_url=services.base_url + path)


@admin.get("/users")
async def list_users(unit: TheUnit) -> UsersOut:
    """Everybody in the account, by name."""
    invitations = await unit.links.invitations()
    return UsersOut(
        items=[
            ListedUserOut(
                **_members(user),
                invitation=InvitationOut.model_validate(invitations[user.id])
                if user.invited and user.id in invitations
                else None,
            )
            for user in await unit.people.list()
        ]
    )


@working.get("/colleagues")
async def list_colleagues(unit: TheUnit, actor: TheActor) -> ColleaguesOut:
    """Whom one could ask for help: active engineers and admins, without oneself."""
    found = audience(list(await unit.people.list()), without={actor.id})
    return ColleaguesOut(items=[ColleagueOut.model_validate(user) for user in found])


@admin.patch("/users/{user_id}")
async def change_user(user_id: UUID, body: UserChangeIn, unit: TheUnit, actor: TheActor) -> UserOut:
    """Change role or tier; disable or enable."""
    change = people.UserChange(body.role, body.tier, body.disabled)
    return UserOut.of(await people.change_user(unit, actor, user_id, change))


@admin.delete("/users/{user_id}", status_code=204)
async def delete_user(user_id: UUID, unit: TheUnit, actor: TheActor) -> None:
    """Remove a person; what they did stays under "former user"."""
    await people.delete_user(unit, actor, user_id)


def _members(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "role": user.role,
        "tier": user.tier,
        "disabled": user.disabled_at is not None,
        "invited": user.invited,
        "turned_away": user.turned_away_at is not None,
        "created_at": user.created_at,
    }
