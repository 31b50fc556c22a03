import { describe, expect, test } from "vitest";
import type { Curve } from "@/api/numberTypes";
import { bandPath, curveEnd, curvePath, longestOf, shareAt } from "./curveShape";

const step = (
  seconds: number,
  share: number,
  low: number | null = share - 0.1,
  high: number | null = share + 0.1,
) => ({
  seconds,
  share,
  low,
  high,
  at_risk: 10,
  completed: 1,
});
const curve = (change: Partial<Curve> = {}): Curve => ({
  n: 2,
  n_censored: 1,
  steps: [step(0, 1, 1, 1), step(60, 0.66), step(120, 0.33)],
  running: [{ seconds: 180 }],
  table: [],
  ...change,
});
const x = (seconds: number) => seconds;
const y = (share: number) => 100 - share * 100;

describe("the curve of those who still wait", () => {
  test("stands level until somebody is picked up, and goes on to the longest that still waits", () => {
    expect(curvePath(curve(), x, y, 200)).toBe("M0,0H0V0H60V34H120V67H180");
  });

  test("ends with the picture when somebody waits longer than that shows", () => {
    expect(curvePath(curve(), x, y, 100)).toBe("M0,0H0V0H60V34H100");
  });

  test("has its band only where both ends are known", () => {
    const half = curve({
      steps: [step(0, 1, 1, 1), step(60, 0.5, null, 0.7), step(90, 0.4, 0.3, 0.5)],
      running: [],
    });
    expect(bandPath(half, x, y, 200)).toBe("M0,0V0H90V0H0ZM90,50V50H90V70H90Z");
  });

  test("says how many are left at any time", () => {
    expect([0, 59, 60, 500].map((seconds) => shareAt(curve(), seconds))).toEqual([1, 1, 0.66, 0.33]);
  });

  test("does not let one very long wait press all others to the beginning", () => {
    const long = curve({ steps: [step(60, 0.5), step(300, 0.04)], running: [{ seconds: 200_000 }] });
    expect(longestOf(long)).toBe(200_000);
    expect(curveEnd(long)).toBe(375);
    expect(curveEnd(curve())).toBe(180);
  });
});
