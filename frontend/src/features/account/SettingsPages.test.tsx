import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { fakeNetwork, json, nothing, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora } from "@/testing/people";
import { T0 } from "@/testing/records";
import { formatBrowser } from "@/ui/formatBrowser";
import { MailInvitations } from "./MailInvitations";
import { PeoplePage } from "./PeoplePage";
import { ProfilePage } from "./ProfilePage";

const network = fakeNetwork();
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

const login = { id: "login-1", user_agent: CHROME, created_at: T0, expires_at: T0, current: true };

beforeEach(() => {
  const people = [alice, bob, dora].map(({ account: _, ...person }) => ({
    ...person,
    disabled: person.id === "alice",
    invited: false,
    turned_away: false,
    invitation: null,
    created_at: T0,
  }));
  network.on("GET /users", () => json({ items: people }));
  network.on("GET /auth/logins", () => json({ items: [login] }));
  network.on("GET /auth/tokens", () => json({ items: [{ id: "token-1", name: "Nightly", created_at: T0 }] }));
});

const region = (name: string) => screen.findByRole("region", { name });
const row = async (name: string) =>
  within(await region("People")).findByRole("row", { name: new RegExp(name) });

describe("Dora, an admin, opens the people", () => {
  test("and sees everybody with role and tier, and who is disabled", async () => {
    await show(<PeoplePage />, { me: dora });
    expect(within(await row("Bob")).getByRole("combobox", { name: "Role of Bob Anders" })).toHaveValue(
      "engineer",
    );
    expect(within(await row("Dora")).getByText("you")).toBeInTheDocument();
    expect(
      within(await row("Alice")).getByRole("button", { name: "Enable Alice Moreau" }),
    ).toBeInTheDocument();
  });

  test("and makes Bob an admin, and disables him", async () => {
    network.on("PATCH /users/bob", () => json({}));
    const { user } = await show(<PeoplePage />, { me: dora });
    const bobs = await row("Bob");
    await user.selectOptions(within(bobs).getByRole("combobox", { name: "Role of Bob Anders" }), "admin");
    await user.selectOptions(within(bobs).getByRole("combobox", { name: "Tier of Bob Anders" }), "3");
    await user.click(within(bobs).getByRole("button", { name: "Disable Bob Anders" }));
    await waitFor(() => expect(network.of("PATCH /users/bob")).toHaveLength(3));
    expect(network.of("PATCH /users/bob").map(({ body }) => body)).toEqual([
      { role: "admin" },
      { tier: 3 },
      { disabled: true },
    ]);
  });

  test("and may not disable the last admin: she reads why", async () => {
    network.on("PATCH /users/dora", () => problem(409, "last_admin"));
    const { user } = await show(<PeoplePage />, { me: dora });
    await user.click(within(await row("Dora")).getByRole("button", { name: "Disable Dora Lindt" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The last active admin must stay.");
  });

  test("and invites Eve: the link is shown once", async () => {
    const invited = { id: "eve", name: "Eve Stone", invitation_url: "https://pilot.example/accept/abc" };
    network.on("POST /users", () => json(invited, 201));
    const { user } = await show(<PeoplePage />, { me: dora });
    const form = await region("Invite somebody");
    await user.type(within(form).getByRole("textbox", { name: "Name" }), "Eve Stone");
    await user.type(within(form).getByRole("textbox", { name: "Email" }), "eve@north.example");
    await user.click(within(form).getByRole("button", { name: "Invite" }));
    const link = await within(form).findByRole("textbox", { name: "Invitation link" });
    expect(link).toHaveValue(invited.invitation_url);
    expect(within(form).getByRole("textbox", { name: "Name" })).toHaveValue("");
  });

  describe("and Bob has lost his invitation:", () => {
    const link = "https://pilot.example/accept/new";
    const invitation = {
      created_at: T0,
      expires_at: T0,
      stands: true,
      mail_state: "suppressed",
      mail_reason: "mail_not_configured",
    };

    beforeEach(() => {
      const { account: _, ...person } = bob;
      const lost = { ...person, disabled: false, invited: true, invitation, created_at: T0 };
      network.on("GET /users", () => json({ items: [lost] }));
      network.on("POST /users/bob/invitation", () => json({ invitation_url: link }, 201));
    });

    test("a new link is one press away in his row", async () => {
      const { user } = await show(<PeoplePage />, { me: dora });
      await user.click(within(await row("Bob")).getByRole("button", { name: "New link for Bob Anders" }));
      expect(
        await within(await region("People")).findByRole("textbox", { name: "Invitation link" }),
      ).toHaveValue(link);
    });

    test("inviting him a second time offers it, too", async () => {
      network.on("POST /users", () => problem(409, "email_taken"));
      const { user } = await show(<PeoplePage />, { me: dora });
      const form = await region("Invite somebody");
      await user.type(within(form).getByRole("textbox", { name: "Name" }), "Bob");
      await user.type(within(form).getByRole("textbox", { name: "Email" }), bob.email.toUpperCase());
      await user.click(within(form).getByRole("button", { name: "Invite" }));
      expect(await within(form).findByRole("alert")).toHaveTextContent(
        "Bob Anders is invited already and has not joined yet.",
      );
      await user.click(within(form).getByRole("button", { name: "New link for Bob Anders" }));
      expect(await within(form).findByRole("textbox", { name: "Invitation link" })).toHaveValue(link);
    });

    test("once mail is set up it is mailed", async () => {
      const { user } = await show(<MailInvitations />, { me: dora });
      await user.click(await screen.findByRole("button", { name: "Mail it now" }));
      expect(await screen.findByRole("status")).toHaveTextContent("1 invitation is on the way.");
      expect(network.of("POST /users/bob/invitation")).toHaveLength(1);
    });
  });

  test("and the people cannot be read: trying again shows them", async () => {
    network.on("GET /users", () => problem(503, "unavailable"));
    const { user } = await show(<PeoplePage />, { me: dora });
    const people = await region("People");
    const again = await within(people).findByRole("button", { name: "Try again" });
    network.on("GET /users", () => json({ items: [] }));
    await user.click(again);
    expect(await within(people).findByRole("table")).toBeInTheDocument();
  });
});

describe("Bob, an engineer, opens the settings", () => {
  test("and sees what is his own, and nothing of other people", async () => {
    await show(<ProfilePage />, { me: bob });
    expect(await region("Your sign-ins")).toHaveTextContent("Chrome, Linux");
    expect(await region("You")).toHaveTextContent("Engineer · Tier 2");
    expect(network.of("GET /users")).toEqual([]);
  });

  test("and sees this browser and the newest other sign-ins, and all on request", async () => {
    const older = [1, 2, 3, 4].map((day) => ({
      ...login,
      id: `older-${day}`,
      current: false,
      created_at: `2026-05-0${day}T08:00:00Z`,
    }));
    network.on("GET /auth/logins", () => json({ items: [...older, login] }));
    const { user } = await show(<ProfilePage />, { me: bob });
    const signIns = within(await region("Your sign-ins"));
    const all = await signIns.findByRole("button", { name: "Show all 5" });
    expect(signIns.getAllByRole("listitem")).toHaveLength(3);
    expect(signIns.getAllByRole("listitem")[0]).toHaveTextContent("this one");
    await user.click(all);
    expect(signIns.getAllByRole("listitem")).toHaveLength(5);
  });

  test("and ends a sign-in and a token", async () => {
    network.on("DELETE /auth/logins/login-1", nothing);
    network.on("DELETE /auth/tokens/token-1", nothing);
    const { user } = await show(<ProfilePage />, { me: bob });
    await user.click(await screen.findByRole("button", { name: /^End the sign-in of/ }));
    await user.click(await screen.findByRole("button", { name: "End the token Nightly" }));
    await waitFor(() => expect(network.of("DELETE /auth/tokens/token-1")).toHaveLength(1));
    expect(network.of("DELETE /auth/logins/login-1")).toHaveLength(1);
  });

  test("and makes a token, which is shown once", async () => {
    network.on("POST /auth/tokens", () => json({ id: "t", name: "Report", token: "fp_secret" }, 201));
    const { user } = await show(<ProfilePage />, { me: bob });
    const tokens = await region("Your tokens");
    expect(within(tokens).getByRole("button", { name: "Create token" })).toBeDisabled();
    await user.type(within(tokens).getByRole("textbox", { name: "Name of the token" }), "Report");
    await user.click(within(tokens).getByRole("button", { name: "Create token" }));
    expect(await within(tokens).findByRole("textbox", { name: "Token" })).toHaveValue("fp_secret");
  });
});

describe("a browser is named by what it says of itself", () => {
  test.each([
    [CHROME, "Chrome, Linux"],
    [`${CHROME} Edg/140.0`, "Edge, Linux"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Version/19 Safari/604.1", "Safari, iOS"],
    ["Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko Firefox/140.0", "Firefox, Windows"],
    ["curl/8.5.0", "curl/8.5.0"],
    ["", ""],
  ])("%s", (userAgent, name) => {
    expect(formatBrowser(userAgent)).toBe(name);
  });
});
