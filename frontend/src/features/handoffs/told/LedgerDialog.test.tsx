import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice } from "@/testing/people";
import { aCard, aDelivery, ago } from "@/testing/records";
import LedgerDialog from "./LedgerDialog";

const network = fakeNetwork();
const LEDGER = "GET /escalations/handoff-1/deliveries";
const closed = vi.fn();
const open = (card = aCard()) =>
  show(<LedgerDialog handoffId="handoff-1" onClose={closed} />, { me: alice, cards: [card] });
const dialog = () => screen.getByRole("dialog", { name: "Who was told" });

describe("Alice reads who was told", () => {
  test("while it loads, it says so", async () => {
    network.on(LEDGER, () => new Promise(() => undefined));
    await open();
    expect(dialog()).toHaveTextContent("Loading…");
  });

  test("nobody could be told: it says why", async () => {
    network.on(LEDGER, () => json({ items: [] }));
    await open();
    expect(await within(dialog()).findByText(/there is no other active engineer/)).toBeInTheDocument();
  });

  test("it cannot be read: it says so, and trying again shows it", async () => {
    network.on(LEDGER, () => problem(422, "invalid"));
    const { user } = await open();
    expect(await within(dialog()).findByRole("alert")).toHaveTextContent("It could not be read");
    network.on(LEDGER, () => json({ items: [aDelivery({ state: "sent" })] }));
    await user.click(within(dialog()).getByRole("button", { name: "Try again" }));
    expect(await within(dialog()).findByText("Bob Anders")).toBeInTheDocument();
  });

  test("a mail arrives while she reads: the line says so by itself", async () => {
    network.on(LEDGER, () => json({ items: [aDelivery()] }));
    const page = await open();
    expect(await within(dialog()).findByText("about to be sent")).toBeInTheDocument();
    network.on(LEDGER, () =>
      json({
        items: [aDelivery({ state: "sent", attempts: [{ at: ago(0), outcome: "sent", detail: null }] })],
      }),
    );
    page.hear("delivery_changed", {
      handoff_id: "handoff-1",
      deliveries: { told: 1, seen: 0, unreachable: 0 },
    });
    expect(await within(dialog()).findByText(/^sent/)).toBeInTheDocument();
    expect(dialog()).toHaveTextContent("1 told, 0 seen");
  });

  test("of fifty tries the latest stand there, and the others on request", async () => {
    const attempts = Array.from({ length: 50 }, (_, index) => ({
      at: ago(50 - index),
      outcome: "temporary",
      detail: null,
    }));
    network.on(LEDGER, () => json({ items: [aDelivery({ state: "dead", reason: "given_up", attempts })] }));
    const { user } = await open();
    const tries = () => within(dialog()).queryAllByText(/^tried \d/).length;
    await waitFor(() => expect(tries()).toBe(3));
    await user.click(within(dialog()).getByRole("button", { name: "Show 47 earlier attempts" }));
    expect(tries()).toBe(50);
  });

  test("and what comes if nobody picks it up", async () => {
    network.on(LEDGER, () => json({ items: [aDelivery({ state: "sent" })] }));
    const ladder = [
      { at: ago(5), tell: "again", tier: null } as const,
      { at: ago(-5), tell: "tier", tier: 3 } as const,
    ];
    await open(aCard({ ladder }));
    const steps = within(screen.getByRole("region", { name: "If nobody picks it up" })).getAllByRole(
      "listitem",
    );
    expect(steps[0]).toHaveTextContent("everybody told is told again");
    expect(steps[0]).toHaveTextContent("done");
    expect(steps[1]).toHaveTextContent("tier 3 is told");
    expect(steps[1]).not.toHaveTextContent("done");
  });
});
