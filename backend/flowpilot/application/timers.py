"""What timers do when they fire: in one transaction, under the session's lock, each exactly once."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from flowpilot.application import leases
from flowpilot.application.claims import let_go_for
from flowpilot.application.ladder import RUNG, told_at_once
from flowpilot.application.leases import ASK, LAPSE
from flowpilot.application.ports import Unit, Units
from flowpilot.application.ports_ladder import DueTimer, NewTimer, Timer
from flowpilot.application.practice import PRACTICE, forget
from flowpilot.application.telling import Hearing, tell_people
from flowpilot.domain import event
from flowpilot.domain.account import User, audience
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.handoff import Claim, Handoff
from flowpilot.domain.ladder import Rung, TellingPlan, told_by
from flowpilot.domain.language import Text
from flowpilot.domain.session import AISession
from flowpilot.domain.titles import ASKED, LAPSED, REMINDER, escalation_title

Act = Callable[[Unit, Timer], Awaitable[None]]


class TimerFiring:
    """Fires what is due. `acts` says what each kind of timer does."""

    def __init__(self, units: Units, acts: Mapping[str, Act]) -> None:
        self._units = units
        self._acts = acts

    async def fire(self, due: DueTimer) -> None:
        """Fire it, unless somebody else has or it was cancelled meanwhile. While the account is suspended it waits.
        Raises `Unavailable`."""
        async with self._units.begin(due.account_id) as unit:
            if (await unit.accounts.get()).suspended_at:
                return
            timer = await unit.timers.lock(due.id)
            act = self._acts.get(timer.kind) if timer else None
            # A kind that this version does not know yet is left to the worker of the next one.
            if timer is None or act is None or timer.due_at is None or timer.due_at > unit.now:
                return
            await unit.timers.fired(timer.id)
            await act(unit, timer)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A handoff that nobody has claimed, with its session."""

    handoff: Handoff
    session: AISession

    @property
    def title(self) -> Text:
        return escalation_title(self.handoff.escalated_by.name, self.session.ticket_ref, self.session.problem)


async def climb(unit: Unit, timer: Timer) -> None:
    """Tell the people of one rung that nobody has claimed it yet."""
    waiting = await _waiting(unit, timer)
    if waiting is None or timer.step is None:
        return
    handoff, rung = waiting.handoff, waiting.handoff.ladder[timer.step]
    hearings = await _hearings(unit, handoff, rung, is_first=timer.step == 0)
    before = await unit.deliveries.told_of(handoff.id)
    if hearings:
        title, href = REMINDER.filled(title=waiting.title), f"/escalations/{handoff.id}"
        await tell_people(unit, handoff.id, "reminder", title, href, hearings, handoff.priority)
    after = await unit.deliveries.told_of(handoff.id)
    if after != before:
        unit.announce(event.delivery_changed(handoff.id, after))
    members = {"step": timer.step, "tell": rung.tell, "told": [str(one.user_id) for one in hearings if one.user_id]}
    unit.audit(AuditEntry("session_handoff.remind", "session_handoff", handoff.id, None, members))


async def ask(unit: Unit, timer: Timer) -> None:
    """Ask the claimer whether they are on it. From now on the claim can lapse, and a colleague may take it over."""
    idle = await _idle(unit, timer)
    if idle is None or idle[1].asked_at:
        return
    handoff, claim, session = idle
    until = await leases.lapse_after_asking(unit, handoff.priority)
    await unit.handoffs.ask(claim.id, until)
    if until:
        await unit.timers.set(handoff.id, [NewTimer(LAPSE, until, claim_id=claim.id)])
    title = ASKED.filled(title=Waiting(handoff, session).title)
    await tell_people(unit, handoff.id, "lease", title, f"/pilot/{session.id}", [Hearing(claim.user.id, None)])
    unit.audit(AuditEntry("session_handoff.ask", "session_handoff", handoff.id, None))


async def lapse(unit: Unit, timer: Timer) -> None:
    """Return to the queue what its claimer did nothing about."""
    idle = await _idle(unit, timer)
    if idle is None:
        return
    handoff, claim, session = idle
    await let_go_for(unit, handoff.id, "lapsed")
    title = LAPSED.filled(title=Waiting(handoff, session).title)
    href = f"/escalations/{handoff.id}"
    await tell_people(unit, handoff.id, "lapsed", title, href, [Hearing(claim.user.id, None)])
    members = {"user_id": str(claim.user.id)}
    unit.audit(AuditEntry("session_handoff.lapse", "session_handoff", handoff.id, None, members))


ACTS: Mapping[str, Act] = {RUNG: climb, ASK: ask, LAPSE: lapse, PRACTICE: forget}


async def _waiting(unit: Unit, timer: Timer) -> Waiting | None:
    handoff = await unit.handoffs.get(timer.handoff_id) if timer.handoff_id else None
    session = await unit.sessions.get(handoff.session_id) if handoff and handoff.is_open else None
    return Waiting(handoff, session) if handoff and session else None


async def _idle(unit: Unit, timer: Timer) -> tuple[Handoff, Claim, AISession] | None:
    """The claim that the timer is about, if it stands and nothing was done yet."""
    handoff = await unit.handoffs.get(timer.handoff_id) if timer.handoff_id else None
    if handoff is None or handoff.state != "claimed":
        return None
    claim = handoff.claim
    session = await unit.sessions.get(handoff.session_id)
    if session is None or claim is None or claim.id != timer.claim_id or claim.first_action_at:
        return None
    return handoff, claim, session


async def _hearings(unit: Unit, handoff: Handoff, rung: Rung, *, is_first: bool) -> list[Hearing]:
    """Whom the rung tells: never the escalator, nor whoever let go last unless they were named."""
    left_out = {handoff.escalated_by.id, handoff.last_claimer_id} - {handoff.target_user_id}
    team = audience(list(await unit.people.list()), without={user_id for user_id in left_out if user_id})
    told = await (_told_at_once(unit, handoff, rung, team) if is_first else unit.handoffs.told_people(handoff.id))
    hearings = [Hearing(user.id, unit.now) for user in told_by(rung, team, told)]
    return [*hearings, Hearing(None, unit.now)] if rung.tell == "again" and None in told else hearings


async def _told_at_once(unit: Unit, handoff: Handoff, rung: Rung, team: Collection[User]) -> Collection[UUID | None]:
    """Who heard of it at once. At the time of the first rung the others hear for the first time: a reminder would
    reach them together with the news."""
    first_tier = (await unit.policies.settings()).policies[handoff.priority].first_tier
    told = told_at_once(TellingPlan(rung.at, first_tier), team, handoff.target_user_id, handoff.created_at)
    return {*told, None} if len(told) == len(team) else told
