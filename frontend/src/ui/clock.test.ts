import { expect, test } from "vitest";
import { clockMinutes, parseClock } from "./clock";

test.each([
  ["8", "08:00"],
  ["830", "08:30"],
  ["8.30", "08:30"],
  ["08:30", "08:30"],
  ["1630", "16:30"],
  [" 7h05 ", "07:05"],
  ["24", "24:00"],
])("%s is the time %s", (typed, clock) => {
  expect(parseClock(typed)).toBe(clock);
});

test.each(["", "25", "24:01", "8:60", "8:3", "noon", "-1"])("%s is no time", (typed) => {
  expect(parseClock(typed)).toBeNull();
});

test("a time in minutes since midnight", () => {
  expect(clockMinutes("16:50")).toBe(1010);
});
