"""How every operation of the interface is asked for things of another account."""

from dataclasses import dataclass
from uuid import UUID

from tests.browsers import PROVIDER, PROVIDER_CLIENT, SLACK
from tests.busy_day import PLAYBOOK_KEY, Day
from tests.people import Json, Town
from tests.stopwatch import timed

Operation = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ids:
    """What an operation may name, in its address or its body."""

    session: str
    handoff: str
    step: str
    notification: str
    user: str
    login: str
    token: str
    account: str
    email: str
    channel: str
    room: str
    test: str
    file: str
    playbook: str
    proposal: str
    call: str
    freeze: str
    client: str
    export: str


def alices(town: Town, day: Day) -> Ids:
    """Of Alice's account."""
    return Ids(
        session=day.session["id"],
        handoff=day.handoff["id"],
        step=day.step["id"],
        notification=day.notification_id,
        user=town.alice.id,
        login=day.login_id,
        token=day.token_id,
        account=town.alice.account_id,
        email=f"Alice@{town.alice.account_id}.example",
        channel=day.channel_id,
        room=day.room_id,
        test=day.test_id,
        file=day.file_id,
        playbook=PLAYBOOK_KEY,
        proposal=day.proposal_id,
        call=day.call_id,
        freeze=day.freeze_id,
        client=day.client_id,
        export=day.export_id,
    )


# Where an operation takes ids in its address only, any body that fits will do.
BODIES: dict[Operation, Json] = {
    ("PATCH", "/users/{user_id}"): {"tier": 2},
    ("PATCH", "/channels/{channel_id}"): {"name": "Hall"},
    ("PATCH", "/clients/{client_id}"): {"name": "Kestrel"},
    ("POST", "/ai-sessions/{session_id}/owner"): {"user_id": str(UUID(int=1)), "reason": "leaves"},
    ("POST", "/ai-sessions/{session_id}/steps/{step_id}/redact"): {"reason": "a password"},
    ("POST", "/ai-sessions/{session_id}/steps"): {"kind": "note", "text": "hello"},
    ("POST", "/ai-sessions/{session_id}/resolve"): {"summary": "done"},
    ("POST", "/ai-sessions/{session_id}/abandon"): {"reason": "no use"},
    ("POST", "/ai-sessions/{session_id}/handoff"): {"intent": "escalate", "reason": "stuck"},
    ("POST", "/ai-sessions/{session_id}/playbook"): {"key": "printer"},
    ("POST", "/playbook-proposals/{proposal_id}/accept"): {},
    ("POST", "/playbook-proposals/{proposal_id}/reject"): {"reason": "no use"},
    ("PATCH", "/baselines/{call_id}"): {"people": 3, "reason": "a slip"},
    ("DELETE", "/baselines/{call_id}"): {"reason": "a test"},
    ("POST", "/baselines/freezes/{freeze_id}/lift"): {"reason": "all again"},
    ("POST", "/escalations/{handoff_id}/claim"): {"way": "own"},
    ("POST", "/escalations/{handoff_id}/release"): {"reason": "no time"},
    ("POST", "/escalations/{handoff_id}/hand-back"): {"answer": "try this"},
    ("POST", "/escalations/{handoff_id}/questions"): {"text": "since when?"},
    ("POST", "/escalations/{handoff_id}/read-back"): {"text": "Outlook"},
    ("POST", "/escalations/{handoff_id}/rating"): {"enough": True},
    ("POST", "/escalations/{handoff_id}/cancel"): {"reason": "not needed"},
    ("POST", "/escalations/{handoff_id}/take-over"): {"reason": "no answer"},
    ("POST", "/escalations/{handoff_id}/reassign"): {"user_id": str(UUID(int=1)), "reason": "no answer"},
}

# What they name is made where it is absent.
MAKING: set[Operation] = {("PUT", "/playbooks/{key}")}

