"""Links that let somebody in, sent by mail. The link stands in the mail alone; until that has gone it is sealed."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flowpilot.application.ports import Secrets, Unit
from flowpilot.application.ports_links import LinkSeals
from flowpilot.application.ports_people import Invitation
from flowpilot.domain.account import User
from flowpilot.domain.language import Text
from flowpilot.domain.notification import LINK_PLACES, LinkKind, NewDelivery, NewNotification
from flowpilot.domain.titles import INVITATION, NEW_PASSWORD

INVITATION_LIVES = timedelta(days=7)
ASKED_RESET_LIVES = timedelta(hours=1)
GIVEN_RESET_LIVES = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LinkMaker:
    """Makes links and has them mailed."""

    secrets: Secrets
    seals: LinkSeals

    async def invite(self, unit: Unit, user_id: UUID, by: User) -> str:
        """The path of a new invitation, the only one of this person that stands."""
        await unit.links.end("invitation", user_id, "invited again")
        secret = self.secrets.make("invitation", unit.account_id)
        invitation = Invitation(unit.new_id(), user_id)
        await unit.logins.add_invitation(invitation, secret, by.id, unit.now, unit.now + INVITATION_LIVES)
        return await self._mail(unit, "invitation", user_id, INVITATION, secret, name=by.name)

    async def reset(self, unit: Unit, user_id: UUID, by: UUID | None) -> str:
        """The path to a new password, which an admin gives (`by`) or the person asked for."""
        secret = self.secrets.make("reset", unit.account_id)
        lives = GIVEN_RESET_LIVES if by else ASKED_RESET_LIVES
        await unit.links.add_reset(user_id, secret, by, unit.now, unit.now + lives)
        return await self._mail(unit, "password_reset", user_id, NEW_PASSWORD, secret)

    async def _mail(self, unit: Unit, kind: LinkKind, user_id: UUID, words: Text, secret: str, **members: str) -> str:
        path = f"{LINK_PLACES[kind]}/{secret}"
        delivery_id = unit.new_id()
        sealed = self.seals.close(unit.account_id, delivery_id, path)
        mail = NewDelivery("email", unit.now, id=delivery_id, sealed=sealed)
        title = words.filled(account=(await unit.accounts.get()).name, **members)
        await unit.notifications.add(None, [NewNotification(user_id, kind, title, LINK_PLACES[kind], [mail])])
        return path
