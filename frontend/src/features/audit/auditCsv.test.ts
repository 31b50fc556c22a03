import { expect, test } from "vitest";
import type { AuditRow } from "@/api/audit";
import { auditCsv } from "./auditCsv";

const ROW: AuditRow = {
  number: 7,
  at: "2026-11-23T09:29:07.123456Z",
  actor: { id: "bob", name: "Bob" },
  act: "session_handoff.claim",
  subject: { kind: "session_handoff", id: "handoff-1" },
  members: { way: "own" },
};

test("each entry is one line in the order given, quotes doubled", () => {
  const [head, line, rest] = auditCsv([ROW]).slice(1).split("\r\n");
  expect(head).toBe("number,at,actor_id,actor_name,act,subject_kind,subject_id,members");
  expect(line).toBe(
    '7,2026-11-23T09:29:07.123456Z,bob,Bob,session_handoff.claim,session_handoff,handoff-1,"{""way"":""own""}"',
  );
  expect(rest).toBe("");
});

test("the product has no name, and nothing that changed is an empty cell", () => {
  expect(auditCsv([{ ...ROW, actor: null, members: {} }])).toContain("Z,,,session_handoff.claim");
  expect(auditCsv([{ ...ROW, actor: null, members: {} }]).endsWith("handoff-1,\r\n")).toBe(true);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("a name %j is no formula", (name) => {
  expect(auditCsv([{ ...ROW, actor: { id: "bob", name } }])).toContain(`"'${name}"`);
});
