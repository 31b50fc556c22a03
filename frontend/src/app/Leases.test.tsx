import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Session } from "@/api/types";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { bob, dora, personOf } from "@/testing/people";
import { aCard, ago, aHandoff, aSession, aSharedCard } from "@/testing/records";
import { Arrivals } from "./Arrivals";
import { fetchToasts } from "./toasts";

const network = fakeNetwork();
const KEEP = "POST /escalations/handoff-1/keep";
const gone = { handoff_id: "handoff-1", session_id: "session-1", at: ago(0) };
const bobs = { state: "claimed", claimed_by: personOf(bob), claimed_at: ago(10), mine: true } as const;

const question = {
  id: "n1",
  kind: "lease",
  title: "Are you on it?",
  href: "/pilot/session-1",
  handoff_id: "handoff-1",
  created_at: ago(0),
  read_at: null,
};

let session: Session = aSession();
let alerts: object[] = [];
const held = (change: object = {}) =>
  aSession({
    status: "escalated",
    handoff: aHandoff({ ...bobs, asked_at: ago(0), lease_until: ago(-4), ...change }),
  });

beforeAll(fetchToasts);
beforeEach(() => {
  session = held();
  alerts = [question];
  network.on("GET /ai-sessions/session-1", () => json(session));
  network.on("GET /notifications", () => json({ items: alerts, unread: 0, next_cursor: null }));
});

const open = (at = "/", change: object = {}) =>
  show(<Arrivals />, { at, cards: [aCard({ ...bobs, ...change })] });
const asksHim = () => screen.findByRole("article", { name: /^Still on it\?/ });

describe("Bob works elsewhere and is asked about what he picked up", () => {
  test("a toast asks him, on the queue as well, and takes his answer", async () => {
    network.on(KEEP, () => {
      session = held({ asked_at: null });
      return json(session.handoff);
    });
    const { user } = await open("/escalations");
    expect(await asksHim()).toHaveTextContent("Outlook asks for the password");
    expect(await asksHim()).toHaveTextContent("left");
    await user.click(within(await asksHim()).getByRole("button", { name: "I’m on it" }));
    await waitFor(() => expect(screen.queryByRole("article")).toBeNull());
    expect(network.of(KEEP)).toHaveLength(1);
  });

  test("it leads to the session, where the page itself asks", async () => {
    const { user, path } = await open();
    await user.click(within(await asksHim()).getByRole("link", { name: "Open" }));
    expect(path()).toBe("/pilot/session-1");
    await waitFor(() => expect(screen.queryByRole("article")).toBeNull());
  });

  test("he has answered already: nothing asks him", async () => {
    session = held({ asked_at: null });
    await open();
    await waitFor(() => expect(network.of("GET /ai-sessions/session-1")).not.toEqual([]));
    expect(screen.queryByRole("article")).toBeNull();
  });

  test("nobody has asked him yet: his sessions are not looked at for it", async () => {
    alerts = [];
    await open();
    await waitFor(() => expect(network.of("GET /notifications")).not.toEqual([]));
    await act(async () => undefined);
    expect(network.of("GET /ai-sessions/session-1")).toEqual([]);
  });

  test("what others have is not even looked at", async () => {
    await open("/", { mine: false, claimed_by: personOf(dora) });
    await act(async () => undefined);
    expect(network.of("GET /notifications")).toEqual([]);
    expect(network.of("GET /ai-sessions/session-1")).toEqual([]);
  });
});

describe("it leaves his hands while he works elsewhere", () => {
  beforeEach(() => {
    session = held({ asked_at: null });
  });

  test("nothing was recorded in time", async () => {
    const page = await open();
    page.hear("handoff_released", { ...gone, by: null, card: aSharedCard() });
    const toast = await screen.findByRole("article", { name: /^Back in the queue/ });
    expect(toast).toHaveTextContent("Outlook asks for the password");
    expect(screen.getAllByRole("article")).toEqual([toast]);
    expect(within(toast).getByRole("link", { name: "Pick it up again" })).toHaveAttribute(
      "href",
      "/escalations/handoff-1",
    );
    await page.user.click(within(toast).getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByRole("article", { name: /^Back in the queue/ })).toBeNull();
  });

  test("Dora took over", async () => {
    const page = await open();
    page.hear("handoff_claimed", { ...gone, by: personOf(dora), from: personOf(bob), way: "own" });
    const toast = await screen.findByRole("article", { name: "Dora Lindt took over from you." });
    expect(within(toast).getByRole("link", { name: "Read along" })).toHaveAttribute(
      "href",
      "/pilot/session-1",
    );
  });

  test("Dora asked somebody else", async () => {
    const page = await open();
    page.hear("handoff_reassigned", { ...gone, by: personOf(dora), card: aSharedCard() });
    expect(await screen.findByRole("article", { name: /gave it to somebody else/ })).toBeInTheDocument();
  });

  test("he gave it back himself: nothing needs to be said", async () => {
    const page = await open("/escalations");
    page.hear("handoff_released", { ...gone, by: personOf(bob), card: aSharedCard() });
    await act(async () => undefined);
    expect(screen.queryByRole("article")).toBeNull();
  });
});
