import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reconnectDelay } from "./backoff";

describe("the wait before the next attempt", () => {
  test("is anywhere from now to a bound, so that a crowd spreads out", () => {
    expect(reconnectDelay(0, () => 0)).toBe(0);
    expect(reconnectDelay(0, () => 1)).toBe(500);
  });

  test("has a bound that doubles with each failure", () => {
    const bounds = [0, 1, 2, 3, 4, 5].map((failures) => reconnectDelay(failures, () => 1));
    expect(bounds).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });

  test("is never longer than 8 seconds, however often it failed", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const delay = reconnectDelay(failures, () => random);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(8_000);
      }),
    );
  });
});
