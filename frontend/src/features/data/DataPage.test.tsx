import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { AccountExport } from "@/api/data";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { dora, personOf } from "@/testing/people";
import { ago } from "@/testing/records";
import { DataPage } from "./DataPage";

const network = fakeNetwork();
const nothing = { sessions: 0, in_transit: 0, steps: 0, handoffs: 0, files: 0, bytes: 0 };
let exports: AccountExport[] = [];

const anExport = (change: Partial<AccountExport> = {}): AccountExport => ({
  id: "export-1",
  state: "pending",
  asked_by: personOf(dora),
  asked_at: ago(1),
  done_at: null,
  size: null,
  kept_until: null,
  ...change,
});

beforeEach(() => {
  exports = [];
  network.on("GET /account/exports", () => json({ items: exports, next_cursor: null }));
  network.on("GET /account/retention", () => json({ session_days: null, file_days: null }));
  network.on("PUT /account/retention", ({ body }) => json(body));
  network.on("GET /account/retention/effect", () => json(nothing));
});

const open = () => show(<DataPage />, { me: dora, at: "/settings" });
const panel = (name: string) => screen.findByRole("region", { name });

describe("Dora exports the account", () => {
  test("asks for it, waits, and downloads it when it is ready", async () => {
    network.on("POST /account/export", () => {
      exports = [anExport()];
      return json(exports[0], 202);
    });
    const { user } = await open();
    const region = await panel("Export");
    expect(await within(region).findByText("Nothing was exported yet.")).toBeInTheDocument();
    await user.click(within(region).getByRole("button", { name: "Export everything" }));
    expect(await within(region).findByText(/Being made/)).toBeInTheDocument();
    expect(within(region).getByRole("button", { name: "Export everything" })).toBeDisabled();
    exports = [anExport({ state: "ready", size: 2_000_000, done_at: ago(0), kept_until: ago(-10_000) })];
    const download = await within(region).findByRole(
      "link",
      { name: /^Download the export of/ },
      { timeout: 4_000 },
    );
    expect(download).toHaveAttribute("href", "/api/v1/account/exports/export-1/file");
  });

  test("what cannot be read says so and can be read again", async () => {
    network.on("GET /account/exports", () => problem(503, "unavailable"));
    await open();
    const region = await panel("Export");
    expect(await within(region).findByText("The exports could not be read.")).toBeInTheDocument();
    expect(within(region).getByRole("button", { name: "Try again" })).toBeInTheDocument();
  });
});

describe("Dora says how long things are kept", () => {
  test("and reads what that deletes before it does", async () => {
    network.on("GET /account/retention/effect", () =>
      json({ ...nothing, sessions: 12, steps: 80, files: 1 }),
    );
    const { user } = await open();
    const region = await panel("How long things are kept");
    await user.selectOptions(await within(region).findByRole("combobox", { name: "Sessions" }), "1 year");
    expect(
      await within(region).findByText(/^This deletes 12 sessions with 80 steps, and 1 file/),
    ).toBeVisible();
    await user.click(within(region).getByRole("button", { name: "Delete what is older" }));
    expect(await within(region).findByText("Saved.")).toBeInTheDocument();
    expect(network.of("PUT /account/retention").map(({ body }) => body)).toEqual([
      { session_days: 365, file_days: null },
    ]);
  });
});
