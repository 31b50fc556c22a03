import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { PreviewItem, Reachable } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora } from "@/testing/people";
import { aSession } from "@/testing/records";
import { EscalateDialog } from "./EscalateDialog";

const network = fakeNetwork();

function somebody(id: string, name: string, change: Partial<Reachable> = {}): Reachable {
  return {
    id,
    name,
    tier: 2,
    present: false,
    channels: ["email"],
    held_until: null,
    told: "now",
    reason: null,
    ...change,
  };
}

function step(change: Partial<PreviewItem>): PreviewItem {
  return { at: "2026-11-27T15:50:00Z", tell: "tier", tier: 3, names: [], after_minutes: 10, ...change };
}

let people: Reachable[] = [];
let steps: PreviewItem[] = [];

beforeEach(() => {
  people = [somebody("bob", "Bob Anders")];
  steps = [];
  network.on("GET /reach", () => json({ items: people }));
  network.on("POST /ladder/preview", () => json({ items: steps }));
  network.on("GET /colleagues", () =>
    json({ items: [bob, dora].map(({ id, name, role, tier }) => ({ id, name, role, tier })) }),
  );
});

async function alicesDialog() {
  const page = await show(<EscalateDialog session={aSession()} steps={[]} onClose={() => undefined} />, {
    me: alice,
    at: "/pilot/session-1",
  });
  return { ...page, dialog: screen.getByRole("dialog", { name: "Escalate this session" }) };
}

const row = async (name: string) => {
  const found = await screen.findByText(name, { ignore: "option" });
  return found.closest("li") ?? found;
};

describe("before she sends it, Alice reads who can be reached", () => {
  test.each<[string, Partial<Reachable>, string | RegExp]>([
    ["who looks on", { present: true }, "here now"],
    ["over what", { channels: ["email", "push", "slack"] }, "mail, push and Slack"],
    [
      "whose quiet hours hold it",
      { told: "later", reason: "quiet_hours", held_until: "2026-11-24T06:00:00Z" },
      /quiet hours, held until (\d+ )?(\w{3} )?07:00/,
    ],
    ["who hears only later", { told: "later", reason: "first_tier_first" }, "only if the first tier"],
    [
      "who hears nothing, and why",
      { told: "never", channels: [], reason: "mail_not_configured" },
      "cannot be reached, mail is not set up",
    ],
  ])("%s", async (_, change, words) => {
    people = [somebody("bob", "Bob Anders", change)];
    await alicesDialog();
    expect(await row("Bob Anders")).toHaveTextContent(words);
  });

  test("who looks on stands first, who cannot be reached last, and the headline counts them", async () => {
    people = [
      somebody("anna", "Anna Silent", { told: "never", channels: [], reason: "turned_off" }),
      somebody("bob", "Bob Anders"),
      somebody("dora", "Dora Lindt", { present: true }),
    ];
    const { dialog } = await alicesDialog();
    const names = async () =>
      (await within(dialog).findAllByText(/Anna Silent|Bob Anders|Dora Lindt/, { ignore: "option" })).map(
        (name) => name.textContent,
      );
    expect(await names()).toEqual(["Dora Lindt tier 2", "Bob Anders tier 2", "Anna Silent tier 2"]);
    expect(dialog).toHaveTextContent("2 now, 1 not at all");
  });

  test("it is asked anew for another priority and for a named person, who then stands first", async () => {
    people = [somebody("bob", "Bob Anders"), somebody("dora", "Dora Lindt", { present: true })];
    const { user, dialog } = await alicesDialog();
    await within(dialog).findByRole("option", { name: "Bob Anders, tier 2" });
    await user.selectOptions(within(dialog).getByRole("combobox", { name: "Priority" }), "urgent");
    await user.selectOptions(within(dialog).getByRole("combobox", { name: "Person" }), "bob");
    await waitFor(() => {
      const asked = network.of("GET /reach").at(-1)?.query;
      expect(asked?.get("priority")).toBe("urgent");
      expect(asked?.get("target_user_id")).toBe("bob");
    });
    expect(await row("Bob Anders")).toHaveTextContent("asked first");
  });

  test("and who is told when, by name", async () => {
    steps = [
      step({ tell: "again" }),
      step({ at: "2026-11-27T16:00:00Z", names: ["Anna Berg", "Ben Ito"] }),
      step({
        at: "2026-11-27T16:30:00Z",
        tell: "admins",
        names: ["A One", "B Two", "C Three", "D Four", "E Five"],
      }),
      step({ at: "2026-11-27T17:00:00Z", tell: "banner" }),
    ];
    const { dialog } = await alicesDialog();
    expect(await within(dialog).findByText("Anna Berg and Ben Ito are told")).toBeInTheDocument();
    expect(dialog).toHaveTextContent("everybody told so far is told again");
    expect(dialog).toHaveTextContent("A One, B Two, C Three and 2 more are told");
    expect(dialog).toHaveTextContent("marked as still unowned");
  });

  test("when it cannot be read it says so, and she can escalate all the same", async () => {
    network.on("GET /reach", () => problem(422, "invalid"));
    network.on("POST /ladder/preview", () => problem(422, "invalid"));
    const { user, dialog } = await alicesDialog();
    expect(await within(dialog).findByText(/It could not be read who can be reached/)).toBeInTheDocument();
    expect(await within(dialog).findByText(/It could not be read who is told next/)).toBeInTheDocument();
    await user.type(within(dialog).getByRole("textbox", { name: "Reason" }), "Stuck");
    expect(within(dialog).getByRole("button", { name: "Escalate now" })).toBeEnabled();
  });
});
