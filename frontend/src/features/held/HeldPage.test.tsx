import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { HeldDelivery } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf } from "@/testing/people";
import { ago } from "@/testing/records";
import { HeldPage } from "./HeldPage";

const network = fakeNetwork();
const PAGE = { at: "/settings/held", me: dora };
let held: HeldDelivery[] = [];

function message(change: Partial<HeldDelivery>): HeldDelivery {
  return {
    id: "one",
    recipient: personOf(bob),
    channel: "email",
    channel_name: null,
    kind: "escalation",
    title: "Escalation from Alice: Outlook hangs",
    href: "/escalations/handoff-1",
    handoff_id: "handoff-1",
    was_tried: false,
    created_at: ago(60),
    ...change,
  };
}

beforeEach(() => {
  held = [message({}), message({ id: "two", recipient: personOf(alice), was_tried: true })];
  network.on("GET /deliveries/held", () => json({ items: held, count: held.length, next_cursor: null }));
});

/** The server lets these go. */
function decides(operation: string, ids: string[]): void {
  network.on(operation, () => {
    held = held.filter(({ id }) => !ids.includes(id));
    return json({ count: ids.length });
  });
}

const list = () => screen.findByRole("region", { name: "Held messages" });

describe("Dora, an admin, after a restore", () => {
  test("sees what waits, for whom, and what may have arrived already", async () => {
    await show(<HeldPage />, PAGE);
    const [first, second] = within(await list()).getAllByRole("listitem");
    expect(first).toHaveTextContent("Bob Anders by Mail");
    expect(first).not.toHaveTextContent("may have arrived");
    expect(second).toHaveTextContent("tried before the backup, may have arrived");
    expect(within(first as HTMLElement).getByRole("link")).toHaveAttribute("href", "/escalations/handoff-1");
  });

  test("sends one: it leaves the list, the other stays", async () => {
    decides("POST /deliveries/held/send", ["one"]);
    const { user } = await show(<HeldPage />, PAGE);
    await user.click(within(await list()).getByRole("button", { name: /^Send to Bob/ }));
    expect(await screen.findByText("1 message goes out now.")).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
    expect(network.of("POST /deliveries/held/send").map(({ body }) => body)).toEqual([{ ids: ["one"] }]);
  });

  test("drops all, but only after she was asked", async () => {
    decides("POST /deliveries/held/drop", ["one", "two"]);
    const { user } = await show(<HeldPage />, PAGE);
    await user.click(within(await list()).getByRole("button", { name: "Drop all" }));
    const dialog = screen.getByRole("dialog", { name: "Drop 2 messages?" });
    expect(network.of("POST /deliveries/held/drop")).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Drop all" }));
    expect(await screen.findByText("2 messages were dropped.")).toHaveFocus();
    expect(screen.getByRole("heading", { name: "Nothing is held." })).toBeInTheDocument();
    expect(network.of("POST /deliveries/held/drop").map(({ body }) => body)).toEqual([{}]);
  });

  test("reads in the dialog when it did not work, and nothing is gone", async () => {
    network.on("POST /deliveries/held/send", () => problem(503, "unavailable"));
    const { user } = await show(<HeldPage />, PAGE);
    await user.click(within(await list()).getByRole("button", { name: "Send all" }));
    const dialog = screen.getByRole("dialog", { name: "Send 2 messages?" });
    await user.click(within(dialog).getByRole("button", { name: "Send all" }));
    expect(await within(dialog).findByRole("alert")).toBeInTheDocument();
    await user.click(within(dialog).getByRole("button", { name: "Not now" }));
    expect(within(await list()).getAllByRole("listitem")).toHaveLength(2);
  });

  test("and when nothing is held or it cannot be read, she is told so", async () => {
    network.on("GET /deliveries/held", () => problem(503, "unavailable"));
    const { user } = await show(<HeldPage />, PAGE);
    const again = await screen.findByRole("button", { name: "Try again" });
    network.on("GET /deliveries/held", () => json({ items: [], count: 0, next_cursor: null }));
    await user.click(again);
    expect(await screen.findByRole("heading", { name: "Nothing is held." })).toBeInTheDocument();
  });
});
