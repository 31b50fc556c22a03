import { expect, test } from "vitest";
import { wordings } from "./wordings";

const more = (count: number) => `${count} more`;
const bare = (phrase: string) => phrase;

test("phrases are read as somebody might write them", () => {
  expect(wordings(["group|team checked|looked", "*drucker tot"], bare, more)).toBe(
    "group checked, drucker tot",
  );
});

test("of many phrases the first are shown, and how many more there are", () => {
  expect(wordings(["a", "b", "c", "d", "e", "f"], bare, more)).toBe("a, b, c, d, 2 more");
});
