import type { Alerts, AlertTest, Channel, FailingChannel, Ladder, TestLine } from "@/api/types";
import { bob, personOf } from "./people";
import { T0 } from "./records";

/** Bob's own webhook, which hears everything. */
export function aChannel(change: Partial<Channel> = {}): Channel {
  return {
    id: "channel-1",
    kind: "webhook",
    name: "My pager",
    server: "pager.example",
    priorities: ["low", "normal", "high", "urgent"],
    created_at: T0,
    user_id: bob.id,
    ...change,
  };
}

/** Bob's wishes as they are at first: mail always, no quiet hours, no channel. */
export function someAlerts(change: Partial<Alerts> = {}): Alerts {
  return {
    email: "always",
    quiet: null,
    urgent_anyway: true,
    time_zone: null,
    mail_configured: true,
    push_public_key: "",
    channels: [],
    ...change,
  };
}

/** A line of a test that went well. */
export function aTestLine(change: Partial<TestLine> = {}): TestLine {
  return {
    recipient: personOf(bob),
    channel: "email",
    channel_id: null,
    channel_name: null,
    state: "sent",
    reason: null,
    attempts: [{ at: T0, outcome: "sent", detail: "250 OK" }],
    next_attempt_at: null,
    ...change,
  };
}

/** A test that was begun just now. */
export function aTest(items: TestLine[]): AlertTest {
  return { id: "test-1", created_at: new Date().toISOString(), items };
}

export function aFailingChannel(change: Partial<FailingChannel> = {}): FailingChannel {
  return {
    channel_id: "channel-9",
    kind: "slack",
    name: "#help-desk",
    server: "hooks.slack.com",
    owner: null,
    failing_since: T0,
    failed: 2,
    dead: 1,
    last_reason: "refused",
    last_detail: "404 no_service",
    last_at: T0,
    ...change,
  };
}

/** North IT: urgent has a ladder, the others only what holds without one; always on duty. */
export function aLadder(change: Partial<Ladder> = {}): Ladder {
  const plain = { clock: "duty", first_tier: null, steps: [], ask_minutes: 10, lapse_minutes: 5 } as const;
  return {
    policies: [
      { ...plain, priority: "low", steps: [] },
      { ...plain, priority: "normal", steps: [] },
      { ...plain, priority: "high", steps: [] },
      {
        ...plain,
        priority: "urgent",
        steps: [{ after: 10, tell: "again", tier: null }],
        ask_minutes: 3,
        lapse_minutes: 2,
      },
    ],
    calendar: null,
    warnings: [],
    ...change,
  };
}
