import { act, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeNetwork } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf, victor } from "@/testing/people";
import { aCard, ago, aSharedCard } from "@/testing/records";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Arrivals } from "./Arrivals";
import { placesFor, waitingCount } from "./navigation";
import { fetchToasts } from "./toasts";

fakeNetwork();

let hidden = false;
beforeAll(fetchToasts);
beforeEach(() => {
  hidden = false;
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function look(): void {
  hidden = false;
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
}

function Page() {
  usePageTitle("My sessions");
  return (
    <Column>
      <PageHeader title="My sessions" />
      <Arrivals />
    </Column>
  );
}

const arrived = (id: string, change = {}) =>
  aSharedCard({ id, problem: `Problem ${id}`, created_at: ago(0), ...change });
const toasts = () =>
  screen.queryAllByRole("article").map((toast) => within(toast).getByText(/^Problem/).textContent);
const gone = { session_id: "session-1", by: personOf(dora), at: ago(0) };

describe("Alice escalates while Bob is on another page", () => {
  test("a toast says who and what, and leads to the context screen", async () => {
    const page = await show(<Page />, { at: "/" });
    page.hear("handoff_created", arrived("a", { priority: "urgent" }));
    const toast = screen.getByRole("article", { name: "Escalation from Alice Moreau · #48213" });
    expect(toast).toHaveTextContent("Problem a");
    expect(toast).toHaveTextContent("Urgent");
    expect(toast).toHaveTextContent("now");
    await page.user.click(within(toast).getByRole("link", { name: "Open" }));
    expect(page.path()).toBe("/escalations/a");
  });

  test("without a ticket it names none", async () => {
    const page = await show(<Page />, { at: "/" });
    page.hear("handoff_created", arrived("a", { ticket_ref: null }));
    expect(screen.getByRole("article", { name: "Escalation from Alice Moreau" })).toBeInTheDocument();
  });

  test("beside a context that he reads there is one at a time, and the rest is counted", async () => {
    const page = await show(<Page />, { at: "/escalations/other" });
    for (const id of ["a", "b", "c"]) page.hear("handoff_created", arrived(id));
    expect(toasts()).toEqual(["Problem c"]);
    expect(screen.getByText("and 2 more, under Alerts")).toBeInTheDocument();
  });

  test("he may put it away", async () => {
    const page = await show(<Page />, { at: "/" });
    page.hear("handoff_created", arrived("a"));
    await page.user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(toasts()).toEqual([]);
  });

  test("it goes when he opens that one from elsewhere, and does not come back", async () => {
    const page = await show(<Page />, { at: "/escalations/x" });
    const goTo = (handoffId: string) => act(() => page.router.navigate({ to: `/escalations/${handoffId}` }));
    for (const id of ["a", "b"]) page.hear("handoff_created", arrived(id));
    await goTo("a");
    expect(toasts()).toEqual(["Problem b"]);
    await goTo("x");
    expect(toasts()).toEqual(["Problem b"]);
  });

  test("at most three stand there, the newest first", async () => {
    const page = await show(<Page />, { at: "/" });
    for (const id of ["a", "b", "c", "d"]) page.hear("handoff_created", arrived(id));
    expect(toasts()).toEqual(["Problem d", "Problem c", "Problem b"]);
  });

  test.each(["handoff_claimed", "handoff_cancelled", "handoff_resolved"] as const)(
    "it goes when nobody is needed any more: %s",
    async (name) => {
      const page = await show(<Page />, { at: "/" });
      page.hear("handoff_created", arrived("a"));
      page.hear(name, { ...gone, handoff_id: "a", way: "own", outcome: "self_solved" });
      expect(toasts()).toEqual([]);
    },
  );

  test("a release is an arrival too, and shows once", async () => {
    const page = await show(<Page />, { at: "/", cards: [aCard({ id: "a", state: "claimed" })] });
    page.hear("handoff_released", { ...gone, handoff_id: "a", card: arrived("a") });
    page.hear("handoff_reassigned", { ...gone, handoff_id: "a", card: arrived("a") });
    expect(toasts()).toEqual(["Problem a"]);
  });

  test("a screen reader hears one sentence, politely", async () => {
    const page = await show(<Page />, { at: "/" });
    vi.useFakeTimers();
    page.hear("handoff_created", arrived("a"));
    act(() => vi.advanceTimersByTime(1_000));
    const spoken = document.querySelector('[aria-live="polite"]');
    expect(spoken).toHaveTextContent("New escalation from Alice Moreau: Problem a");
    for (const id of ["b", "c", "d"]) page.hear("handoff_created", arrived(id));
    act(() => vi.advanceTimersByTime(1_000));
    expect(spoken).toHaveTextContent("3 new escalations");
  });
});

describe("no toast", () => {
  test("stands on the queue itself, where the card is", async () => {
    const page = await show(<Page />, { at: "/escalations" });
    page.hear("handoff_created", arrived("a"));
    expect(toasts()).toEqual([]);
  });

  test("is shown to who escalated", async () => {
    const page = await show(<Page />, { at: "/", me: alice });
    page.hear("handoff_created", arrived("a"));
    expect(toasts()).toEqual([]);
  });

  test("is shown to a viewer, who has no stream", async () => {
    const page = await show(<Page />, { at: "/", me: victor });
    expect(page.wire.connections).toEqual([]);
  });

  test("is shown for what was there before, or comes twice", async () => {
    const page = await show(<Page />, { at: "/", cards: [aCard({ id: "a" })] });
    expect(toasts()).toEqual([]);
    page.hear("handoff_created", arrived("b"));
    act(() =>
      page.wire.send({
        name: "handoff_created",
        id: { epoch: "epoch0000", number: 11 },
        members: arrived("b"),
      }),
    );
    expect(toasts()).toEqual(["Problem b"]);
  });
});

describe("the title of the tab", () => {
  test("counts while nobody looks, and loses the count when somebody does", async () => {
    const page = await show(<Page />, { at: "/" });
    expect(document.title).toBe("My sessions · FlowPilot");
    hidden = true;
    page.hear("handoff_created", arrived("a"));
    page.hear("handoff_created", arrived("b"));
    expect(document.title).toBe("(2) My sessions · FlowPilot");
    look();
    expect(document.title).toBe("My sessions · FlowPilot");
  });

  test("does not count while Bob looks on, nor what he escalates himself", async () => {
    const page = await show(<Page />, { at: "/" });
    page.hear("handoff_created", arrived("a"));
    hidden = true;
    page.hear("handoff_created", arrived("b", { escalated_by: personOf(bob) }));
    expect(document.title).toBe("My sessions · FlowPilot");
  });

  test("counts on the queue as well", async () => {
    const page = await show(<Page />, { at: "/escalations" });
    hidden = true;
    page.hear("handoff_created", arrived("a"));
    expect(document.title).toBe("(1) My sessions · FlowPilot");
    look();
  });
});

describe("the navigation", () => {
  test("leads a viewer to what a viewer may see", () => {
    expect(placesFor("viewer").map(({ to }) => to)).toEqual(["/", "/settings"]);
    expect(placesFor("engineer").map(({ to }) => to)).toEqual([
      "/",
      "/escalations",
      "/playbooks",
      "/analytics",
      "/settings",
    ]);
  });

  test("counts who waits: open ones of others", () => {
    const cards = {
      open: aCard(),
      own: aCard({ escalated_by: personOf(bob) }),
      taken: aCard({ state: "claimed" }),
    };
    const live = { reader: bob.id, position: null, cards, arrivals: {}, firstActions: {}, needs: null };
    expect(waitingCount({ live } as never)).toBe(1);
  });
});
