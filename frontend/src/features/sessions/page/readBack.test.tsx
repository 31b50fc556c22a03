import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Handoff } from "@/api/types";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, personOf } from "@/testing/people";
import { aCard, ago, aHandoff, aSession } from "@/testing/records";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const SESSION = "GET /ai-sessions/session-1";
let handoff: Handoff;

beforeEach(() => {
  const claimer = personOf(bob);
  network.on(SESSION, () =>
    json(aSession({ status: "escalated", my_part: "follows", escalated_to: claimer, handoff })),
  );
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: [], next_cursor: null }));
  network.on("GET /ai-sessions/session-1/files", () => json({ items: [] }));
  network.on("GET /ai-sessions/session-1/similar", () => json({ items: [] }));
  handoff = aHandoff({ state: "claimed", claimed_by: claimer, claimed_at: ago(1) });
});

const open = async () => {
  await show(<SessionPage />, { me: alice, at: "/pilot/session-1", cards: [aCard()] });
  return screen.findByRole("region", { name: "Steps" });
};

test("Alice reads within seconds what Bob has just read back", async () => {
  const story = await open();
  handoff = { ...handoff, read_back: "A stale device" };
  await waitFor(() => expect(story).toHaveTextContent("Bob Anders understood: “A stale device”"), {
    timeout: 4_000,
  });
});

test("a claim of an hour ago is looked at no more often than any session", async () => {
  handoff = { ...handoff, claimed_at: ago(60) };
  await open();
  await new Promise((done) => setTimeout(done, 3_500));
  expect(network.of(SESSION)).toHaveLength(1);
});
