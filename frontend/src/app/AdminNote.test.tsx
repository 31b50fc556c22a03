import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { ChannelHealth, FailingChannel } from "@/api/types";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { bob, dora, personOf } from "@/testing/people";
import { ago } from "@/testing/records";
import { Reminder } from "./Reminder";

const network = fakeNetwork();
const HEALTH = "GET /channels/health";
let health: ChannelHealth = { mail_configured: true, items: [] };

function failing(change: Partial<FailingChannel> = {}): FailingChannel {
  return {
    channel_id: "teams",
    kind: "teams",
    name: "Helpdesk room",
    server: "teams.example",
    owner: null,
    failing_since: ago(30),
    failed: 2,
    dead: 0,
    last_reason: "server_unavailable",
    last_detail: "503",
    last_at: ago(1),
    ...change,
  };
}

beforeEach(() => {
  localStorage.clear();
  health = { mail_configured: true, items: [] };
  network.on(HEALTH, () => json(health));
});

const note = () => screen.findByRole("complementary", { name: "For admins" });
const open = (me = dora) => show(<Reminder />, { me, at: "/analytics" });

describe("Dora, an admin, is told on every page", () => {
  test("that mail is not set up", async () => {
    health = { mail_configured: false, items: [] };
    await open();
    expect(await note()).toHaveTextContent("Mail is not set up: nobody is told by mail.");
    expect(screen.getByRole("link", { name: "How to set it up" })).toHaveAttribute(
      "href",
      "/settings/channels",
    );
  });

  test("which channel fails and since when; of several, how many", async () => {
    health = { mail_configured: true, items: [failing()] };
    const page = await open();
    expect(await note()).toHaveTextContent(/Helpdesk room has not got through since .*\d\d:\d\d\./);
    page.unmount();
    health.items.push(failing({ channel_id: null, kind: "email", owner: personOf(bob) }));
    await open();
    expect(await note()).toHaveTextContent("2 channels do not get through, the first since");
  });

  test("that the test escalation does not come back, but not on its own page", async () => {
    network.on("GET /canary", () => json({ enabled: true, missing_since: ago(20), missing: ["mail"] }));
    const page = await open();
    expect(await note()).toHaveTextContent(/The test escalation has not come back since .*\d\d:\d\d\./);
    expect(screen.getByRole("link", { name: "See what fails" })).toHaveAttribute("href", "/settings/canary");
    page.unmount();
    await show(<Reminder />, { me: dora, at: "/settings/canary" });
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  test("how many messages wait since a restore, but not on their own page", async () => {
    network.on("GET /deliveries/held", () => json({ items: [], count: 3, next_cursor: "more" }));
    const page = await open();
    expect(await note()).toHaveTextContent("A backup was restored: 3 messages wait for your decision.");
    expect(screen.getByRole("link", { name: "Decide" })).toHaveAttribute("href", "/settings/held");
    expect(screen.queryByRole("link", { name: "See what fails" })).toBeNull();
    page.unmount();
    await show(<Reminder />, { me: dora, at: "/settings/held" });
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  test("put away it stays away, until something else fails", async () => {
    health = { mail_configured: true, items: [failing()] };
    const page = await open();
    await note();
    await page.user.click(screen.getByRole("button", { name: "Not now" }));
    expect(screen.queryByRole("complementary")).toBeNull();
    page.unmount();
    health.items.push(failing({ channel_id: "slack", kind: "slack", name: "On call" }));
    await open();
    expect(await note()).toHaveTextContent("2 channels");
  });
});

describe("nothing is said", () => {
  test("while all is well", async () => {
    const page = await open();
    await page.user.tab();
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  test("to Bob, who cannot mend it: it is not even asked", async () => {
    await open(bob);
    expect(network.of(HEALTH)).toEqual([]);
  });
});
