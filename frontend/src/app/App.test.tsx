import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Me } from "@/api/types";
import { fakeNetwork, json, noAnswer, nothing, problem } from "@/testing/network";
import { bob, charlie, victor } from "@/testing/people";
import { aCard, ago } from "@/testing/records";

const network = fakeNetwork();
const STREAM = "GET /escalations/stream";
const user = userEvent.setup({ delay: null });

let signedIn: Me | null = bob;

beforeEach(() => {
  signedIn = bob;
  network.on("GET /auth/me", () => (signedIn === null ? problem(401, "not_signed_in") : json(signedIn)));
  network.on("GET /ai-sessions", () => json({ items: [], next_cursor: null }));
  network.on("GET /analytics/flowpilot/escalations", () => problem(503, "unavailable"));
  network.on("GET /escalations", (asked) => {
    const waits = asked.query.get("state") === "open" && asked.query.get("escalated_by") === null;
    const items = waits ? [aCard({ created_at: ago(12) })] : [];
    return json({ as_of: "epoch0000-10", items, next_cursor: null });
  });
  network.on(STREAM, () => new Response(new ReadableStream({})));
});

/** Somebody opens FlowPilot at an address, in a tab of their own: nothing is left of the one before. */
async function open(address: string) {
  window.history.replaceState(null, "", address);
  vi.resetModules();
  const { App } = await import("./App");
  render(<App />);
}

const path = () => window.location.pathname;
const places = async () => {
  const [navigation] = await screen.findAllByRole("navigation", { name: "Main" });
  return within(navigation as HTMLElement)
    .getAllByRole("link")
    .map((link) => link.getAttribute("href"));
};

describe("Bob opens FlowPilot", () => {
  test("and is at his sessions, with everything that he may see, and how many wait", async () => {
    await open("/");
    expect(await screen.findByRole("heading", { name: "My sessions", level: 1 })).toBeInTheDocument();
    expect(await places()).toEqual(["/", "/escalations", "/playbooks", "/analytics", "/settings"]);
    await waitFor(() => expect(screen.getAllByText("1 waiting").length).toBeGreaterThan(0));
  });

  test("and one stream is opened, from where the lists stand", async () => {
    await open("/escalations");
    expect(await screen.findByRole("region", { name: "Escalation queue" })).toBeInTheDocument();
    await waitFor(() => expect(network.of(STREAM)).toHaveLength(1));
    expect(network.of(STREAM)[0]?.headers.get("Last-Event-ID")).toBe("epoch0000-10");
  });

  test("and a part that fails takes nothing else with it", async () => {
    await open("/escalations");
    expect(await screen.findByRole("article", { name: /^Outlook asks/ })).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Time to first action" })).toBeInTheDocument();
  });

  test("at an address that does not exist: it says so and leads home", async () => {
    await open("/nowhere/at/all");
    expect(await screen.findByRole("heading", { name: "Nothing here" })).toBeInTheDocument();
    expect(screen.getAllByRole("link", { name: /^Playbooks/ })).not.toEqual([]);
    await user.click(screen.getByRole("link", { name: "Go to my sessions" }));
    await waitFor(() => expect(path()).toBe("/"));
  });

  test("and signs out: he is at the door, and nothing of his is shown any more", async () => {
    await open("/");
    const [menu] = await screen.findAllByRole("button", { name: "Bob Anders, your account" });
    await user.click(menu as HTMLElement);
    network.on("POST /auth/logout", () => {
      signedIn = null;
      return nothing();
    });
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
    expect(screen.queryByText("Bob Anders")).not.toBeInTheDocument();
  });
});

describe("nobody is signed in", () => {
  test("a link leads to the door, which remembers where it led", async () => {
    signedIn = null;
    await open("/escalations/handoff-1");
    expect(await screen.findByRole("heading", { name: "Sign in" })).toBeInTheDocument();
    expect(new URLSearchParams(window.location.search).get("next")).toBe("/escalations/handoff-1");
    expect(network.of(STREAM)).toEqual([]);
  });

  test("the server cannot be reached: that is said, and nobody is sent to the door for it", async () => {
    network.on("GET /auth/me", noAnswer);
    await open("/");
    expect(await screen.findByRole("alert")).toHaveTextContent("No answer from FlowPilot.");
    expect(path()).toBe("/");
  });
});

describe("Victor, a viewer, opens FlowPilot", () => {
  test("and sees what a viewer may see, without a stream", async () => {
    signedIn = victor;
    await open("/");
    expect(await places()).toEqual(["/", "/settings"]);
    expect(await screen.findByText("No session is in transit right now.")).toBeInTheDocument();
    expect(network.of(STREAM)).toEqual([]);
  });

  test("and the queue is not for him", async () => {
    signedIn = victor;
    await open("/escalations");
    expect(await screen.findByRole("heading", { name: "Not for your role" })).toBeInTheDocument();
  });
});

describe("the demo", () => {
  test("one becomes Charlie of another account with two presses", async () => {
    const { id, name, email, role, account } = charlie;
    network.on("GET /auth/demo", () => json({ people: [{ id, name, email, role, account }] }));
    network.on("POST /auth/demo", () => {
      signedIn = charlie;
      return json(charlie);
    });
    await open("/");
    await user.click(await screen.findByRole("button", { name: "Sign in as" }));
    await user.click(await screen.findByRole("button", { name: /Charlie Reyes/ }));
    expect(await screen.findAllByRole("button", { name: "Charlie Reyes, your account" })).not.toHaveLength(0);
    expect(screen.getByText("South IT", { selector: "span" })).toBeInTheDocument();
  });
});
