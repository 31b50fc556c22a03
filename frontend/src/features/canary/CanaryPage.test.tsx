import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Canary, CanaryWritten } from "@/api/types";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { dora } from "@/testing/people";
import { ago } from "@/testing/records";
import { CanaryPage } from "./CanaryPage";

const network = fakeNetwork();
const PAGE = { at: "/settings/canary", me: dora };
const RESTING: Canary = {
  enabled: false,
  every_minutes: 15,
  address: null,
  is_flying: false,
  next_at: null,
  last_started_at: null,
  last_streamed_at: null,
  last_mailed_at: null,
  last_ended_at: null,
  last_back_at: null,
  missing_since: null,
  missing: [],
};
const BACK: Canary = {
  ...RESTING,
  enabled: true,
  address: "canary@msp.example",
  next_at: ago(-10),
  last_started_at: ago(5),
  last_streamed_at: ago(5),
  last_mailed_at: ago(5),
  last_ended_at: ago(5),
  last_back_at: ago(5),
};
let canary = RESTING;

beforeEach(() => {
  canary = RESTING;
  network.on("GET /canary", () => json(canary));
});

const last = () => screen.findByRole("region", { name: "The last one" });

describe("Dora, an admin, sets up the test escalation", () => {
  test("and is told while she types what does not fit", async () => {
    const { user } = await show(<CanaryPage />, PAGE);
    await user.click(await screen.findByRole("checkbox", { name: "Send test escalations" }));
    const every = screen.getByRole("textbox", { name: "Every" });
    await user.clear(every);
    await user.type(every, "4");
    expect(screen.getByText("5 to 1,440 minutes.")).toBeInTheDocument();
    await user.type(every, "5");
    expect(screen.queryByText("5 to 1,440 minutes.")).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Save and try now" }));
    expect(screen.getByText("Write where its mail goes.")).toBeInTheDocument();
    expect(network.of("PUT /canary")).toEqual([]);
  });

  test("and saves it", async () => {
    network.on("PUT /canary", ({ body }) => {
      canary = { ...RESTING, ...(body as CanaryWritten), every_minutes: 15, address: "canary@msp.example" };
      return json(canary);
    });
    const { user } = await show(<CanaryPage />, PAGE);
    await user.click(await screen.findByRole("checkbox", { name: "Send test escalations" }));
    await user.type(screen.getByRole("textbox", { name: "Its mail goes to" }), " canary@msp.example ");
    await user.click(screen.getByRole("button", { name: "Save and try now" }));
    expect(await screen.findByText("Saved.")).toBeInTheDocument();
    expect(network.of("PUT /canary")[0]?.body).toEqual({
      enabled: true,
      every_minutes: 15,
      address: "canary@msp.example",
    });
    expect(screen.getByRole("button", { name: "Save and try now" })).toBeDisabled();
  });
});

describe("Dora reads", () => {
  test("that none is sent", async () => {
    await show(<CanaryPage />, PAGE);
    expect(await last()).toHaveTextContent("None is sent.");
    expect(screen.queryByRole("button", { name: "Run now" })).not.toBeInTheDocument();
  });

  test("that the last one came back, and when the next one starts", async () => {
    canary = BACK;
    await show(<CanaryPage />, PAGE);
    expect(await last()).toHaveTextContent(/It came back at .*\d\d:\d\d/);
    expect(await last()).toHaveTextContent(/The next one: .*\d\d:\d\d/);
    expect(screen.queryByText("missing")).not.toBeInTheDocument();
  });

  test("what is missing, since when, and what to do about it", async () => {
    canary = {
      ...BACK,
      last_mailed_at: null,
      missing: ["mail"],
      missing_since: ago(5),
      last_back_at: ago(60),
    };
    await show(<CanaryPage />, PAGE);
    const note = await screen.findByRole("alert");
    expect(note).toHaveTextContent(/It has not come back since .*\d\d:\d\d/);
    expect(note).toHaveTextContent("Check the address above and the mail server.");
    const part = screen.getByText("Taken by the mail server").closest("li");
    expect(part).toHaveTextContent("missing");
    expect(await last()).toHaveTextContent("The last that came back whole:");
  });
});

describe("Dora runs it now", () => {
  test("and sees part after part come back", async () => {
    canary = BACK;
    network.on("POST /canary/run", () => {
      canary = {
        ...BACK,
        is_flying: true,
        last_started_at: ago(0),
        last_streamed_at: null,
        last_mailed_at: null,
      };
      return json(canary);
    });
    const { user } = await show(<CanaryPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Run now" }));
    await waitFor(async () =>
      expect(within(await last()).getByRole("status")).toHaveTextContent("Under way since"),
    );
    expect(within(await last()).getAllByText("waiting")).toHaveLength(2);
    canary = { ...canary, last_streamed_at: ago(0) };
    await waitFor(async () => expect(within(await last()).getAllByText("waiting")).toHaveLength(1), {
      timeout: 3_000,
    });
    canary = { ...BACK, last_started_at: ago(0) };
    await waitFor(async () => expect(await last()).toHaveTextContent("It came back at"), { timeout: 3_000 });
  });
});
