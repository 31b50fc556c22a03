import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { dora } from "@/testing/people";
import { ago } from "@/testing/records";
import { ClientRow } from "./ClientRow";

const network = fakeNetwork();
const nothing = { sessions: 0, in_transit: 0, steps: 0, handoffs: 0, files: 0, bytes: 0 };

describe("Dora deletes a client", () => {
  const client = {
    id: "client-1",
    name: "Heron",
    created_at: ago(100),
    n_sessions: 3,
    n_open: 0,
    last_session_at: null,
  };
  const row = () => show(<ClientRow client={client} />, { me: dora, at: "/settings" });

  test("after reading what goes with it, and typing its name", async () => {
    network.on("GET /clients/client-1/contents", () => json({ ...nothing, sessions: 3, steps: 9 }));
    network.on("DELETE /clients/client-1", () => new Response(null, { status: 204 }));
    const { user } = await row();
    await user.click(screen.getByRole("button", { name: "Delete Heron" }));
    const dialog = await screen.findByRole("dialog", { name: "Delete Heron for good" });
    expect(await within(dialog).findByText(/^3 sessions with 9 steps/)).toBeInTheDocument();
    const submit = within(dialog).getByRole("button", { name: "Delete for good" });
    expect(submit).toBeDisabled();
    await user.type(within(dialog).getByRole("textbox"), "Heron");
    await user.click(submit);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(network.of("DELETE /clients/client-1")).toHaveLength(1);
  });

  test("not while one of its sessions is in transit", async () => {
    network.on("GET /clients/client-1/contents", () => json({ ...nothing, sessions: 3, in_transit: 1 }));
    const { user } = await row();
    await user.click(screen.getByRole("button", { name: "Delete Heron" }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText(/^1 session of it in transit/)).toBeInTheDocument();
    expect(within(dialog).getByRole("button", { name: "Delete for good" })).toBeDisabled();
  });
});
