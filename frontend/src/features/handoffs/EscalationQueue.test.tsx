import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf } from "@/testing/people";
import { aCard, aDelivery, ago, aSharedCard, aStep } from "@/testing/records";
import { EscalationQueue } from "./EscalationQueue";

const network = fakeNetwork();

const queue = () => screen.getByRole("region", { name: "Escalation queue" });
const cards = () =>
  within(queue())
    .queryAllByRole("article")
    .map((card) => card.getAttribute("aria-label"));
const card = (problem: string) => within(queue()).getByRole("article", { name: problem });

const printer = aCard({ id: "printer", problem: "Printer prints hearts", created_at: ago(50) });
const mail = aCard({ id: "mail", problem: "No mail since noon", created_at: ago(12), priority: "high" });
const claimedBy = (by: typeof bob) => ({
  handoff_id: "mail",
  session_id: "session-1",
  by: personOf(by),
  at: ago(0),
  way: "own" as const,
});

describe("Bob opens the queue", () => {
  test("while it loads, it says so", async () => {
    await show(<EscalationQueue />, { fetchLists: () => new Promise(() => undefined) });
    expect(queue()).toHaveTextContent("Loading…");
  });

  test("and nobody waits: it says so, and what will happen by itself", async () => {
    await show(<EscalationQueue />);
    expect(await screen.findByRole("heading", { name: "Nobody is waiting." })).toBeInTheDocument();
    expect(queue()).toHaveTextContent("New escalations land here by themselves");
  });

  test("and it cannot be read: it says so, and trying again shows it", async () => {
    const fetchLists = vi.fn();
    fetchLists.mockRejectedValueOnce(new Error("no answer"));
    fetchLists.mockResolvedValue([{ position: { epoch: "epoch0000", number: 10 }, cards: [mail] }]);
    const { user } = await show(<EscalationQueue />, { fetchLists });
    const alert = screen.getByRole("alert");
    expect(alert).toHaveTextContent("The queue could not be read.");
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("article", { name: mail.problem })).toBeInTheDocument();
  });

  test("and sees who waits, high before older normal ones, and below what others have", async () => {
    const taken = aCard({
      id: "t",
      problem: "Taken",
      state: "claimed",
      claimed_by: personOf(dora),
      claimed_at: ago(2),
    });
    await show(<EscalationQueue />, { cards: [printer, taken, mail] });
    expect(cards()).toEqual([mail.problem, printer.problem, "Taken"]);
    expect(card("Taken")).toHaveTextContent("Dora Lindt picked it up 2 min ago");
    expect(screen.queryByRole("heading", { name: "New" })).not.toBeInTheDocument();
  });

  test("and his own escalations stand apart, to view and not to pick up", async () => {
    const own = aCard({ id: "own", problem: "My own", escalated_by: personOf(bob) });
    await show(<EscalationQueue />, { cards: [own] });
    expect(screen.getByRole("heading", { name: "Nobody is waiting." })).toBeInTheDocument();
    expect(cards()).toEqual([]);
    expect(screen.queryByRole("article", { name: "My own" })).not.toBeInTheDocument();
    expect(within(queue()).queryByText("My own")).not.toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "You escalated" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "My own" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "View" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Pick up" })).not.toBeInTheDocument();
  });

  test("and what he parked stands below the queue", async () => {
    network.on("GET /escalations", (asked) => {
      const parked = aCard({ id: "p", problem: "Later", state: "parked", escalated_by: personOf(bob) });
      const items = asked.query.get("state") === "parked" ? [parked] : [];
      return json({ as_of: "epoch0000-10", items, next_cursor: null });
    });
    await show(<EscalationQueue />, { cards: [printer] });
    expect(await screen.findByRole("heading", { name: "Parked, only you see these" })).toBeInTheDocument();
    expect(cards()).toEqual([printer.problem]);
    expect(screen.getByRole("link", { name: "Later" })).toBeInTheDocument();
  });

  test("with 500 waiting, all of them are there", async () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      aCard({ id: `h${index}`, problem: `Problem ${index}`, created_at: ago(500 - index) }),
    );
    await show(<EscalationQueue />, { cards: many });
    const shown = [...queue().querySelectorAll("article")];
    expect(shown).toHaveLength(500);
    expect(shown[0]).toHaveAccessibleName("Problem 0");
  });
});

