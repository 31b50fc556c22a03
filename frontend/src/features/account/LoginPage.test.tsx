import { cleanup, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { setUpQuery } from "@/api/setUp";
import { fakeNetwork, json, noAnswer, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, charlie, dora } from "@/testing/people";
import { CompanyPage } from "./CompanyPage";
import { ForgotPage } from "./ForgotPage";
import { LoginPage } from "./LoginPage";
import { ResetPage } from "./ResetPage";
import { SetUpPage } from "./SetUpPage";

const network = fakeNetwork();
const LOGIN = "POST /auth/login";

beforeEach(() => {
  network.on(LOGIN, () => json(alice));
});

/** Alice has filled in the form and pressed Sign in. */
async function signIn(at = "/login") {
  const page = await show(<LoginPage />, { at });
  await page.user.type(screen.getByRole("textbox", { name: "Email" }), "alice@north.example");
  await page.user.type(screen.getByLabelText("Password"), "correct horse");
  await page.user.click(screen.getByRole("button", { name: "Sign in" }));
  return page;
}

describe("Alice signs in", () => {
  test("and is at her sessions", async () => {
    const { path } = await signIn();
    await waitFor(() => expect(path()).toBe("/"));
    expect(network.of(LOGIN)[0]?.body).toEqual({ email: "alice@north.example", password: "correct horse" });
  });

  test("the first time, as the only admin, and is at the first steps", async () => {
    network.on(LOGIN, () => json(dora));
    network.on("GET /account/first-run", () => json({ people: 1, put_away: false }));
    const { path } = await signIn();
    await waitFor(() => expect(path()).toBe("/welcome"));
  });

  test("and is where her link led", async () => {
    const { path } = await signIn("/login?next=%2Fescalations%2Fhandoff-1");
    await waitFor(() => expect(path()).toBe("/escalations/handoff-1"));
  });

  test.each(["//evil.example/x", "https://evil.example"])(
    "and no link leads her away to %s",
    async (next) => {
      const { path } = await signIn(`/login?next=${encodeURIComponent(next)}`);
      await waitFor(() => expect(path()).toBe("/"));
    },
  );

  test("with a wrong password: she reads so, and her address stays", async () => {
    network.on(LOGIN, () => problem(401, "wrong_credentials"));
    const { path } = await signIn();
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("That address and password do not fit together.");
    expect(screen.getByRole("textbox", { name: "Email" })).toHaveValue("alice@north.example");
    expect(path()).toBe("/login");
  });

  test("too often: she reads that she has to wait", async () => {
    network.on(LOGIN, () => problem(429, "rate_limited"));
    await signIn();
    expect(await screen.findByRole("alert")).toHaveTextContent("Wait a few minutes and try again.");
  });

  test("while the server is away: she reads so", async () => {
    network.on(LOGIN, noAnswer);
    await signIn();
    expect(await screen.findByRole("alert")).toHaveTextContent("No answer from FlowPilot.");
  });

  test("as one of two accounts: she chooses, and is in that one", async () => {
    network.on(LOGIN, (asked) => {
      const chosen = (asked.body as { account_id?: string }).account_id;
      if (chosen !== undefined) return json(charlie);
      return problem(409, "choose_account", { accounts: [alice.account, charlie.account] });
    });
    const { user, path } = await signIn();
    expect(await screen.findByRole("heading", { name: "Which account?" })).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "South IT" }));
    await waitFor(() => expect(path()).toBe("/"));
    expect(network.of(LOGIN)[1]?.body).toMatchObject({ account_id: "south", password: "correct horse" });
  });

  test("as neither of them: she goes back to her address", async () => {
    network.on(LOGIN, () => problem(409, "choose_account", { accounts: [alice.account] }));
    const { user } = await signIn();
    await user.click(await screen.findByRole("button", { name: "Use another address" }));
    expect(screen.getByRole("textbox", { name: "Email" })).toBeInTheDocument();
  });
});

test("Alice's account is suspended: she reads so", async () => {
  network.on(LOGIN, () => problem(403, "account_suspended"));
  await signIn();
  expect(await screen.findByRole("alert")).toHaveTextContent("This account is suspended.");
});

describe("Alice has forgotten her password", () => {
  test("and asks for a link: what she reads says nothing of who is here", async () => {
    network.on("POST /auth/forgot", () => new Response(null, { status: 202 }));
    const { user } = await show(<ForgotPage />, { at: "/forgot" });
    await user.type(screen.getByRole("textbox", { name: "Email" }), " alice@north.example");
    await user.click(screen.getByRole("button", { name: "Send the link" }));
    expect(await screen.findByRole("status")).toHaveTextContent("If somebody here has this address");
    expect(network.of("POST /auth/forgot")[0]?.body).toEqual({ email: "alice@north.example" });
  });

  async function choose() {
    const page = await show(<ResetPage />, { at: "/reset/token-1" });
    await page.user.type(screen.getByLabelText("New password"), "a long password");
    await page.user.click(screen.getByRole("button", { name: "Save and sign in" }));
    return page;
  }

  test("and chooses a new one: she is in", async () => {
    network.on("POST /auth/reset", () => json(alice));
    const { path } = await choose();
    await waitFor(() => expect(path()).toBe("/"));
    expect(network.of("POST /auth/reset")[0]?.body).toEqual({
      token: "token-1",
      password: "a long password",
    });
  });

  test("and the link is too old: she can ask for another one", async () => {
    network.on("POST /auth/reset", () => problem(404, "not_found"));
    await choose();
    expect(await screen.findByRole("link", { name: "Ask for another one" })).toHaveAttribute(
      "href",
      "/forgot",
    );
  });
});

