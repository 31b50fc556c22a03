import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { AuditRow } from "@/api/audit";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { dora } from "@/testing/people";
import { AuditPage } from "./AuditPage";

const network = fakeNetwork();
const BOB = "01a209be-cc24-7a20-8976-ffd392a42496";
const HANDOFF = "01a209be-cc24-7a20-8976-ffd392a42497";

function entry(number: number, more: Partial<AuditRow> = {}): AuditRow {
  return {
    number,
    at: "2026-11-23T09:29:07.123456Z",
    actor: { id: BOB, name: "Bob Anders" },
    act: "session_handoff.claim",
    subject: { kind: "session_handoff", id: HANDOFF },
    members: { way: "own" },
    ...more,
  };
}

function answers(items: AuditRow[], next: string | null = null) {
  network.on("GET /users", () => json({ items: [{ id: BOB, name: "Bob Anders" }] }));
  network.on("GET /audit", () => json({ items, next_cursor: next }));
}

const open = (at = "/settings/audit") => show(<AuditPage />, { me: dora, at });

describe("Dora reads the audit trail", () => {
  test("who did what, in words, and the ways to it", async () => {
    answers([
      entry(2, {
        actor: null,
        act: "session_handoff.remind",
        members: { step: 0, tell: "again", told: [BOB, HANDOFF] },
      }),
      entry(1),
    ]);
    await open();
    const [first, second] = await screen.findAllByRole("listitem");
    expect(first).toHaveTextContent("FlowPilot told Bob Anders again");
    expect(second).toHaveTextContent("Bob Anders claimed a handoff, with a plan of their own");
    const link = within(second as HTMLElement).getByRole("link", { name: "Minute by minute" });
    expect(link).toHaveAttribute("href", `/escalations/${HANDOFF}/history`);
  });

  test("an act without words of its own is shown as it is called", async () => {
    answers([entry(1, { act: "novelty.begin_well", members: {} })]);
    await open();
    expect(await screen.findByText(/novelty begin well/)).toBeInTheDocument();
  });

  test("earlier entries on request", async () => {
    answers([entry(2)], "a2");
    const { user } = await open();
    await screen.findByText("1 entry shown");
    network.on("GET /audit", () => json({ items: [entry(1)], next_cursor: null }));
    await user.click(screen.getByRole("button", { name: "Show earlier entries" }));
    expect(await screen.findByText("2 entries shown")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Show earlier entries" })).not.toBeInTheDocument();
  });

  test("nothing fits: it says so, and shows all on request", async () => {
    answers([]);
    const { user } = await open("/settings/audit?act=canary");
    expect(await screen.findByText("Nothing fits")).toBeInTheDocument();
    expect(screen.getByRole("combobox", { name: "What" })).toHaveValue("canary");
    answers([entry(1)]);
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(await screen.findByText("1 entry shown")).toBeInTheDocument();
    expect(screen.getByRole("combobox", { name: "What" })).toHaveValue("");
  });

  test("it cannot be read: it says so, and trying again shows it", async () => {
    answers([]);
    network.on("GET /audit", () => problem(422, "invalid"));
    const { user } = await open();
    expect(await screen.findByRole("alert")).toHaveTextContent("The audit trail could not be read.");
    answers([entry(1)]);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("1 entry shown")).toBeInTheDocument();
  });
});
