import { act, screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { fakeNetwork } from "@/testing/network";
import { show } from "@/testing/page";
import { bob, dora, personOf } from "@/testing/people";
import { aCard, ago } from "@/testing/records";
import { QueueCard } from "./QueueCard";

const network = fakeNetwork();
const article = () => screen.getByRole("article");
const dot = () => document.querySelector("[data-unread]");

describe("an open card of Alice, as Bob sees it", () => {
  test("says everything that one compares by", async () => {
    const card = aCard({ id: "h", created_at: ago(12), priority: "urgent", step_count: 1 });
    await show(<QueueCard card={card} />);
    expect(article()).toHaveAccessibleName(card.problem);
    expect(article()).toHaveAttribute("data-handoff-id", "h");
    for (const words of ["12 min", "Urgent", "Kestrel Dental", "#48213", "Alice Moreau", "1 step"])
      expect(article()).toHaveTextContent(words);
    expect(article()).toHaveTextContent("“The sign-in log says 53000.”");
    expect(article()).toHaveTextContent("0 told, 0 seen");
    expect(article()).not.toHaveTextContent("unreachable");
  });

  test("leaves out what nobody wrote", async () => {
    await show(<QueueCard card={aCard({ client_name: null, ticket_ref: null })} />);
    expect(article()).not.toHaveTextContent("#");
    expect(article()).not.toHaveTextContent("asked for you");
    expect(article()).not.toHaveTextContent("needed by");
  });

  test("says that it was asked for him, and by when", async () => {
    const card = aCard({ target_user_id: bob.id, needed_by: ago(-60) });
    await show(<QueueCard card={card} />);
    expect(article()).toHaveTextContent("asked for you");
    expect(article()).toHaveTextContent(/needed by (\d+ \w+ )?\d\d:\d\d/);
  });

  test("says that its deadline has passed", async () => {
    await show(<QueueCard card={aCard({ needed_by: ago(5) })} />);
    expect(article()).toHaveTextContent("was needed by");
  });

  test("counts the wait on while he looks", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-23T10:00:00Z"), toFake: ["Date", "setInterval"] });
    await show(<QueueCard card={aCard({ created_at: "2026-11-23T09:59:30.000000Z" })} />);
    act(() => vi.advanceTimersByTime(1_000));
    expect(article()).toHaveTextContent("31 s");
    act(() => vi.advanceTimersByTime(29_000));
    expect(article()).toHaveTextContent("1 min");
  });
});

describe("while nobody picks it up", () => {
  const rung = (minutes: number, tell: "again" | "admins" | "banner") => ({
    at: ago(-minutes),
    tell,
    tier: null,
  });
  const fills = () =>
    [...document.querySelectorAll<HTMLElement>("[data-rungs] > * > *")].map((bar) =>
      Number.parseInt(bar.style.width, 10),
    );

  test("the rungs fill, and the next one stands there in words", async () => {
    const ladder = [rung(-10, "again"), rung(10, "admins"), rung(40, "banner")];
    await show(<QueueCard card={aCard({ created_at: ago(20), ladder })} />);
    const [first, second, third] = fills();
    expect(first).toBe(100);
    expect(second).toBeGreaterThan(45);
    expect(second).toBeLessThan(55);
    expect(third).toBe(0);
    expect(article()).toHaveTextContent(/next: admins at \d\d:\d\d|next: admins at \w{3} \d\d:\d\d/);
    expect(article()).not.toHaveTextContent("Still unowned");
  });

  test("after the last rung it says that it is still unowned", async () => {
    const ladder = [rung(-10, "admins"), rung(-1, "banner")];
    await show(<QueueCard card={aCard({ created_at: ago(20), ladder })} />);
    expect(fills()).toEqual([100, 100]);
    expect(article()).toHaveTextContent("Still unowned");
  });

  test("that moment comes while he looks", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-23T10:00:00Z"), toFake: ["Date", "setInterval"] });
    const ladder = [{ at: "2026-11-23T10:00:05.000000Z", tell: "banner", tier: null } as const];
    await show(<QueueCard card={aCard({ created_at: "2026-11-23T09:59:00.000000Z", ladder })} />);
    expect(article()).toHaveTextContent("next: unowned at 11:00");
    act(() => vi.advanceTimersByTime(6_000));
    expect(article()).toHaveTextContent("Still unowned");
  });

  test("once it is picked up there is no ladder any more", async () => {
    const ladder = [rung(-1, "banner")];
    await show(<QueueCard card={aCard({ state: "claimed", claimed_by: personOf(dora), ladder })} />);
    expect(article()).not.toHaveTextContent("Still unowned");
    expect(fills()).toEqual([]);
  });
});

describe("the unread dot", () => {
  test("is there until he has opened it, and not for the eye alone", async () => {
    await show(<QueueCard card={aCard()} />);
    expect(dot()).not.toBeNull();
    expect(article()).toHaveTextContent("not opened yet");
  });

  test("does not go when he points at it", async () => {
    const { user } = await show(<QueueCard card={aCard()} />);
    await user.hover(article());
    expect(dot()).not.toBeNull();
  });

  test.each([
    ["has opened it", aCard({ seen: true }), false],
    ["has claimed it", aCard({ state: "claimed", claimed_by: personOf(bob), mine: true, seen: true }), false],
    ["escalated it himself", aCard({ escalated_by: personOf(bob) }), true],
  ])("is not there when he %s", async (_, card, own) => {
    await show(<QueueCard card={card} own={own} />);
    expect(dot()).toBeNull();
  });
});

describe("a claimed card", () => {
  const claimed = { state: "claimed", claimed_at: ago(3) } as const;

  test("of Dora: who, since when, and he may read along", async () => {
    await show(<QueueCard card={aCard({ ...claimed, claimed_by: personOf(dora) })} />);
    expect(article()).toHaveTextContent("Dora Lindt picked it up 3 min ago");
    expect(within(article()).getByRole("button", { name: "Read along" })).toBeInTheDocument();
  });

  test("of himself: he goes on", async () => {
    await show(<QueueCard card={aCard({ ...claimed, claimed_by: personOf(bob), mine: true })} />);
    expect(article()).toHaveTextContent("You picked it up 3 min ago");
    expect(within(article()).getByRole("button", { name: "Go on" })).toBeInTheDocument();
  });

  test("that he escalated: he follows", async () => {
    const card = aCard({ ...claimed, claimed_by: personOf(dora), escalated_by: personOf(bob) });
    await show(<QueueCard card={card} own />);
    expect(screen.getByRole("button", { name: "Follow" })).toBeInTheDocument();
    expect(screen.queryByRole("article")).not.toBeInTheDocument();
  });

  test("of somebody who has left the account still has a sentence", async () => {
    await show(<QueueCard card={aCard({ ...claimed, claimed_by: null })} />);
    expect(article()).toHaveTextContent("Former user picked it up 3 min ago");
  });
});

describe("opening", () => {
  test("by its button leads to the context screen and claims nothing", async () => {
    const { user, path } = await show(<QueueCard card={aCard({ id: "h" })} />);
    await user.click(screen.getByRole("button", { name: "Pick up" }));
    await vi.waitFor(() => expect(path()).toBe("/escalations/h"));
    expect(network.asked).toEqual([]);
  });

  test("by the card itself leads there too", async () => {
    const { user, path } = await show(<QueueCard card={aCard({ id: "h" })} />);
    await user.click(screen.getByRole("link"));
    await vi.waitFor(() => expect(path()).toBe("/escalations/h"));
  });
});
