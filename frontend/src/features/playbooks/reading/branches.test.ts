import { describe, expect, test } from "vitest";
import { aContent } from "@/testing/playbookRecords";
import { branchesOf, stepsOf } from "./branches";

const content = aContent();
const ways = (key: string) => {
  const item = content.items.find((each) => each.key === key);
  return item === undefined ? [] : branchesOf(content, item);
};

describe("where a step leads", () => {
  test("each answer to a question names its step by number, or simply goes on", () => {
    expect(
      ways("plug").map(({ say, target }) => [say?.en, target.kind, "number" in target && target.number]),
    ).toEqual([
      ["Yes", "item", 3],
      ["No", "next", false],
    ]);
  });

  test("an action ends the way by its outcome", () => {
    expect(ways("socket").map(({ key, target }) => [key, target.kind])).toEqual([
      ["worked", "solved"],
      ["failed", "escalate"],
    ]);
  });

  test("the last one in the list has nothing behind it", () => {
    const last = { ...content, items: content.items.slice(0, 1) };
    expect(branchesOf(last, last.items[0] ?? raise()).at(-1)?.target.kind).toBe("end");
  });

  test("a first answer is no step", () => {
    const first = { ...(content.items[1] ?? raise()), key: "first_answer" };
    expect(stepsOf({ ...content, items: [first, ...content.items] }).map(({ key }) => key)).toEqual([
      "plug",
      "socket",
      "fuse",
    ]);
  });
});

function raise(): never {
  throw new Error("there is none");
}
