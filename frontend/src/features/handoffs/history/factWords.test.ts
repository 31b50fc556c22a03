import { describe, expect, test } from "vitest";
import type { Fact } from "@/api/audit";
import { english } from "@/text";
import { german as germanText } from "@/text/de";
import { audit as german } from "@/text/later/de/audit";
import { audit } from "@/text/later/en/audit";
import { concerns, minutesOf, peopleIn } from "./factWords";

const ALICE = { id: "alice", name: "Alice" };
const BOB = { id: "bob", name: "Bob" };
const ADA = { id: "ada", name: "Ada" };

function fact(at: string, more: Partial<Fact>): Fact {
  return {
    kind: "act",
    at: `2026-11-23T${at}Z`,
    until: null,
    by: null,
    to: null,
    act: null,
    audit_number: null,
    members: null,
    channel: null,
    channel_name: null,
    outcome: null,
    detail: null,
    step_id: null,
    text: null,
    ...more,
  };
}

const read = (...facts: Fact[]) =>
  minutesOf(facts, audit, english).map(({ lines }) => lines.map(({ who, words }) => `${who} ${words}`));

describe("a handoff minute by minute", () => {
  test("one part for each minute, in which people who heard at once share a line", () => {
    expect(
      read(
        fact("09:29:00.100000", { act: "session_handoff.create", by: ALICE, text: "no rights" }),
        fact("09:29:00.100000", { kind: "notified", to: BOB, outcome: "escalation" }),
        fact("09:29:00.100000", { kind: "notified", to: ADA, outcome: "escalation" }),
        fact("09:29:59.900000", { kind: "streamed", to: BOB }),
        fact("09:30:00.000000", { act: "session_handoff.claim", by: BOB }),
      ),
    ).toEqual([
      [
        "Alice escalated the session",
        "Bob and Ada got an entry in the bell: somebody asks for help",
        "Bob saw the card appear on a page of theirs",
      ],
      ["Bob claimed a handoff"],
    ]);
  });

  test("what several people heard is said of several, where the language tells one from many", () => {
    const heard = (...people: (typeof BOB)[]) =>
      minutesOf(
        people.map((to) => fact("09:29:59.900000", { kind: "streamed", to })),
        german,
        germanText,
      ).map(({ lines }) => lines.map(({ who, words }) => `${who} ${words}`));
    expect(heard(BOB, ADA)).toEqual([
      ["Bob und Ada haben die Karte auf einer offenen Seite erscheinen sehen"],
    ]);
    expect(heard(BOB)).toEqual([["Bob hat die Karte auf einer offenen Seite erscheinen sehen"]]);
  });

  test("what the product did says whom it concerned", () => {
    expect(read(fact("09:29:00.000000", { act: "session_handoff.lapse", to: BOB }))).toEqual([
      ["FlowPilot returned an idle claim to the queue (Bob)"],
    ]);
  });

  test("a try says how it went and how long it took, and what was not sent says why", () => {
    const tried = { kind: "tried", to: BOB, channel: "email", until: "2026-11-23T09:29:02.000000Z" } as const;
    expect(
      read(
        fact("09:29:01.000000", { ...tried, outcome: "sent" }),
        fact("09:29:01.000000", { ...tried, outcome: "temporary", detail: "451 later" }),
        fact("09:29:01.000000", { ...tried, until: null }),
        fact("09:29:03.000000", {
          kind: "dropped",
          to: BOB,
          channel: "email",
          outcome: "suppressed",
          detail: "mail_not_configured",
        }),
      ).flat(),
    ).toEqual([
      "Bob Mail: accepted after 1.0 s",
      "Bob Mail: 451 later after 1.0 s",
      "Bob Mail: under way",
      "Bob Mail: not sent: mail is not set up",
    ]);
  });

  test("who appears, and what is about one of them", () => {
    const claimed = fact("09:30:00.000000", { act: "session_handoff.claim", by: BOB });
    const told = fact("09:30:00.000000", { kind: "notified", to: ALICE, outcome: "claimed" });
    expect(peopleIn([claimed, told], english.counting).map(({ name }) => name)).toEqual(["Alice", "Bob"]);
    expect([claimed, told].filter((each) => concerns(each, "alice"))).toEqual([told]);
  });
});