describe("while Bob looks on", () => {
  test("Alice escalates: her card stands in New, is marked for 800 ms, and the others stay", async () => {
    const page = await show(<EscalationQueue />, { cards: [printer, mail] });
    vi.useFakeTimers();
    page.hear("handoff_created", aSharedCard({ id: "new", problem: "VPN drops", created_at: ago(0) }));
    expect(screen.getByRole("heading", { name: "New" })).toBeInTheDocument();
    expect(cards()).toEqual(["VPN drops", mail.problem, printer.problem]);
    expect(card("VPN drops")).toHaveAttribute("data-arrival", "new");
    expect(card(mail.problem)).not.toHaveAttribute("data-arrival");
    act(() => vi.advanceTimersByTime(790));
    expect(card("VPN drops")).toHaveAttribute("data-arrival", "new");
    act(() => vi.advanceTimersByTime(20));
    expect(card("VPN drops")).not.toHaveAttribute("data-arrival");
  });

  test("Dora claims: the card goes down to what others have", async () => {
    const page = await show(<EscalationQueue />, { cards: [printer, mail] });
    page.hear("handoff_claimed", claimedBy(dora));
    expect(cards()).toEqual([printer.problem, mail.problem]);
    expect(within(card(mail.problem)).getByRole("button", { name: "Read along" })).toBeInTheDocument();
  });

  test("Dora claims the card on which his focus is: it stays there, and moves when he leaves it", async () => {
    const page = await show(<EscalationQueue />, { cards: [printer, mail] });
    const link = within(card(mail.problem)).getByRole("link", { name: mail.problem });
    act(() => link.focus());
    page.hear("handoff_claimed", claimedBy(dora));
    expect(cards()).toEqual([mail.problem, printer.problem]);
    expect(card(mail.problem)).toHaveTextContent("Dora Lindt picked it up");
    expect(document.activeElement?.closest("article")).toBe(card(mail.problem));
    act(() => within(card(mail.problem)).getByRole("link").blur());
    expect(cards()).toEqual([printer.problem, mail.problem]);
  });

  test("Alice cancels the card under his pointer: it says that it has left, and goes when he moves on", async () => {
    const page = await show(<EscalationQueue />, { cards: [printer, mail] });
    fireEvent.pointerMove(card(mail.problem), { pointerType: "mouse" });
    page.hear("handoff_cancelled", { ...claimedBy(alice), by: personOf(alice) });
    expect(card(mail.problem)).toHaveTextContent("This has just left the queue.");
    fireEvent.pointerLeave(queue());
    expect(cards()).toEqual([printer.problem]);
  });

  test("a finger that passes holds nothing in its place", async () => {
    const page = await show(<EscalationQueue />, { cards: [printer, mail] });
    fireEvent.pointerMove(card(mail.problem), { pointerType: "touch" });
    page.hear("handoff_claimed", claimedBy(dora));
    expect(cards()).toEqual([printer.problem, mail.problem]);
  });

  test("news of a card change it in its place", async () => {
    const page = await show(<EscalationQueue />, { cards: [printer, mail] });
    page.hear("delivery_changed", { handoff_id: "mail", deliveries: { told: 3, seen: 1, unreachable: 1 } });
    page.hear("session_step", { session_id: "session-1", handoff_id: "mail", step: aStep(9) });
    expect(card(mail.problem)).toHaveTextContent("3 told, 1 seen, 1 unreachable");
    expect(card(mail.problem)).toHaveTextContent("9 steps");
    expect(cards()).toEqual([mail.problem, printer.problem]);
  });

  test("Dora acts first: the card says after how long", async () => {
    const page = await show(<EscalationQueue />, { cards: [mail] });
    const claimed = claimedBy(dora);
    page.hear("handoff_claimed", claimed);
    const at = new Date(Date.parse(claimed.at) + 108_000).toISOString();
    page.hear("handoff_first_action", { handoff_id: "mail", by: personOf(dora), at, kind: "note" });
    expect(card(mail.problem)).toHaveTextContent("first action after 1 min 48 s");
  });

  test("the connection is cut: what is known stays", async () => {
    const page = await show(<EscalationQueue />, { cards: [printer, mail] });
    act(() => page.wire.end());
    expect(cards()).toEqual([mail.problem, printer.problem]);
  });
});

