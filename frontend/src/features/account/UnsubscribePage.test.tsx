import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeNetwork, nothing, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { UnsubscribePage } from "./UnsubscribePage";

const network = fakeNetwork();
const STOP = "POST /unsubscribe/abc";

test("Bob follows the link of a mail: nothing happens before he says so, then it is said what did", async () => {
  network.on(STOP, nothing);
  const { user } = await show(<UnsubscribePage />, { at: "/unsubscribe/abc" });
  expect(screen.getByText(/see you as unreachable/)).toBeInTheDocument();
  expect(network.of(STOP)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Stop the mail" }));
  expect(await screen.findByRole("heading", { name: "The mail is stopped." })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Open my alerts" })).toHaveAttribute("href", "/settings/alerts");
});

test("a link that was never given out says so", async () => {
  network.on(STOP, () => problem(404, "not_found"));
  const { user } = await show(<UnsubscribePage />, { at: "/unsubscribe/abc" });
  await user.click(screen.getByRole("button", { name: "Stop the mail" }));
  expect(await screen.findByRole("heading", { name: /does not work any more/ })).toBeInTheDocument();
});

test("without an answer he may try again", async () => {
  network.on(STOP, () => problem(503, "unavailable"));
  const { user } = await show(<UnsubscribePage />, { at: "/unsubscribe/abc" });
  await user.click(screen.getByRole("button", { name: "Stop the mail" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("try again in a moment");
});
