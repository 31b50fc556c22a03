"""What may be refused, in words that the API passes on. `code` is stable; `members` travel beside it."""

from collections.abc import Mapping

from flowpilot.domain.language import Text


class Refused(Exception):
    """The act was understood and refused; nothing was changed."""

    code = "refused"
    title = "Refused"

    def __init__(self, detail: str = "", **members: object) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.members: Mapping[str, object] = members


class NotSignedIn(Refused):
    """Nobody is signed in, or no longer."""

    code = "not_signed_in"
    title = "Please sign in."


class WrongCredentials(Refused):
    """Wrong address, wrong password or a disabled person: deliberately one answer."""

    code = "wrong_credentials"
    title = "This address and password do not fit together."


class PasswordsOff(Refused):
    """The account's people sign in at their company's provider; `account_id` says where the way there begins."""

    code = "passwords_off"
    title = "Your company signs in without FlowPilot's passwords."


class TurnedAway(Refused):
    """The company's provider refused the person, and neither it nor an admin has let them in since; `account_id`, where
    there still is a provider, says where the way there begins."""

    code = "turned_away"
    title = "Your company's sign-in does not let you in any more."


class ChooseAccount(Refused):
    """Address and password fit people in several accounts; `accounts` lists them."""

    code = "choose_account"
    title = "Which account?"


class RateLimited(Refused):
    """Too many tries; `retry_after` seconds."""

    code = "rate_limited"
    title = "Too many tries. Please wait."

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Please try again in {retry_after} seconds.")
        self.retry_after = retry_after


class Forbidden(Refused):
    """The person's role does not allow it."""

    code = "forbidden"
    title = "Your role does not allow this."


class CrossSite(Refused):
    """A request that another site made in the person's name."""

    code = "cross_site"
    title = "This request came from another site."


class NotFound(Refused):
    """Absent, or another account's: deliberately one answer."""

    code = "not_found"
    title = "There is nothing here."


class NotTheOwner(Refused):
    """Only the session's owner may."""

    code = "not_the_owner"
    title = "Only the owner of the session may do this."


class NotTheClaimer(Refused):
    """Only the person who claimed the handoff may."""

    code = "not_the_claimer"
    title = "Only the person who claimed this may do it."


class NotTheAuthor(Refused):
    """Only who wrote it, or an admin, may."""

    code = "not_the_author"
    title = "Only who wrote this, or an admin, may do this."


class AlreadyRedacted(Refused):
    """The text was taken away before."""

    code = "already_redacted"
    title = "This text was taken away already."


class ClientInTransit(Refused):
    """Sessions of the client ask for somebody just now; `in_transit` says how many."""

    code = "client_in_transit"
    title = "Sessions of this client are in transit."

    def __init__(self, in_transit: int) -> None:
        super().__init__("End or cancel its escalations first.", in_transit=in_transit)


class OwnEscalation(Refused):
    """Nobody claims what they escalated themselves."""

    code = "own_escalation"
    title = "You escalated this yourself."


class Invalid(Refused):
    """A value does not fit; `pointer` is a JSON pointer into the request. What people meet on a page says its reason in
    both languages."""

    code = "invalid"
    title = "Something in the request does not fit."

    def __init__(self, pointer: str, reason: str | Text) -> None:
        super().__init__(reason.en if isinstance(reason, Text) else reason)
        self.pointer = pointer
        self.reason = reason


class Unfit(ValueError):
    """No schema takes such a value; says why in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class TargetNotAvailable(Invalid):
    """The named person cannot be asked: absent, disabled, a viewer, the escalator, or whoever just lets go."""

    code = "target_not_available"
    title = "This person cannot be asked."

    def __init__(self, pointer: str) -> None:
        super().__init__(pointer, self.title)


class WrongState(Refused):
    """The act does not fit the present `state`."""

    code = "wrong_state"
    title = "This is not possible in the present state."

    def __init__(self, state: str) -> None:
        super().__init__(f"This is not possible while it is {state.replace('_', ' ')}.", state=state)


class AlreadyInTransit(Refused):
    """The session is escalated already."""

    code = "already_in_transit"
    title = "This session is escalated already."


class HandoffAlreadyClaimed(Refused):
    """Somebody else holds it; `claimed_by` and `claimed_at` say who and since when."""

    code = "handoff_already_claimed"
    title = "Somebody else claimed this already."


class NoModel(Refused):
    """No language model is set."""

    code = "no_model"
    title = "No language model is set up."


class LastAdmin(Refused):
    """An account keeps at least one active admin."""

    code = "last_admin"
    title = "This is the last active admin of the account."


class LimitReached(Refused):
    """There are as many of these as there may be."""

    code = "limit_reached"
    title = "There are as many of these as there may be."


class PilotAlreadySet(Refused):
    """When the pilot began is said once."""

    code = "pilot_already_set"
    title = "When the pilot began was set already."


class NotJoined(Refused):
    """The person was invited and has no password yet."""

    code = "not_joined"
    title = "This person has not accepted the invitation yet."


class AlreadyJoined(Refused):
    """The person has a password: there is nothing to be invited to."""

    code = "already_joined"
    title = "This person has already joined."


class ClientNameTaken(Refused):
    """Another client has this name."""

    code = "client_name_taken"
    title = "Another client has this name."


class AccountSuspended(Refused):
    """The operator has suspended the account: nobody gets in, and nothing is sent."""

    code = "account_suspended"
    title = "This account is suspended. Whoever runs FlowPilot for you can say why."


class EmailTaken(Refused):
    """The address belongs to somebody in this account already."""

    code = "email_taken"
    title = "Somebody in this account has this address already."


class IdempotencyKeyReused(Refused):
    """The key was used for another body."""

    code = "idempotency_key_reused"
    title = "This Idempotency-Key was used for another request."


class IdempotencyInProgress(Refused):
    """The first request with this key is still running."""

    code = "idempotency_in_progress"
    title = "The first request with this Idempotency-Key is still running."


class Unavailable(Refused):
    """The database or the capacity to answer is missing for the moment."""

    code = "unavailable"
    title = "FlowPilot cannot answer for the moment. Please try again."