# Operations that name nothing of anybody else: what they answer Charlie holds nothing of Alice's account.
WITHOUT_IDS: dict[Operation, Json | None] = {
    ("POST", "/auth/logout"): None,
    ("GET", "/auth/me"): None,
    ("GET", "/auth/profile"): None,
    ("PATCH", "/auth/profile"): {"time_zone": "Europe/Paris"},
    ("POST", "/auth/forgot"): {"email": "nobody@example.com"},
    ("GET", "/set-up"): None,
    ("POST", "/set-up"): {
        "token": "guess",
        "account_name": "South IT",
        "name": "Eve",
        "email": "eve@example.com",
        "password": "a long password",
        "time_zone": "Europe/Paris",
        "locale": "de",
    },
    ("GET", "/auth/logins"): None,
    ("GET", "/auth/tokens"): None,
    ("POST", "/auth/tokens"): {"name": "laptop"},
    ("POST", "/auth/password"): {"current": "wrong", "new": "a long new password"},
    ("GET", "/account"): None,
    ("PATCH", "/account"): {"time_zone": "Europe/Paris"},
    ("GET", "/account/exports"): None,
    ("POST", "/account/export"): None,
    ("GET", "/account/retention"): None,
    ("GET", "/account/retention/effect"): None,
    ("PUT", "/account/retention"): {"session_days": 90, "file_days": None},
    ("GET", "/clients"): None,
    ("GET", "/deliveries/held"): None,
    ("POST", "/deliveries/held/drop"): {},
    ("POST", "/deliveries/held/send"): {},
    ("GET", "/users"): None,
    ("POST", "/users"): {"email": "dan@charlie.example", "name": "Dan", "role": "viewer"},
    ("GET", "/colleagues"): None,
    ("POST", "/ai-sessions"): {"problem": "Printer burns", "client_name": "Kestrel zebrafish"},
    ("GET", "/ai-sessions"): None,
    ("GET", "/escalations"): None,
    ("GET", "/playbooks"): None,
    ("GET", "/playbook-export"): None,
    ("POST", "/playbooks/check"): {"text": "key: nothing"},
    ("GET", "/playbook-proposals"): None,
    ("GET", "/ladder"): None,
    ("PUT", "/ladder"): {"policies": [], "calendar": None},
    ("GET", "/notifications"): None,
    ("GET", "/alerts"): None,
    ("PATCH", "/alerts"): {"email": "away"},
    ("POST", "/alerts/channels"): SLACK,
    ("GET", "/channels"): None,
    ("POST", "/channels"): SLACK,
    ("GET", "/channels/health"): None,
    ("GET", "/canary"): None,
    ("PUT", "/canary"): {"enabled": False},
    ("POST", "/canary/run"): None,
    ("GET", "/account/first-run"): None,
    ("POST", "/account/first-run/practice"): None,
    ("POST", "/account/first-run/practice/end"): None,
    ("GET", "/analytics/flowpilot/escalations"): None,
    ("GET", "/analytics/flowpilot/escalations.csv"): None,
    ("GET", "/analytics/flowpilot/curves"): None,
    ("GET", "/analytics/flowpilot/weeks"): None,
    ("GET", "/analytics/flowpilot/breakdown"): None,
    ("GET", "/analytics/flowpilot/evidence.zip"): None,
    ("GET", "/analytics/flowpilot/savings"): None,
    ("POST", "/account/pilot"): {"started_at": "2026-03-02T09:00:00Z"},
    ("GET", "/account/sign-in"): None,
    ("PUT", "/account/sign-in"): PROVIDER,
    ("POST", "/account/sign-in/try"): PROVIDER_CLIENT,
    ("DELETE", "/account/sign-in"): None,
    ("GET", "/audit"): None,
    ("GET", "/baselines"): None,
    ("POST", "/baselines"): timed(5),
    ("GET", "/baselines/freezes"): None,
    ("POST", "/baselines/freezes"): {"from": "2026-03-02T09:00:00Z", "to": "2026-03-03T09:00:00Z"},
}


def in_bodies(ids: Ids, own: Ids) -> dict[str, tuple[Operation, str, Json]]:
    """Requests on Charlie's own things whose body names something: by what it is, with its address."""
    step: Operation = ("POST", "/ai-sessions/{session_id}/steps")
    hand_off: Operation = ("POST", "/ai-sessions/{session_id}/handoff")
    named = {"intent": "escalate", "reason": "stuck", "target_user_id": ids.user}
    release: Operation = ("POST", "/escalations/{handoff_id}/release")
    reassign: Operation = ("POST", "/escalations/{handoff_id}/reassign")
    preview: Operation = ("POST", "/ladder/preview")
    sign_in: Operation = ("POST", "/auth/login")
    accept: Operation = ("POST", "/auth/accept")
    reset: Operation = ("POST", "/auth/reset")
    forgotten = f"fp_reset_{ids.account.replace('-', '')}_{'x' * 43}"
    secret = f"fp_invitation_{ids.account.replace('-', '')}_{'x' * 43}"
    return {
        "a step to answer": (
            step,
            f"/ai-sessions/{own.session}/steps",
            {"kind": "answer", "text": "yes", "answers_step_id": ids.step},
        ),
        "a person to ask": (hand_off, f"/ai-sessions/{own.session}/handoff", named),
        "a person to pass it to": (
            release,
            f"/escalations/{own.handoff}/release",
            {"reason": "no time", "target_user_id": ids.user},
        ),
        "a person to name": (
            reassign,
            f"/escalations/{own.handoff}/reassign",
            {"reason": "no answer", "user_id": ids.user},
        ),
        "a person to name first": (preview, "/ladder/preview", {"priority": "high", "target_user_id": ids.user}),
        "an address": (sign_in, "/auth/login", {"email": ids.email, "password": "guess"}),
        "a channel to test": (("POST", "/alerts/test"), "/alerts/test", {"channel_id": ids.channel}),
        "a person to reach": (("GET", "/reach"), f"/reach?target_user_id={ids.user}", {}),
        "an account": (
            sign_in,
            "/auth/login",
            {"email": "nobody@example.com", "password": "guess", "account_id": ids.account},
        ),
        "a new password": (reset, "/auth/reset", {"token": forgotten, "password": "a long password"}),
        "an invitation to read": (("POST", "/auth/invitation"), "/auth/invitation", {"token": secret}),
        "an invitation": (accept, "/auth/accept", {"token": secret, "name": "Eve", "password": "a long password"}),
    }
