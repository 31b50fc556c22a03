import { act, screen } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { ByeReason } from "@/stream/events";
import { fakeNetwork } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, victor } from "@/testing/people";
import { frame } from "@/testing/scriptedWire";
import { LiveStatus, NotLiveNote } from "./LiveStatus";
import { LostRace } from "./LostRace";

fakeNetwork();

const NOW = Date.parse("2026-11-23T09:30:00Z");
const wait = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));
const both = (
  <>
    <LiveStatus />
    <NotLiveNote />
  </>
);

/** Bob's page in Berlin, live since half past ten by the account's clock. */
async function livePage() {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
  vi.spyOn(Math, "random").mockReturnValue(1);
  const page = await show(both);
  page.goLive();
  return page;
}

beforeEach(() => {
  vi.restoreAllMocks();
});

describe("how live the queue is", () => {
  test("before the first frame it is connecting", async () => {
    await show(both);
    expect(screen.getByRole("status")).toHaveAccessibleName("Connecting");
  });

  test("with frames it is live, without a word more", async () => {
    await livePage();
    expect(screen.getByRole("status")).toHaveAccessibleName("Live");
    expect(screen.queryByText("You may be missing new ones.")).not.toBeInTheDocument();
  });

  test("cut: reconnecting at once, and since when not live after three seconds", async () => {
    const page = await livePage();
    act(() => page.wire.end());
    expect(screen.getByRole("status")).toHaveAccessibleName("Reconnecting");
    wait(4_000);
    expect(screen.getByRole("status")).toHaveAccessibleName("Not live since 10:30");
    expect(screen.getByText("You may be missing new ones.")).toBeInTheDocument();
  });

  test("back: it is live again by itself", async () => {
    const page = await livePage();
    act(() => page.wire.end());
    wait(4_000);
    page.goLive();
    expect(screen.getByRole("status")).toHaveAccessibleName("Live");
    expect(screen.queryByText("You may be missing new ones.")).not.toBeInTheDocument();
  });

  test("trying now connects at once", async () => {
    const page = await livePage();
    for (let failure = 0; failure < 5; failure += 1) {
      act(() => page.wire.end());
      wait(4_000);
    }
    const attempts = page.wire.connections.length;
    act(() => screen.getByRole("button", { name: "Try now" }).click());
    expect(page.wire.connections.length).toBe(attempts + 1);
  });

  test("35 seconds of silence are not live either", async () => {
    await livePage();
    wait(35_000);
    expect(screen.getByRole("status")).not.toHaveAccessibleName("Live");
  });

  test.each([
    ["revoked", "This sign-in was ended."],
    ["too_many_streams", "FlowPilot is open in too many places with this sign-in; this one was closed."],
  ] as [ByeReason, string][])("sent away because of %s: it says why", async (reason, words) => {
    const page = await livePage();
    act(() => page.wire.send(frame("bye", { reason })));
    wait(1_000);
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  test("a role that may not listen is told so", async () => {
    const page = await livePage();
    act(() => page.wire.end({ kind: "refused", status: 403 }));
    wait(1_000);
    expect(screen.getByText("Your role does not see this live.")).toBeInTheDocument();
  });

  test.each([
    [["worker"], "Live, but mails wait"],
    [["listener"], "Live, with a delay"],
    [["listener", "worker"], "Live, but mails wait"],
    [["database", "worker"], "Live, but nothing new can be saved"],
    [["something new"], "Live, but something is wrong"],
  ])("the server lacks %j: it says what that means, and is live", async (missing, words) => {
    const page = await show(both, { missing });
    page.goLive();
    expect(screen.getByRole("status")).toHaveAccessibleName(words);
    expect(screen.queryByText("You may be missing new ones.")).not.toBeInTheDocument();
    act(() => page.wire.end());
    expect(screen.getByRole("status")).toHaveAccessibleName("Reconnecting");
  });

  test("a viewer has no live queue, and no word about it", async () => {
    await show(both, { me: victor, at: "/" });
    expect(screen.queryByRole("status")).not.toBeInTheDocument();
  });
});

describe("somebody was faster", () => {
  const lostRace = {
    handoffId: "h",
    problem: "No mail since noon",
    name: alice.name,
    at: new Date(Date.now() - 61_000).toISOString(),
  };

  test("Bob reads who has it and since when, and may read along", async () => {
    await show(<LostRace />, { state: { lostRace } });
    expect(screen.getByRole("alert")).toHaveAccessibleName("Already claimed by Alice Moreau 1 min ago.");
    expect(screen.getByText("No mail since noon")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Read along" })).toHaveAttribute("href", "/escalations/h");
  });

  test("nobody was: nothing is said", async () => {
    await show(<LostRace />);
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });
});
