import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sources } from "@/testing/sources";

const CLASS =
  /(?<=["'`\s:])-?(?:scroll-)?(?:[mp][lr]-|(?:left|right)-[[\d]|text-(?:left|right)\b|border-[lr](?=[-"'`\s])|rounded-[tb]?[lr](?=[-"'`\s])|float-(?:left|right)\b)/g;
const STYLE =
  /style=\{\{[^}]*\b(?:left|right|(?:margin|padding|border|scroll\w*)(?:Left|Right)\w*|textAlign: "(?:left|right)")\s*[:"]/g;
const SHEET =
  /^\s*(?:left|right|(?:margin|padding|border|inset)[\w-]*-(?:left|right)[\w-]*|text-align:\s*(?:left|right))\s*[:;]/gm;
/** Undoes what a library writes on the body. */
const UNDOING = "margin-right: 0 !important;";

test("names no side as left or right, so that a page can be mirrored", () => {
  const pages = sources().filter(({ path }) => !path.startsWith("text/"));
  const sided = pages.flatMap(({ path, text }) =>
    [...text.matchAll(CLASS), ...text.matchAll(STYLE)].map(([found]) => `${path}: ${found}`),
  );
  expect(sided).toEqual([]);
});

test.each(["src/ui/tokens.css", "src/ui/base.css", "src/features/analytics/print.css"])(
  "nor does %s",
  (path) => {
    expect(readFileSync(path, "utf8").replace(UNDOING, "").match(SHEET)).toBeNull();
  },
);

test.each([
  ['className="flex ml-2"', CLASS],
  ['className="sm:-left-[6px]"', CLASS],
  ['"touch:text-right"', CLASS],
  ['"border-l border-line"', CLASS],
  ["style={{ width: 3, left: 4 }}", STYLE],
])("would find %s", (line, pattern) => {
  expect(line.match(pattern)).not.toBeNull();
});