describe("the demo", () => {
  test("lets one be anybody with one press", async () => {
    const { id, name, email, role, account } = charlie;
    network.on("GET /auth/demo", () => json({ people: [{ id, name, email, role, account }] }));
    network.on("POST /auth/demo", () => json(charlie));
    const { user, path } = await show(<LoginPage />, { at: "/login" });
    await user.click(await screen.findByRole("button", { name: /Charlie Reyes/ }));
    await waitFor(() => expect(path()).toBe("/"));
    expect(network.of("POST /auth/demo")[0]?.body).toEqual({ user_id: "charlie" });
  });

  test("is absent when the server is not in demo mode", async () => {
    await show(<LoginPage />, { at: "/login" });
    await waitFor(() => expect(network.of("GET /auth/demo")).toHaveLength(1));
    expect(screen.queryByRole("region", { name: "Sign in as" })).not.toBeInTheDocument();
  });
});

describe("nobody has an account here yet, and Alice", () => {
  test("reads how the first one is made, until there is one", async () => {
    network.on("GET /set-up", () => json({ nobody_is_here: true }));
    const { client } = await show(<LoginPage />, { at: "/login" });
    expect(
      await screen.findByRole("heading", { name: "Nobody has an account here yet" }),
    ).toBeInTheDocument();
    expect(screen.getByText(/flowpilot account create/)).toBeInTheDocument();
    expect(screen.queryByLabelText("Password")).not.toBeInTheDocument();
    network.on("GET /set-up", () => json({ nobody_is_here: false }));
    await client.invalidateQueries(setUpQuery);
    expect(await screen.findByLabelText("Password")).toBeInTheDocument();
  });

  async function setsUp() {
    const page = await show(<SetUpPage />, { at: "/set-up/link-1" });
    await page.user.type(screen.getByRole("textbox", { name: "Company" }), "North IT ");
    await page.user.type(screen.getByRole("textbox", { name: "Your name" }), "Alice Moreau");
    await page.user.type(screen.getByRole("textbox", { name: "Email" }), "alice@north.example");
    await page.user.type(screen.getByLabelText("Password"), "a long password");
    await page.user.click(screen.getByRole("button", { name: "Set up" }));
    return page;
  }

  test("makes it with the link that the server printed, and is at her first steps", async () => {
    network.on("POST /set-up", () => json(alice, 201));
    const { path } = await setsUp();
    await waitFor(() => expect(path()).toBe("/welcome"));
    expect(network.of("POST /set-up")[0]?.body).toEqual({
      token: "link-1",
      account_name: "North IT",
      name: "Alice Moreau",
      email: "alice@north.example",
      password: "a long password",
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      locale: "en",
    });
  });

  test("with a link that is over: she reads so, and can sign in", async () => {
    network.on("POST /set-up", () => problem(404, "not_found"));
    await setsUp();
    expect(await screen.findByRole("alert")).toHaveTextContent("This link is no longer valid");
    expect(screen.getByRole("link", { name: "To sign-in" })).toHaveAttribute("href", "/login");
  });
});

describe("Alice signs in with her company", () => {
  const COMPANY = "Sign in with your company";

  beforeEach(() => localStorage.clear());

  test("where this browser has opened the link of her admin", async () => {
    await show(<CompanyPage />, { at: "/sign-in/account-1?next=%2Fescalations" });
    expect(screen.getByRole("link", { name: COMPANY })).toHaveAttribute(
      "href",
      "/oidc/account-1/start?next=%2Fescalations",
    );
    cleanup();
    await show(<LoginPage />, { at: "/login" });
    expect(screen.getByRole("link", { name: COMPANY })).toHaveAttribute("href", "/oidc/account-1/start");
  });

  test("and elsewhere reads that there is such a link", async () => {
    await show(<LoginPage />, { at: "/login" });
    expect(screen.queryByRole("link", { name: COMPANY })).not.toBeInTheDocument();
    expect(screen.getByText(/Open the link that your admin gave you/)).toBeInTheDocument();
  });

  test("and reads why she was not let in", async () => {
    await show(<LoginPage />, { at: "/login?refused=wrong_domain&account=account-1" });
    expect(screen.getByRole("alert")).toHaveTextContent("People with your mail address do not come in here.");
    expect(screen.getByRole("link", { name: COMPANY })).toBeInTheDocument();
  });

  test("because her account takes no passwords", async () => {
    network.on(LOGIN, () => problem(403, "passwords_off", { account_id: "account-1" }));
    await signIn();
    expect(await screen.findByRole("alert")).toHaveTextContent("Passwords are off in this account.");
    expect(screen.getByRole("link", { name: COMPANY })).toHaveAttribute("href", "/oidc/account-1/start");
  });

  test("because her company turned her away, and is no way in any more", async () => {
    network.on(LOGIN, () => problem(403, "turned_away"));
    await signIn();
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Ask your admin for a link to a new password.",
    );
    expect(screen.queryByRole("link", { name: COMPANY })).not.toBeInTheDocument();
  });

  test("because her company turned her away", async () => {
    network.on(LOGIN, () => problem(403, "turned_away", { account_id: "account-1" }));
    await signIn();
    expect(await screen.findByRole("alert")).toHaveTextContent("ask your admin for a link to a new password");
    expect(screen.getByRole("link", { name: COMPANY })).toHaveAttribute("href", "/oidc/account-1/start");
  });
});
