import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice } from "@/testing/people";
import { AcceptPage } from "./AcceptPage";

const network = fakeNetwork();

describe("Eve follows an invitation", () => {
  const SAID = {
    account_name: "North IT",
    invited_by: "Dora Hale",
    name: "Eve",
    email: "eve@north.example",
  };

  beforeEach(() => network.on("POST /auth/invitation", () => json(SAID)));

  async function join() {
    const page = await show(<AcceptPage />, { at: "/accept/token-1" });
    const name = await screen.findByDisplayValue("Eve");
    expect(
      screen.getByText("Dora Hale invites you to North IT. You sign in as eve@north.example."),
    ).toBeInTheDocument();
    await page.user.clear(name);
    await page.user.type(name, " Eve Stone ");
    await page.user.type(screen.getByLabelText("Password"), "a long password");
    await page.user.click(screen.getByRole("button", { name: "Join" }));
    return page;
  }

  test("and reads who invites her, and where; she is in at once", async () => {
    network.on("POST /auth/accept", () => json(alice));
    const { path } = await join();
    await waitFor(() => expect(path()).toBe("/"));
    const sent = network.of("POST /auth/accept")[0]?.body;
    expect(sent).toEqual({ token: "token-1", name: "Eve Stone", password: "a long password" });
  });

  test("that is no longer valid: it says whom to ask before she writes anything", async () => {
    network.on("POST /auth/invitation", () => problem(404, "not_found"));
    await show(<AcceptPage />, { at: "/accept/token-1" });
    expect(await screen.findByRole("alert")).toHaveTextContent("Ask your admin for a new one.");
    expect(screen.queryByRole("button", { name: "Join" })).not.toBeInTheDocument();
  });

  test("that ends while she writes: she reads so", async () => {
    network.on("POST /auth/accept", () => problem(404, "not_found"));
    await join();
    expect(await screen.findByRole("alert")).toHaveTextContent("Ask your admin for a new one.");
  });
});
