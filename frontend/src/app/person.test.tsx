import { act, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Me } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { bob, charlie, dora } from "@/testing/people";

const network = fakeNetwork();
let signedIn: Me | null = bob;
let loadedAnew: string[] = [];

beforeEach(() => {
  signedIn = bob;
  loadedAnew = [];
  network.on("GET /auth/me", () => (signedIn === null ? problem(401, "not_signed_in") : json(signedIn)));
  network.on("GET /ai-sessions", () => json({ items: [], next_cursor: null }));
  network.on("GET /escalations/stream", () => new Response(new ReadableStream({})));
  vi.spyOn(window.location, "reload").mockImplementation(() => void loadedAnew.push("here"));
  vi.spyOn(window.location, "assign").mockImplementation((to) => void loadedAnew.push(String(to)));
});

/** Bob's tab, and what the other tabs of his browser say and hear. */
async function bobsTab() {
  window.history.replaceState(null, "", "/");
  vi.resetModules();
  const heard: unknown[] = [];
  const others = new BroadcastChannel("flowpilot-person");
  others.onmessage = ({ data }) => heard.push(data);
  const { App } = await import("./App");
  const { unmount } = render(<App />);
  await screen.findByRole("heading", { name: "My sessions", level: 1 });
  return {
    heard,
    say: (userId: string | null) => others.postMessage(userId),
    look: () => act(() => document.dispatchEvent(new Event("visibilitychange"))),
    close: () => {
      others.close();
      unmount();
    },
  };
}

const asked = () => network.of("GET /auth/me").length;

describe("in another tab of Bob's browser", () => {
  test("Charlie of another account signs in: the tab is loaded anew, at a page that means something to him", async () => {
    const tab = await bobsTab();
    signedIn = charlie;
    tab.say(charlie.id);
    await waitFor(() => expect(loadedAnew).toEqual(["/"]));
    tab.close();
  });

  test("Dora of the same account signs in: the tab is loaded anew, where it was", async () => {
    const tab = await bobsTab();
    signedIn = dora;
    tab.say(dora.id);
    await waitFor(() => expect(loadedAnew).toEqual(["here"]));
    tab.close();
  });

  test("Bob signs out: this one is at the door too", async () => {
    const tab = await bobsTab();
    signedIn = null;
    tab.say(null);
    expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
    expect(screen.queryByText("Bob Anders")).not.toBeInTheDocument();
    tab.close();
  });

  test("Bob opens one more: nothing happens here", async () => {
    const tab = await bobsTab();
    const before = asked();
    tab.say(bob.id);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked()).toBe(before);
    expect(loadedAnew).toEqual([]);
    tab.close();
  });

  test("it is heard who opened this one", async () => {
    const tab = await bobsTab();
    await waitFor(() => expect(new Set(tab.heard)).toEqual(new Set([bob.id])));
    tab.close();
  });
});

describe("Bob comes back to a tab", () => {
  test("after a while: it asks who is signed in, and makes way for Charlie", async () => {
    const tab = await bobsTab();
    signedIn = charlie;
    vi.setSystemTime(Date.now() + 60_000);
    tab.look();
    await waitFor(() => expect(loadedAnew).toEqual(["/"]));
    tab.close();
  });

  test("and the server does not answer: he stays where he is", async () => {
    const tab = await bobsTab();
    network.on("GET /auth/me", () => problem(503, "unavailable"));
    vi.setSystemTime(Date.now() + 60_000);
    tab.look();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.getByRole("heading", { name: "My sessions", level: 1 })).toBeInTheDocument();
    tab.close();
  });

  test("and has another name by now: it is his page still", async () => {
    const tab = await bobsTab();
    signedIn = { ...bob, name: "Bob Anders-Lindt" };
    vi.setSystemTime(Date.now() + 60_000);
    tab.look();
    await waitFor(() => expect(screen.getAllByText("Bob Anders-Lindt").length).toBeGreaterThan(0));
    expect(loadedAnew).toEqual([]);
    tab.close();
  });
});

test("what Bob saves is refused because his login has ended: he is led to the door at once", async () => {
  const tab = await bobsTab();
  signedIn = null;
  network.on("POST /ai-sessions", () => problem(401, "not_signed_in"));
  const { queryClient } = await import("./queryClient");
  const { startSession } = await import("@/api/sessions");
  const saving = queryClient.getMutationCache().build(queryClient, {
    mutationFn: () => startSession({ problem: "Printer prints nothing", priority: "normal" }, "a-key"),
  });
  await expect(saving.execute(undefined)).rejects.toThrow();
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
  tab.close();
});
