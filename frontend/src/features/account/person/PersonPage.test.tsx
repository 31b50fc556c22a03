import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { fakeNetwork, json, nothing, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora } from "@/testing/people";
import { T0 } from "@/testing/records";
import { PersonPage } from "./PersonPage";

const network = fakeNetwork();
const COUNTS = { n_sessions: 2, n_claims: 1, n_logins: 1, n_tokens: 0, n_channels: 2 };
const held = (id: string, problem: string) => ({
  id,
  problem,
  status: "active",
  client_name: null,
  ticket_ref: null,
  updated_at: T0,
});
const invitation = { created_at: T0, expires_at: T0, stands: true, mail_state: "sent", mail_reason: null };

/** Dora looks at Bob, who has what `change` says. */
async function look(change: object = {}) {
  const people = [alice, bob, dora].map(({ account: _, ...person }) => ({
    ...person,
    disabled: false,
    invited: false,
    turned_away: false,
    invitation: null,
    created_at: T0,
    ...(person.id === "bob" ? change : {}),
  }));
  network.on("GET /users", () => json({ items: people }));
  return show(<PersonPage />, { me: dora, at: "/settings/people/bob" });
}

beforeEach(() => {
  const sessions = [held("one", "Printer"), held("two", "Mail")];
  network.on("GET /users/bob/holdings", () => json({ sessions, ...COUNTS }));
});

describe("Bob leaves, and Dora", () => {
  test("gives one of his sessions to Alice, and keeps the other where it is", async () => {
    network.on("POST /ai-sessions/one/owner", () => json({}));
    const { user } = await look();
    await user.click(await screen.findByRole("checkbox", { name: "Give away: Mail" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Give to" }), "Alice Moreau");
    await user.type(screen.getByRole("textbox", { name: "Why" }), "Bob leaves");
    await user.click(screen.getByRole("button", { name: "Give 1 session" }));
    expect(await screen.findByText("1 session given to Alice Moreau.")).toBeInTheDocument();
    expect(network.of("POST /ai-sessions/one/owner")[0]?.body).toEqual({
      user_id: "alice",
      reason: "Bob leaves",
    });
    expect(network.of("POST /ai-sessions/two/owner")).toHaveLength(0);
  });

  test("reads which of them somebody was faster with", async () => {
    network.on("POST /ai-sessions/one/owner", () => problem(409, "wrong_state"));
    network.on("POST /ai-sessions/two/owner", () => json({}));
    const { user } = await look();
    await user.selectOptions(await screen.findByRole("combobox", { name: "Give to" }), "Alice Moreau");
    await user.type(screen.getByRole("textbox", { name: "Why" }), "Bob leaves");
    await user.click(screen.getByRole("button", { name: "Give 2 sessions" }));
    expect(await screen.findByText("1 session was not given.")).toBeInTheDocument();
    expect(screen.getByText("1 session given to Alice Moreau.")).toBeInTheDocument();
  });

  test("is told what ends before she removes him", async () => {
    network.on("DELETE /users/bob", nothing);
    const { user, path } = await look();
    await user.click(await screen.findByRole("button", { name: "Remove Bob Anders" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/Ends 1 sign-in, 0 tokens and 2 channels/)).toBeInTheDocument();
    expect(dialog.getByText("2 open sessions stay without anybody.")).toBeInTheDocument();
    await user.click(dialog.getByRole("button", { name: "Remove Bob Anders" }));
    await waitFor(() => expect(path()).toBe("/settings/people"));
    expect(network.of("DELETE /users/bob")).toHaveLength(1);
  });
});

test("Bob is locked out: Dora makes a link to a new password", async () => {
  network.on("POST /users/bob/password-link", () => json({ reset_url: "https://x.example/reset/a" }, 201));
  const { user } = await look();
  await user.click(await screen.findByRole("button", { name: "Make a link" }));
  expect(await screen.findByRole("textbox", { name: "Link" })).toHaveValue("https://x.example/reset/a");
});

test("Bob was turned away by the company's sign-in: Dora reads it, and how to let him back", async () => {
  await look({ turned_away: true });
  expect(await screen.findByText("turned away by your company’s sign-in")).toBeInTheDocument();
  expect(screen.getByText(/the password does not open the account/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Make a link" })).toBeInTheDocument();
});

test("Bob has not joined: Dora reads how far his invitation got, and takes it back", async () => {
  network.on("DELETE /users/bob/invitation", nothing);
  const { user } = await look({ invited: true, invitation });
  expect(await screen.findByText(/invited until/)).toHaveTextContent("mail sent");
  await user.click(screen.getByRole("button", { name: "Withdraw invitation" }));
  await waitFor(() => expect(network.of("DELETE /users/bob/invitation")).toHaveLength(1));
});
