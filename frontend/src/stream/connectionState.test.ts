import { describe, expect, test } from "vitest";
import { type ConnectionState, livenessAt, NOT_YET } from "./connectionState";

const NOON = Date.parse("2026-11-23T12:00:00Z");

function state(change: Partial<ConnectionState>): ConnectionState {
  return { ...NOT_YET, phase: "live", heardAt: NOON, ...change };
}

describe("what the page says of itself", () => {
  test("live while frames come", () => {
    expect(livenessAt(state({}), NOON + 20_000)).toBe("live");
  });

  test("connecting at first, not live when that takes three seconds", () => {
    const first = state({ phase: "connecting" });
    expect(livenessAt(first, NOON + 2_999)).toBe("connecting");
    expect(livenessAt(first, NOON + 3_000)).toBe("not_live");
  });

  test("reconnecting from the cut on, not live three seconds later", () => {
    const cut = state({ phase: "cut", cutAt: NOON + 60_000 });
    expect(livenessAt(cut, NOON + 60_000)).toBe("reconnecting");
    expect(livenessAt(cut, NOON + 62_999)).toBe("reconnecting");
    expect(livenessAt(cut, NOON + 63_000)).toBe("not_live");
  });

  test("not live at once when nothing will be tried any more", () => {
    expect(livenessAt(state({ phase: "stopped", stoppedBy: "revoked" }), NOON)).toBe("not_live");
  });
});
