import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, dora, victor } from "@/testing/people";
import { SettingsFrame } from "./SettingsFrame";

const network = fakeNetwork();

const places = () =>
  within(screen.getAllByRole("navigation", { name: "Settings" })[0] as HTMLElement)
    .getAllByRole("link")
    .map(({ textContent }) => textContent);

test("Dora, an admin, finds her own settings and those of the account", async () => {
  await show(<SettingsFrame />, { me: dora, at: "/settings" });
  const shared = ["People", "Channels", "Ladder and duty"];
  expect(places()).toEqual(expect.arrayContaining(["Profile and sign-in", "My alerts", ...shared]));
});

test("Alice, an engineer, finds what is hers and the ladder, and is told when a page is not for her", async () => {
  await show(<SettingsFrame />, { me: alice, at: "/settings/people" });
  expect(places()).toEqual(["Profile and sign-in", "My alerts", "Ladder and duty"]);
  expect(screen.getByRole("heading", { name: "Not for your role" })).toBeInTheDocument();
});

test("Victor, a viewer, is never told of escalations and finds no alerts", async () => {
  await show(<SettingsFrame />, { me: victor, at: "/settings" });
  expect(places()).toEqual(["Profile and sign-in"]);
});

test("on a narrow screen the sections are in a menu that closes behind the chosen one", async () => {
  const { user } = await show(<SettingsFrame />, { me: alice, at: "/settings" });
  const menu = screen.getByRole("button", { name: "Profile and sign-in" });
  await user.click(menu);
  const list = screen.getByRole("region", { name: "Settings" });
  await user.click(within(list).getByRole("link", { name: "My alerts" }));
  expect(screen.queryByRole("region", { name: "Settings" })).not.toBeInTheDocument();
});

test("held messages are a section while there are some, and only for admins", async () => {
  network.on("GET /deliveries/held", () => json({ items: [], count: 2, next_cursor: "more" }));
  const page = await show(<SettingsFrame />, { me: dora, at: "/settings" });
  await waitFor(() => expect(places()).toContain("Held messages"));
  page.unmount();
  await show(<SettingsFrame />, { me: alice, at: "/settings" });
  expect(places()).not.toContain("Held messages");
});
