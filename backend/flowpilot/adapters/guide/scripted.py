"""The scripted guide: one script a kind of problem, chosen by the words of the session."""

from collections.abc import Sequence

from flowpilot.adapters.guide.access import ERP_ACCESS, SIGN_IN, VPN
from flowpilot.adapters.guide.devices import HARDWARE, NETWORK, PRINTER
from flowpilot.adapters.guide.general import CLOSING, GENERAL, NOTHING_LEFT
from flowpilot.adapters.guide.services import JOB, MAIL, SOFTWARE
from flowpilot.domain.evidence import assess
from flowpilot.domain.guide import Assessment
from flowpilot.domain.script import Script, choose, match_items, remaining
from flowpilot.domain.session import AISession, AISessionStep, NewStep

SCRIPTS: Sequence[Script] = (SIGN_IN, ERP_ACCESS, VPN, PRINTER, MAIL, NETWORK, JOB, SOFTWARE, HARDWARE)


class ScriptedGuide:
    """See `domain.guide.Guide`. Keeps nothing: what it says follows from the session and its steps alone."""

    def propose(self, session: AISession, steps: Sequence[AISessionStep]) -> NewStep:
        """The script's next item that nobody asked or tried; then the closing questions; then to escalate."""
        script = choose(SCRIPTS, session, GENERAL)
        done = {item.key for item in match_items(script, steps).values()}
        said = {step.text for step in steps if step.author_kind == "guide"}
        left = remaining(script, done) or [item for item in CLOSING if item.text not in said]
        if not left:
            return NewStep("message", NOTHING_LEFT, author_kind="guide")
        return NewStep(left[0].kind, left[0].text, "pending" if left[0].kind == "action" else None, author_kind="guide")

    def assess(self, session: AISession, steps: Sequence[AISessionStep]) -> Assessment:
        """What the steps so far speak for; the cause is absent while they speak for none."""
        return assess(choose(SCRIPTS, session, GENERAL), session, steps)
