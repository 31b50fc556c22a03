import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Arrivals } from "@/app/Arrivals";
import { show } from "@/testing/page";
import { bob, personOf } from "@/testing/people";
import { aSharedCard } from "@/testing/records";
import { SoundSwitch } from "./SoundSwitch";

const played: number[] = [];

class FakeNode {
  readonly gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
  constructor(
    _: unknown,
    readonly options: { frequency?: number },
  ) {}
  connect(next: unknown) {
    return next;
  }
  start() {
    played.push(this.options.frequency ?? 0);
  }
  stop() {}
}

class FakeSpeaker {
  readonly state = "running";
  readonly currentTime = 0;
  readonly destination = {};
  async resume() {}
}

beforeEach(() => {
  played.length = 0;
  vi.stubGlobal("AudioContext", FakeSpeaker);
  vi.stubGlobal("OscillatorNode", FakeNode);
  vi.stubGlobal("GainNode", FakeNode);
});
afterEach(() => localStorage.clear());

test("Bob asks for a sound: he hears it at once, and when Alice escalates, not when he does", async () => {
  const { user, hear } = await show(
    <>
      <SoundSwitch />
      <Arrivals />
    </>,
  );
  hear("handoff_created", aSharedCard({ id: "before" }));
  expect(played).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Sound" }));
  await vi.waitFor(() => expect(played).toHaveLength(2));
  hear("handoff_created", aSharedCard({ id: "own", escalated_by: personOf(bob) }));
  hear("handoff_created", aSharedCard({ id: "hers" }));
  await vi.waitFor(() => expect(played).toHaveLength(4));
  await user.click(screen.getByRole("button", { name: "Sound" }));
  hear("handoff_created", aSharedCard({ id: "later" }));
  expect(played).toHaveLength(4);
});
