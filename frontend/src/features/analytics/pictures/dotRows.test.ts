import { describe, expect, test } from "vitest";
import { dotSize, stackDots } from "./dotRows";

const x = (seconds: number) => seconds;

describe("dots, one for each time", () => {
  test("stand on one another where they would cover each other", () => {
    const dots = stackDots([21, 20, 40, 19], x, 8);
    expect(dots.map(({ seconds, x: at, level }) => [seconds, at, level])).toEqual([
      [19, 16, 0],
      [20, 24, 0],
      [21, 24, 1],
      [40, 40, 0],
    ]);
  });

  test("become smaller when a stack would not fit, and overlap in the end", () => {
    const same = (count: number) => Array.from({ length: count }, () => 100);
    expect(dotSize([1, 2], x, 60)).toEqual({ size: 8, rise: 8 });
    expect(dotSize(same(12), x, 60)).toEqual({ size: 5, rise: 5 });
    const { size, rise } = dotSize(same(200), x, 60);
    expect(size).toBe(4);
    expect(size + 199 * rise).toBeCloseTo(60);
  });
});
