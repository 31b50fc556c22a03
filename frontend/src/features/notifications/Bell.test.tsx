import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Notification } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { bob, dora, personOf } from "@/testing/people";
import { aCard, ago, aSharedCard } from "@/testing/records";
import { Bell } from "./Bell";
import { pathOf } from "./NotificationList";

const network = fakeNetwork();
const LIST = "GET /notifications";
let items: Notification[] = [];

function aNotification(id: string, change: Partial<Notification> = {}): Notification {
  return {
    id,
    kind: "escalation",
    title: `Escalation ${id}`,
    href: `/escalations/${id}`,
    handoff_id: id,
    created_at: ago(3),
    read_at: null,
    ...change,
  };
}

beforeEach(() => {
  items = [];
  network.on(LIST, () =>
    json({ items, unread: items.filter(({ read_at }) => read_at === null).length, next_cursor: null }),
  );
});

const bell = () => screen.findByRole("button", { name: /^Alerts/ });
const openBell = async () => {
  const page = await show(<Bell place="side" />);
  await page.user.click(await bell());
  return page;
};

describe("the bell", () => {
  test("says how many are unread, and nothing when there are none", async () => {
    items = [aNotification("a"), aNotification("b"), aNotification("c", { read_at: ago(1) })];
    await show(<Bell place="top" />);
    expect(await screen.findByRole("button", { name: "Alerts, 2 unread" })).toBeInTheDocument();
  });

  test("counts on by itself when something arrives", async () => {
    const page = await show(<Bell place="top" />);
    expect(await screen.findByRole("button", { name: "Alerts" })).toBeInTheDocument();
    items = [aNotification("a")];
    page.hear("handoff_created", aSharedCard({ id: "a" }));
    expect(await screen.findByRole("button", { name: "Alerts, 1 unread" })).toBeInTheDocument();
  });

  test("opens on a press, and Escape closes it and gives the focus back", async () => {
    const { user } = await openBell();
    expect(
      await screen.findByText("Nothing yet. What concerns you will be listed here."),
    ).toBeInTheDocument();
    await user.keyboard("{Escape}");
    expect(screen.queryByText(/^Nothing yet/)).not.toBeInTheDocument();
    expect(await bell()).toHaveFocus();
  });

  test("closes on a press elsewhere", async () => {
    const { user } = await openBell();
    await screen.findByText(/^Nothing yet/);
    await user.click(document.body);
    expect(screen.queryByText(/^Nothing yet/)).not.toBeInTheDocument();
  });

  test("following an alert leads there and marks it as read", async () => {
    items = [aNotification("a")];
    network.on("POST /notifications/a/read", () => json({}));
    const { user, path } = await openBell();
    await user.click(await screen.findByRole("link", { name: /Escalation a/ }));
    expect(path()).toBe("/escalations/a");
    await waitFor(() => expect(network.of("POST /notifications/a/read")).toHaveLength(1));
    expect(screen.queryByRole("link")).not.toBeInTheDocument();
  });

  test("what leads to the same place stands once, and following it marks all of it as read", async () => {
    const again = { href: "/escalations/a", handoff_id: "a", title: "Still nobody: Escalation a" };
    items = [
      aNotification("a3", { ...again, kind: "reminder" }),
      aNotification("b"),
      aNotification("a2", { ...again, read_at: ago(1) }),
      aNotification("a", { created_at: ago(9) }),
    ];
    for (const id of ["a3", "a"]) network.on(`POST /notifications/${id}/read`, () => json({}));
    const { user } = await openBell();
    const links = await screen.findAllByRole("link");
    expect(links).toHaveLength(2);
    expect(links[0]).toHaveTextContent("Nobody had picked it up · 2 earlier");
    await user.click(links[0] as HTMLElement);
    await waitFor(() => expect(network.of("POST /notifications/a/read")).toHaveLength(1));
    expect(network.of("POST /notifications/a3/read")).toHaveLength(1);
  });

  test("following one that was read before marks nothing", async () => {
    items = [aNotification("a", { read_at: ago(1) })];
    const { user } = await openBell();
    await user.click(await screen.findByRole("link", { name: /Escalation a/ }));
    expect(network.asked.filter(({ method }) => method === "POST")).toEqual([]);
  });

  test("whose list cannot be read says so, and trying again shows it", async () => {
    network.on(LIST, () => problem(503, "unavailable"));
    const { user } = await openBell();
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Your alerts could not be read.");
    items = [aNotification("a")];
    network.on(LIST, () => json({ items, unread: 1, next_cursor: null }));
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: /Escalation a/ })).toBeInTheDocument();
  });
});

describe("what stands below an alert", () => {
  test.each([
    ["lease", "Answer on the session’s page"],
    ["lapsed", "Nothing was recorded in time"],
    ["taken_over", "You can go on reading along"],
    ["reminder", "Nobody had picked it up"],
    ["test", "A test of your alerts"],
  ] as const)("%s", async (kind, words) => {
    items = [aNotification("a", { kind })];
    await openBell();
    expect(await screen.findByRole("link", { name: /Escalation a/ })).toHaveTextContent(words);
  });

  test("who has it by now", async () => {
    items = [aNotification("a"), aNotification("b"), aNotification("c")];
    const cards = [
      aCard({ id: "a" }),
      aCard({ id: "b", state: "claimed", claimed_by: personOf(dora) }),
      aCard({ id: "c", state: "claimed", claimed_by: personOf(bob) }),
    ];
    const page = await show(<Bell place="side" />, { cards });
    await page.user.click(await bell());
    const link = (id: string) => screen.findByRole("link", { name: new RegExp(`Escalation ${id}`) });
    expect(await link("a")).toHaveTextContent("Still waits");
    expect(await link("b")).toHaveTextContent("Dora Lindt has it");
    expect(await link("c")).toHaveTextContent("You have it");
  });
});

describe("where an alert leads", () => {
  test.each([
    ["/escalations/a", "/escalations/a"],
    ["https://pilot.example/escalations/a?x=1#y", "/escalations/a?x=1#y"],
    ["javascript:alert(1)", "/"],
    ["http://", "/"],
  ])("%s: to %s on this server", (href, path) => {
    expect(pathOf(href)).toBe(path);
  });
});
