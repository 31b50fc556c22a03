import { describe, expect, test } from "vitest";
import { filterOf, isNarrowed, readAuditSearch } from "./auditSearch";

const ID = "01a209be-cc24-7a20-8976-ffd392a42496";

describe("what is asked for stands in the address", () => {
  test("days are whole days of the account's zone, both included", () => {
    const search = readAuditSearch({
      user: ID,
      act: "session_handoff",
      from: "2026-03-28",
      to: "2026-03-29",
    });
    expect(filterOf(search, "Europe/Berlin")).toEqual({
      handoff_id: undefined,
      user_id: ID,
      act: "session_handoff",
      from: "2026-03-27T23:00:00.000Z",
      to: "2026-03-29T22:00:00.000Z",
    });
  });

  test.each([
    { user: "somebody" },
    { act: "Drop table" },
    { from: "2026-02-30" },
    { to: "yesterday" },
    { handoff: 7 },
    { from: "9999-01-01" },
  ])("what is no question is left out: %j", (search) => {
    expect(isNarrowed(readAuditSearch(search))).toBe(false);
  });
});
