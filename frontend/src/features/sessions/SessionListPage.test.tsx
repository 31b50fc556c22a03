import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { fakeNetwork, json, noAnswer, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, personOf } from "@/testing/people";
import { aSession } from "@/testing/records";
import { NewSessionPage } from "./NewSessionPage";
import { SessionListPage } from "./SessionListPage";

const network = fakeNetwork();
const LIST = "GET /ai-sessions";
const START = "POST /ai-sessions";

beforeEach(() => {
  network.on(LIST, () => json({ items: [aSession()], next_cursor: null }));
  network.on(START, () => json(aSession({ id: "session-2" }), 201));
});

const list = (me = alice) => show(<SessionListPage />, { me, at: "/" });

describe("Alice's sessions", () => {
  test("are her own, with what she knows them by", async () => {
    await list();
    const row = await screen.findByRole("link", { name: /^Outlook asks/ });
    expect(row).toHaveAttribute("href", "/pilot/session-1");
    for (const words of ["Kestrel Dental", "#48213", "0 steps", "Active"])
      expect(row).toHaveTextContent(words);
    expect(row).not.toHaveTextContent("Alice Moreau");
    expect(network.of(LIST)[0]?.query.get("owner")).toBe("me");
  });

  test("or everybody's, when she asks for them, with whose they are", async () => {
    const taken = { escalated_to_id: bob.id, escalated_to: personOf(bob), status: "escalated" as const };
    network.on(LIST, () =>
      json({
        items: [aSession({ ...taken, user_id: "x", user: { id: "x", name: "Xenia Orr" } })],
        next_cursor: null,
      }),
    );
    const { user } = await list();
    await user.click(screen.getByRole("button", { name: "Everybody’s" }));
    await waitFor(() => expect(network.of(LIST).at(-1)?.query.get("owner")).toBeNull());
    const row = await screen.findByRole("link", { name: /Xenia Orr/ });
    expect(row).toHaveTextContent("by Bob Anders");
  });

  test("are found by what she types, and nothing found says so", async () => {
    network.on(LIST, (asked) =>
      json({ items: asked.query.get("q") === null ? [aSession()] : [], next_cursor: null }),
    );
    const { user } = await list();
    await user.type(screen.getByRole("searchbox", { name: "Search" }), "printer");
    expect(await screen.findByRole("heading", { name: "Nothing found for “printer”." })).toBeInTheDocument();
    expect(network.of(LIST).at(-1)?.query.get("q")).toBe("printer");
  });

  test("are none yet: it says how to begin", async () => {
    network.on(LIST, () => json({ items: [], next_cursor: null }));
    await list();
    expect(await screen.findByRole("heading", { name: "No session yet." })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "New session" })).toHaveAttribute("href", "/pilot/new");
  });

  test("are many: the rest comes on request", async () => {
    network.on(LIST, (asked) =>
      asked.query.get("cursor") === null
        ? json({ items: [aSession()], next_cursor: "c2" })
        : json({ items: [aSession({ id: "s2", problem: "An older one" })], next_cursor: null }),
    );
    const { user } = await list();
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByText("An older one")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Show more" })).not.toBeInTheDocument();
  });

  test("cannot be read: trying again shows them", async () => {
    network.on(LIST, () => problem(503, "unavailable"));
    const { user } = await list();
    const again = await screen.findByRole("button", { name: "Try again" });
    network.on(LIST, () => json({ items: [aSession()], next_cursor: null }));
    await user.click(again);
    expect(await screen.findByRole("link", { name: /^Outlook asks/ })).toBeInTheDocument();
  });
});

describe("Alice starts a session", () => {
  const box = (name: string) => screen.getByRole("textbox", { name });
  const start = () => screen.getByRole("button", { name: "Start session" });
  const write = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });
  const open = () => show(<NewSessionPage />, { me: alice, at: "/pilot/new" });

  test("from a sentence, a client and a ticket, and is in it", async () => {
    const { user, path } = await open();
    expect(start()).toBeDisabled();
    write("Problem", "No mail since noon");
    write("Client", "Kestrel Dental");
    write("Ticket", "48213");
    await user.click(start());
    await waitFor(() => expect(path()).toBe("/pilot/session-2"));
    await waitFor(() => expect(network.of(START)).toHaveLength(1));
    expect(network.of(START)[0]?.body).toEqual({
      problem: "No mail since noon",
      client_name: "Kestrel Dental",
      ticket_ref: "48213",
      priority: "normal",
    });
  });

  test("from a pasted log of any length", async () => {
    const { user } = await open();
    write("Problem", "No mail");
    write("Pasted log", "line\n".repeat(20_000));
    await user.click(start());
    await waitFor(() => expect(network.of(START)).toHaveLength(1));
    const [asked] = network.of(START);
    expect(asked?.body).toMatchObject({ intake: expect.stringMatching(/^(line\n){19999}line$/) });
  });

  test("and too much was written: it says where and by how much", async () => {
    await open();
    write("Problem", "No mail");
    write("Client", "x".repeat(203));
    expect(screen.getByText("3 characters too long.")).toBeInTheDocument();
    expect(box("Client")).toBeInvalid();
    expect(start()).toBeDisabled();
  });

  test("and no answer comes: her words stay, over a reload too, and the repeat starts no second one", async () => {
    network.on(START, noAnswer);
    const { user, unmount } = await open();
    write("Problem", "No mail since noon");
    await user.click(start());
    expect(await screen.findByRole("alert")).toHaveTextContent("Nothing is lost here");
    await user.click(start());
    await waitFor(() => expect(network.of(START)).toHaveLength(2));
    const keys = network.of(START).map(({ headers }) => headers.get("Idempotency-Key"));
    expect(new Set(keys).size).toBe(1);
    unmount();
    await open();
    expect(box("Problem")).toHaveValue("No mail since noon");
  });
});
