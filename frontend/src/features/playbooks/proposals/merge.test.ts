import { expect, test } from "vitest";
import type { ProposalChange } from "@/api/types";
import { mergeOf } from "./merge";

const LINES = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
const proposed = [...LINES, "fix"];

function aChange(members: Partial<ProposalChange>): ProposalChange {
  return {
    id: "1",
    session_id: "2",
    key: "kettle",
    version: null,
    title: "fix",
    text: text(proposed),
    made_on: "resolve",
    state: "open",
    created_at: "2026-03-02T09:00:00Z",
    decided_at: null,
    decided_by: null,
    reason: null,
    accepted_version: null,
    before: text(LINES),
    now: text(LINES),
    outdated: false,
    newest: 0,
    problem: "The kettle stays cold",
    ...members,
  };
}

test("what was changed at another place since stays, with the proposal in it", () => {
  const now = text(["A", ...LINES.slice(1)]);
  expect(mergeOf(aChange({ now, outdated: true })).text).toBe(text(["A", ...proposed.slice(1)]));
});

test("what was changed at the same place is for a person to put together", () => {
  const now = text(["x", "y"]);
  expect(mergeOf(aChange({ now, outdated: true }))).toEqual({ now, text: null });
});

test("a decided one is compared with what it was made on", () => {
  const done = aChange({ state: "accepted", now: text(["later"]), outdated: true });
  expect(mergeOf(done)).toEqual({ now: text(LINES), text: text(proposed) });
});
