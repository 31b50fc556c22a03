import { describe, expect, test } from "vitest";
import { aSharedCard } from "@/testing/records";
import { EPOCH, frame, ScriptedWire } from "@/testing/scriptedWire";
import { attend } from "./attend";
import { Hub } from "./hub";
import { type FromHub, HEARD_EVERY, UNHEARD_AT_MOST } from "./hubMessages";

const event = (number: number) => frame("handoff_created", aSharedCard(), number);

/** A tab that has joined the hub of the account North, and what was sent to it. */
function aTab() {
  const wire = new ScriptedWire();
  const sent: FromHub[] = [];
  const desk = attend(new Hub({ wire, accountId: "north" }), (message) => sent.push(message));
  desk.receive({ kind: "join", after: { epoch: EPOCH, number: 0 } });
  return { wire, sent, desk };
}

describe("a tab that reads nothing", () => {
  test("has a bounded heap of messages in wait, and is asked where it stands when it reads again", () => {
    const { wire, sent } = aTab();
    for (let number = 1; number <= UNHEARD_AT_MOST + 500; number += 1) wire.send(event(number));
    expect(sent).toHaveLength(UNHEARD_AT_MOST + 1);
    expect(sent.at(-1)).toMatchObject({ kind: "hello" });
    expect(wire.latest.closed).toBe(true);
  });

  test("is another than one that says from time to time that it heard", () => {
    const { wire, sent, desk } = aTab();
    for (let number = 1; number <= UNHEARD_AT_MOST * 2; number += 1) {
      wire.send(event(number));
      if (number % HEARD_EVERY === 0) desk.receive({ kind: "heard" });
    }
    expect(sent.filter(({ kind }) => kind === "hello")).toEqual([]);
  });
});
