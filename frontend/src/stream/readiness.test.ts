import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PolledReadiness } from "./readiness";

const ready = () => Response.json({ status: "ready", missing: [] });
const without = (...missing: string[]) => Response.json({ status: "not ready", missing }, { status: 503 });

/** Asks a server that gives these answers, one after another. */
function ask(...answers: (() => Response)[]) {
  const fetch = vi.fn(async () => (answers.length > 1 ? answers.shift() : answers[0])?.());
  vi.stubGlobal("fetch", fetch);
  const readiness = new PolledReadiness();
  const heard: string[] = [];
  const start = () => readiness.start((missing) => heard.push(missing.join()));
  start();
  return { fetch, readiness, heard, start };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("the server is asked what it lacks", () => {
  test("at once, and about every 15 seconds", async () => {
    const { fetch, heard } = ask(ready, () => without("worker"), ready);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(17_000);
    expect(heard).toEqual(["", "worker", ""]);
  });

  test("by one asker, however often it is started", async () => {
    const { fetch, start } = ask(ready);
    start();
    start();
    await vi.advanceTimersByTimeAsync(0);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("no more once it is stopped", async () => {
    const { fetch, readiness, heard } = ask(ready);
    readiness.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(heard).toEqual([]);
  });

  test("and an answer that cannot be read changes nothing", async () => {
    const { heard } = ask(
      () => without("worker"),
      () => new Response("<html>", { status: 502 }),
      () => Response.json([]),
      ready,
    );
    await vi.advanceTimersByTimeAsync(46_000);
    expect(heard).toEqual(["worker", ""]);
  });
});
