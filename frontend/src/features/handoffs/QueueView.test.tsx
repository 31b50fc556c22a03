import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { bob, dora, personOf } from "@/testing/people";
import { aCard, ago, aSharedCard } from "@/testing/records";
import { EscalationQueue } from "./EscalationQueue";

const network = fakeNetwork();
afterEach(() => localStorage.clear());

const queue = () => screen.getByRole("region", { name: "Escalation queue" });
const cards = () =>
  within(queue())
    .queryAllByRole("article")
    .map((card) => card.getAttribute("aria-label"));
const search = () => screen.getByRole("searchbox", { name: "Search the queue" });

const printer = aCard({ id: "printer", problem: "Printer prints hearts", ticket_ref: "48190" });
const mail = aCard({ id: "mail", problem: "No mail", priority: "high", client_name: "Vellinga" });
const forBob = aCard({ id: "asked", problem: "Asked of Bob", target_user_id: bob.id });
const taken = aCard({
  id: "taken",
  problem: "Taken",
  state: "claimed",
  claimed_by: personOf(dora),
  claimed_at: ago(2),
});
const all = { cards: [printer, mail, forBob, taken] };

describe("Bob narrows the queue", () => {
  test.each([
    ["unclaimed", [mail.problem, forBob.problem, printer.problem]],
    ["mine", [forBob.problem]],
  ])("his address says %s, and keeps saying it", async (which, shown) => {
    const { user, router } = await show(<EscalationQueue />, all);
    await user.click(screen.getByRole("button", { name: which === "mine" ? "Mine" : "Unclaimed" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ show: which }));
    expect(cards()).toEqual(shown);
  });

  test("by priority and client at once; what he chose stands in the address that he opens", async () => {
    await show(<EscalationQueue />, { ...all, at: "/escalations?priority=high&client=Vellinga" });
    expect(cards()).toEqual([mail.problem]);
    expect(screen.getByRole("combobox", { name: "Priority" })).toHaveValue("high");
    expect(screen.getByRole("combobox", { name: "Client" })).toHaveValue("Vellinga");
  });

  test("by the number of a ticket in the address", async () => {
    await show(<EscalationQueue />, { ...all, at: "/escalations?q=48190" });
    expect(cards()).toEqual([printer.problem]);
    expect(search()).toHaveValue("48190");
  });

  test("and is told what it leaves out, and gets all back", async () => {
    const { user, hear, router } = await show(<EscalationQueue />, { ...all, at: "/escalations?q=hearts" });
    expect(screen.getByRole("status")).toHaveTextContent("1 of 4 escalations shown.");
    hear("handoff_created", aSharedCard({ id: "new", problem: "VPN drops", created_at: ago(0) }));
    expect(screen.getByRole("status")).toHaveTextContent("1 of 5 escalations shown.");
    await user.click(screen.getByRole("button", { name: "Show all" }));
    await waitFor(() => expect(cards()).toHaveLength(5));
    expect(router.state.location.search).toEqual({});
    await waitFor(() => expect(search()).toHaveValue(""));
  });

  test("to nothing: it does not say that nobody waits", async () => {
    await show(<EscalationQueue />, { ...all, at: "/escalations?q=nothing+like+it" });
    expect(screen.queryByText("Nobody is waiting.")).toBeNull();
    expect(queue()).toHaveTextContent("3 escalations wait outside these filters.");
  });
});

describe("Bob's keys", () => {
  test("/ leads to the search, where letters are letters, and Esc leads out", async () => {
    const { user } = await show(<EscalationQueue />, all);
    await user.keyboard("/jck");
    expect(search()).toHaveFocus();
    expect(search()).toHaveValue("jck");
    await user.keyboard("{Escape}");
    expect(search()).not.toHaveFocus();
  });

  test.each([
    ["c", "mail"],
    ["jjc", "asked"],
  ])("%s opens %s, and claims nothing", async (keys, opened) => {
    const { user, path } = await show(<EscalationQueue />, all);
    await user.keyboard(keys);
    await waitFor(() => expect(path()).toBe(`/escalations/${opened}`));
    expect(network.asked.filter(({ method }) => method === "POST")).toEqual([]);
  });
});

describe("how much stands on a card", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => aCard({ id: `h${index}`, problem: `Problem ${index}` }));
  const compact = () => screen.getByRole("button", { name: "Compact" });

  test("of 14 everything; of 15 one line, without who was told", async () => {
    const few = await show(<EscalationQueue />, { cards: many(14) });
    expect(screen.getAllByRole("button", { name: /who was told/ })).toHaveLength(14);
    few.hear("handoff_created", aSharedCard({ id: "new", created_at: ago(0) }));
    expect(compact()).toHaveAttribute("aria-pressed", "false");
    few.unmount();
    await show(<EscalationQueue />, { cards: many(15) });
    expect(compact()).toHaveAttribute("aria-pressed", "true");
    expect(screen.queryByRole("button", { name: /who was told/ })).toBeNull();
    expect(screen.getAllByRole("button", { name: "Pick up" })).toHaveLength(15);
  });

  test("is what he chose last in this browser", async () => {
    const first = await show(<EscalationQueue />, { cards: many(2) });
    await first.user.click(compact());
    first.unmount();
    await show(<EscalationQueue />, { cards: many(3) });
    expect(compact()).toHaveAttribute("aria-pressed", "true");
  });
});

test("the bars are explained until Bob has understood, and never come in while he looks on", async () => {
  const climbing = aCard({ ladder: [{ at: ago(-5), tell: "admins", tier: null }] });
  const first = await show(<EscalationQueue />, { cards: [climbing] });
  await first.user.click(screen.getByRole("button", { name: "Got it" }));
  expect(queue()).not.toHaveTextContent("The bars under a waiting time");
  first.unmount();
  await show(<EscalationQueue />, { cards: [climbing] });
  expect(queue()).not.toHaveTextContent("The bars under a waiting time");
});

test("nobody waits: Dora, an admin, reads who is there, when the last one came, and tests the way", async () => {
  network.on("GET /reach", () => {
    const reached = { tier: 1, present: true, channels: [], held_until: null, told: "now", reason: null };
    return json({ items: [{ id: "b", name: "Bob Anders", ...reached }] });
  });
  network.on("GET /escalations", (asked) => {
    const last = aCard({ state: "resolved", claimed_by: personOf(bob), created_at: ago(30) });
    const items = asked.query.get("state") === "closed" ? [last] : [];
    return json({ as_of: "epoch0000-10", items, next_cursor: null });
  });
  await show(<EscalationQueue />, { me: dora });
  await waitFor(() => expect(queue()).toHaveTextContent("Besides you, Bob Anders can be reached now."));
  expect(queue()).toHaveTextContent(/The last one came .*, from Kestrel Dental\. Bob Anders picked it up\./);
  expect(screen.getByRole("link", { name: "Send a test escalation" })).toHaveAttribute(
    "href",
    "/settings/canary",
  );
});