describe("what is still unowned", () => {
  const unowned = aCard({
    ...printer,
    ladder: [{ at: ago(5), tell: "banner", tier: null }],
  });
  const banner = () => screen.queryByRole("region", { name: "Still unowned" });

  test("stands on top of the queue, with the way to it", async () => {
    await show(<EscalationQueue />, { cards: [unowned, mail] });
    expect(banner()).toHaveTextContent("1 escalation is still unowned.");
    expect(within(queue()).getAllByRole("link")[0]).toHaveAttribute("href", "/escalations/printer");
  });

  test("leaves the top when somebody picks it up", async () => {
    const page = await show(<EscalationQueue />, { cards: [unowned, mail] });
    page.hear("handoff_claimed", { ...claimedBy(dora), handoff_id: "printer" });
    expect(banner()).toBeNull();
  });

  test("does not come while a card is under his pointer, and comes when he leaves it", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-23T10:00:00Z"), toFake: ["Date", "setInterval"] });
    const soon = [{ at: "2026-11-23T10:00:05.000000Z", tell: "banner" as const, tier: null }];
    await show(<EscalationQueue />, { cards: [aCard({ ...printer, ladder: soon }), mail] });
    fireEvent.pointerMove(card(mail.problem), { pointerType: "mouse" });
    act(() => vi.advanceTimersByTime(10_000));
    expect(banner()).toBeNull();
    fireEvent.pointerLeave(queue());
    expect(banner()).toHaveTextContent("Printer prints hearts");
  });
});

describe("who was told", () => {
  test("is read from the card, and stays open when somebody picks it up", async () => {
    network.on("GET /escalations/mail/deliveries", () => json({ items: [aDelivery({ state: "sent" })] }));
    const page = await show(<EscalationQueue />, { cards: [mail] });
    await page.user.click(within(card(mail.problem)).getByRole("button", { name: /who was told/ }));
    const ledger = await screen.findByRole("dialog", { name: "Who was told" });
    expect(await within(ledger).findByText("Bob Anders")).toBeInTheDocument();
    page.hear("handoff_claimed", claimedBy(dora));
    expect(screen.getByRole("dialog", { name: "Who was told" })).toBeInTheDocument();
    expect(page.path()).toBe("/escalations");
  });
});

describe("the keyboard", () => {
  test("j and k go from card to card, and stop at the ends", async () => {
    const { user } = await show(<EscalationQueue />, { cards: [printer, mail] });
    const focused = () => document.activeElement?.closest("article")?.getAttribute("aria-label");
    await user.keyboard("j");
    expect(focused()).toBe(mail.problem);
    await user.keyboard("jj");
    expect(focused()).toBe(printer.problem);
    await user.keyboard("kkk");
    expect(focused()).toBe(mail.problem);
  });

  test("Enter opens the card, and nothing is claimed by that", async () => {
    const { user, path } = await show(<EscalationQueue />, { cards: [mail] });
    await user.keyboard("j{Enter}");
    await vi.waitFor(() => expect(path()).toBe("/escalations/mail"));
    expect(network.asked.filter(({ method }) => method === "POST")).toEqual([]);
  });
});
