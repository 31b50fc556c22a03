import type {
  Attempt,
  Card,
  Delivery,
  EscalationMetric,
  Figure,
  Handoff,
  HandoffContext,
  ModelAssessment,
  Session,
  SharedCard,
  Step,
} from "@/api/types";
import { alice, bob, personOf } from "./people";

/** The moment at which the stories of the pure tests begin: ten o'clock in Berlin. */
export const T0 = "2026-11-23T09:00:00.000000Z";

/** A moment some seconds after the beginning of the story. */
export function later(seconds: number): string {
  return new Date(Date.parse(T0) + seconds * 1000).toISOString();
}

/** A moment some minutes and two seconds before now; the page's clock may be a second behind. */
export function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000 - 2_000).toISOString();
}

/** An open handoff of Alice as a frame carries it. */
export function aSharedCard(change: Partial<SharedCard> = {}): SharedCard {
  return {
    id: "handoff-1",
    session_id: "session-1",
    problem: "Outlook asks for the password again and again",
    client_name: "Kestrel Dental",
    ticket_ref: "48213",
    priority: "normal",
    reason: "The sign-in log says 53000.",
    step_count: 4,
    escalated_by: personOf(alice),
    target_user_id: null,
    needed_by: null,
    created_at: T0,
    state: "open",
    claimed_by: null,
    claimed_at: null,
    deliveries: { told: 0, seen: 0, unreachable: 0 },
    ...change,
  };
}

/** The same as a list gives it to one reader. */
export function aCard(change: Partial<Card> = {}): Card {
  return { mine: false, seen: false, ...aSharedCard(change), ...change };
}

export function aStep(number: number, change: Partial<Step> = {}): Step {
  return {
    id: `step-${number}`,
    number,
    kind: "note",
    text: `Note ${number}`,
    outcome: null,
    answers_step_id: null,
    author: { kind: "user", ...personOf(alice) },
    created_at: later(number * 60),
    ...change,
  };
}

export function aHandoff(change: Partial<Handoff> = {}): Handoff {
  return {
    id: "handoff-1",
    session_id: "session-1",
    intent: "escalate",
    state: "open",
    reason: "The sign-in log says 53000.",
    notes: null,
    priority: "normal",
    target_user_id: null,
    needed_by: null,
    escalated_by: personOf(alice),
    created_at: T0,
    claimed_by: null,
    claimed_at: null,
    way: null,
    lease_until: null,
    asked_at: null,
    first_action_at: null,
    ended_at: null,
    outcome: null,
    ...change,
  };
}

/** Alice's session, active. */
export function aSession(change: Partial<Session> = {}): Session {
  return {
    id: "session-1",
    status: "active",
    problem: "Outlook asks for the password again and again",
    client_name: "Kestrel Dental",
    ticket_ref: "48213",
    category: null,
    priority: "normal",
    user_id: alice.id,
    user: personOf(alice),
    escalated_to_id: null,
    escalated_to: null,
    step_count: 0,
    created_at: T0,
    updated_at: T0,
    ended_at: null,
    intake: null,
    summary: null,
    handoff: null,
    my_part: "works",
    ...change,
  };
}

export function anAttempt(number: number, change: Partial<Attempt> = {}): Attempt {
  return {
    step_id: `step-${number}`,
    number,
    text: `Attempt ${number}`,
    truncated: false,
    outcome: "failed",
    result: null,
    at: later(number * 60),
    by: personOf(alice),
    after_handoff: false,
    ...change,
  };
}

export function aContext(change: Partial<HandoffContext> = {}): HandoffContext {
  return {
    ...aCard(),
    notes: "Please no second reset of the password.",
    way: null,
    lease_until: null,
    asked_at: null,
    outcome: null,
    tried: [
      anAttempt(2, { text: "Started Outlook in safe mode" }),
      anAttempt(4, { text: "Cleared the saved passwords", outcome: "partial", result: "Asked once less" }),
    ],
    ruled_out: [{ step_id: "step-2", text: "An add-in", truncated: false }],
    open_questions: [{ step_id: "step-5", text: "Which policy blocks her?", truncated: false }],
    facts: [{ step_id: "step-1", text: "Outlook on her phone works", truncated: false }],
    said: [],
    files: [],
    assessment: {
      source: "record",
      likely_cause: "A sign-in policy blocks the device",
      suggested_steps: [{ text: "Read the sign-in log in Entra", step_ids: ["step-5"] }],
      for_step_ids: ["step-4"],
      against_step_ids: [],
      confidence: 0.62,
      tier: "exploring",
      playbook: "VPN",
    },
    model_assessment: null,
    step_numbers: { "step-1": 1, "step-5": 5 },
    snapshot_at: T0,
    is_practice: false,
    ...change,
  };
}

/** What a model has answered about it. */
export function aModelAssessment(change: Partial<ModelAssessment> = {}): ModelAssessment {
  return {
    state: "ready",
    error: null,
    source: "model",
    likely_cause: "The device is not compliant",
    suggested_steps: [{ text: "Look at the compliance page", step_ids: ["step-2"] }],
    for_step_ids: ["step-4"],
    against_step_ids: [],
    confidence: 0.55,
    tier: "exploring",
    asked_at: ago(7),
    done_at: ago(6),
    ...change,
  };
}

/** Bob's mail about it, not sent yet. */
export function aDelivery(change: Partial<Delivery> = {}): Delivery {
  return {
    recipient: personOf(bob),
    channel: "email",
    channel_id: null,
    channel_name: null,
    state: "queued",
    reason: null,
    attempts: [],
    next_attempt_at: null,
    ...change,
  };
}

/** Eight completed times and one that still runs. */
export function aFigure(change: Partial<Figure> = {}): Figure {
  return {
    unit: "seconds",
    n: 8,
    n_censored: 1,
    n_negative: 0,
    n_left_out: 0,
    points: [
      ...[40, 52, 61, 75, 108, 130, 170, 240].map((seconds) => ({ seconds, censored: false })),
      { seconds: 300, censored: true },
    ],
    mean: 132,
    median: 108,
    p90: null,
    p95: null,
    interval: { mean: [80, 184], median: [52, null], p90: null, p95: null },
    missing: { p90: "below_floor", p95: "below_floor" },
    note: "Wall clock.",
    ...change,
  };
}

export function aMetric(change: Partial<EscalationMetric> = {}): EscalationMetric {
  return {
    period: "7d",
    as_of: T0,
    time_zone: "Europe/Berlin",
    clock: "wall",
    filters: { priority: null, category: null, client: null },
    n_escalated: 12,
    n_claimed: 9,
    n_with_action: 8,
    n_unclaimed: 1,
    n_cancelled: 1,
    n_self_solved: 1,
    n_given_up: 2,
    time_to_first_action: aFigure(),
    waiting: aFigure(),
    getting_ready: aFigure(),
    escalation_cost: aFigure({ unit: "person_seconds" }),
    metric_definition: "From picked up to the first act.",
    ...change,
  };
}
