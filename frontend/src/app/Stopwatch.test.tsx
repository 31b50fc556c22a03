import { act, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { fakeNetwork } from "@/testing/network";
import { show } from "@/testing/page";
import { Stopwatch } from "./Stopwatch";

fakeNetwork();
// Stands for a file of the build that cannot be fetched.
vi.mock("@/features/baseline/RunningStopwatch", () => {
  throw new TypeError("Failed to fetch dynamically imported module");
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

const page = (
  <>
    <p>Her work</p>
    <Stopwatch className="flex" />
  </>
);

test("Alice goes offline before the stopwatch was fetched: her page stays as it is", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await show(page);
  await act(() => vi.advanceTimersByTimeAsync(11_000));
  expect(screen.getByText("Her work")).toBeInTheDocument();
});

test("a stopwatch that runs and cannot be shown takes nothing with it", async () => {
  localStorage.setItem("flowpilot.stopwatch.user-alice", "{}");
  vi.spyOn(console, "error").mockReturnValue();
  await show(page);
  await act(async () => undefined);
  expect(screen.getByText("Her work")).toBeInTheDocument();
});
