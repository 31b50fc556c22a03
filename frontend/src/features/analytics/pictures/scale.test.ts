import { describe, expect, test } from "vitest";
import { english } from "@/text";
import { horizonOf, numberTicks, tickLabels, timeTicks } from "./scale";

describe("an axis of time", () => {
  test.each([
    [2820, [0, 600, 1200, 1800, 2400, 3000]],
    [45, [0, 10, 20, 30, 40, 50]],
    [3 * 86_400, [0, 43_200, 86_400, 129_600, 172_800, 216_000, 259_200]],
    [0.4, [0, 1]],
  ])("up to %d seconds has round places", (end, ticks) => {
    expect(timeTicks(end)).toEqual(ticks);
  });

  test.each([
    [
      [0, 600, 1200],
      ["0", "10", "20 min"],
    ],
    [
      [0, 30, 60, 90],
      ["0", "30", "60", "90 s"],
    ],
    [
      [0, 7200, 14_400],
      ["0", "2", "4 h"],
    ],
    [
      [0, 43_200, 86_400],
      ["0", "12", "24 h"],
    ],
    [
      [0, 86_400, 172_800],
      ["0", "1", "2 d"],
    ],
  ])("names its unit once: %j", (ticks, labels) => {
    expect(tickLabels(ticks, english)).toEqual(labels);
  });

  test("ends where most are, unless the longest is near", () => {
    const most = Array.from({ length: 40 }, (_, place) => place + 1);
    expect(horizonOf(most)).toBe(40);
    expect(horizonOf([...most, 5000])).toBe(48.75);
    expect(horizonOf([])).toBe(1);
  });
});

describe("an axis of numbers", () => {
  test.each([
    [0, 4.4, [0, 1, 2, 3, 4, 5]],
    [-1.2, 2.4, [-2, -1, 0, 1, 2, 3]],
    [0, 0.9, [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]],
  ])("holds %d and %d between round ends", (low, high, ticks) => {
    expect(numberTicks(low, high)).toEqual(ticks);
  });
});
