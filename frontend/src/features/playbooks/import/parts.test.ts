import { describe, expect, test } from "vitest";
import { aPlaybookItem } from "@/testing/playbookRecords";
import { indentAfter, placeOf } from "../edit/indent";
import { searched } from "../search";
import { partsOf } from "./parts";

describe("a file", () => {
  test("holds the playbooks between lines of three hyphens, whatever ends its lines", () => {
    expect(partsOf("\uFEFF---\r\nkey: a\r\n---  # next\r\nkey: b\r\n")).toEqual(["key: a\n", "key: b\n"]);
  });

  test("may hold three hyphens inside a line, and nothing at all", () => {
    expect(partsOf("key: a --- b\n")).toEqual(["key: a --- b\n"]);
    expect(partsOf("---\n\n---\n")).toEqual([]);
  });
});

test("playbooks are found by all words of the query, in any language and without umlauts", () => {
  const kettle = aPlaybookItem("kettle", "The kettle stays cold", {
    titles: { en: "The kettle stays cold", de: "Die Küche bleibt kalt" },
    words: ["no tea"],
  });
  const items = [kettle, aPlaybookItem("printer", "A printer does not print")];
  expect(searched(items, "kuche KALT")).toEqual([kettle]);
  expect(searched(items, "tea cold")).toEqual([kettle]);
  expect(searched(items, "kettle print")).toEqual([]);
  expect(searched(items, " ")).toEqual(items);
});

test("a new line goes as deep as YAML wants it", () => {
  expect(indentAfter("items:")).toBe("  ");
  expect(indentAfter("  - key: plug")).toBe("    ");
  expect(indentAfter("    do: x")).toBe("    ");
  expect(placeOf("a\nbcd\n", 2)).toEqual({ start: 2, end: 5 });
});
