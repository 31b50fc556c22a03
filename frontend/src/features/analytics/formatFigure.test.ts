import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvAddress, PERIODS, wholeAccount } from "@/api/analytics";
import { aFigure } from "@/testing/records";
import { english } from "@/text";
import { FLOORS, formatNumber, formatRange, isRough, isThin, singleTimes, stripPoints } from "./formatFigure";

describe("a number", () => {
  test("reads as a span", () => {
    expect(formatNumber(aFigure(), "median", english)).toBe("1 min 48 s");
  });

  test("below its floor says how many it has and needs, never a zero", () => {
    expect(formatNumber(aFigure(), "p90", english)).toBe("not enough data, 8 of 29");
    expect(formatNumber(aFigure(), "p95", english)).toBe("not enough data, 8 of 59");
  });

  test("that the curve does not reach says so", () => {
    const figure = aFigure({ median: null, missing: { median: "not_reached" } });
    expect(formatNumber(figure, "median", english)).toBe("not reached");
  });

  test("of nothing is a number all the same", () => {
    expect(formatNumber(aFigure({ mean: 0 }), "mean", english)).toBe("0 s");
  });
});

describe("a range", () => {
  test("reads as a stopwatch from its low to its high end", () => {
    expect(formatRange(aFigure(), "mean", english)).toBe("1:20 to 3:04");
  });

  test("whose high end is not reached says so", () => {
    expect(formatRange(aFigure(), "median", english)).toBe("0:52 to not reached");
  });

  test("is none without a number or without a range", () => {
    expect(formatRange(aFigure(), "p90", english)).toBeNull();
    expect(formatRange(aFigure({ mean: null }), "mean", english)).toBeNull();
  });
});

describe("what a figure stands on", () => {
  test("fewer than six completed times are thin", () => {
    expect(isThin(aFigure({ n: 5 }))).toBe(true);
    expect(isThin(aFigure({ n: 6 }))).toBe(false);
  });

  test("fewer than forty complete times are rough, however many still run", () => {
    expect(isRough(aFigure({ n: 39, n_censored: 10 }))).toBe(true);
    expect(isRough(aFigure({ n: 40, n_censored: 0 }))).toBe(false);
  });

  test("the floors are those of the rules", () => {
    expect(FLOORS).toEqual({ mean: 6, median: 6, p90: 29, p95: 59 });
  });

  test("the single times are the completed ones, shortest first", () => {
    const points = [
      { seconds: 130, censored: false },
      { seconds: 40, censored: false },
      { seconds: 300, censored: true },
    ];
    expect(singleTimes(aFigure({ points }))).toEqual(["0:40", "2:10"]);
  });
});

describe("the strip of points", () => {
  test("ends at the longest time", () => {
    const { points, longest } = stripPoints(aFigure());
    expect(longest).toBe(300);
    expect(points.at(-1)).toMatchObject({ at: 1, censored: true });
  });

  test("holds every point between its ends, whatever the times are", () => {
    const point = fc.record({ seconds: fc.integer({ min: -60, max: 90_000 }), censored: fc.boolean() });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), (given) => {
        const { points } = stripPoints(aFigure({ points: given }));
        expect(points).toHaveLength(given.length);
        for (const { at } of points) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
        }
        expect(new Set(points.map(({ key }) => key)).size).toBe(points.length);
      }),
    );
  });
});

test("the rows of every period are a file, narrowed like the page", () => {
  expect(PERIODS.map((period) => csvAddress(wholeAccount(period)))).toEqual([
    "/api/v1/analytics/flowpilot/escalations.csv?period=7d",
    "/api/v1/analytics/flowpilot/escalations.csv?period=30d",
    "/api/v1/analytics/flowpilot/escalations.csv?period=90d",
  ]);
  const filters = { priority: "high", category: null, client: "" } as const;
  expect(csvAddress({ period: "7d", clock: "duty", filters })).toBe(
    "/api/v1/analytics/flowpilot/escalations.csv?period=7d&clock=duty&priority=high&client=",
  );
});
