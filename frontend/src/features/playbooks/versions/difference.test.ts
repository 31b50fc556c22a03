import { describe, expect, test } from "vitest";
import { aPlaybook, aVersion } from "@/testing/playbookRecords";
import { compared, countsOf, folded } from "./difference";
import { inUse, versionBefore } from "./order";

const numbered = (count: number) => [...Array(count).keys()].map((each) => `line ${each + 1}\n`).join("");

describe("two texts", () => {
  test("differ by line, each with its number in either text", () => {
    const lines = compared("a\nb\nc\n", "a\nx\nc\nd\n");
    expect(lines.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ["same", 1, 1],
      ["removed", 2, null],
      ["added", null, 2],
      ["same", 3, 3],
      ["added", null, 4],
    ]);
    expect(countsOf(lines)).toEqual({ added: 2, removed: 1 });
  });

  test("show which words of a line changed", () => {
    const [old, now] = compared("is it cold\n", "is it warm\n");
    expect(old?.pieces.filter(({ changed }) => changed)).toEqual([{ text: "cold", changed: true }]);
    expect(now?.pieces.filter(({ changed }) => changed)).toEqual([{ text: "warm", changed: true }]);
  });

  test("are the same where only the end of the last line is missing", () => {
    expect(countsOf(compared("a\nb", "a\nb\n"))).toEqual({ added: 0, removed: 0 });
  });

  test("fold what lies far from every change", () => {
    const parts = folded(compared(numbered(20), numbered(20).replace("line 10\n", "")));
    expect(parts.map(({ folded: isFolded, lines }) => [isFolded, lines.length])).toEqual([
      [true, 6],
      [false, 7],
      [true, 7],
    ]);
  });
});

describe("the version before", () => {
  const versions = [aVersion(3), aVersion(2, { withdrawn: true }), aVersion(1)];

  test("is the one that ships, for the first and for one after a withdrawal", () => {
    const playbook = aPlaybook({ versions });
    expect(versionBefore(playbook, 3)).toBe(0);
    expect(versionBefore(playbook, 1)).toBe(0);
    expect(inUse(playbook)).toBe(3);
  });

  test("skips a withdrawal where nothing ships", () => {
    const playbook = aPlaybook({ versions, ships: false });
    expect(versionBefore(playbook, 3)).toBe(1);
    expect(versionBefore(playbook, 1)).toBeNull();
    expect(inUse({ ...playbook, versions: versions.slice(1) })).toBeNull();
  });
});
