import { beforeEach, describe, expect, test, vi } from "vitest";
import { EMPTY_DRAFT, endOf, goOn, isTooLong, parseMinutes, secondsOf, start, stop } from "./stopwatch";
import { StopwatchStore } from "./stopwatchStore";

const TEN = Date.parse("2026-11-23T10:00:00Z");
const at = (seconds: number) => TEN + seconds * 1000;

describe("two taps around a call", () => {
  test("measure it", () => {
    const timed = stop(start(null, TEN), at(680));
    expect(timed).toMatchObject({
      started_at: "2026-11-23T10:00:00.000Z",
      stopped_at: "2026-11-23T10:11:20.000Z",
    });
    expect(timed && secondsOf(timed, at(9999))).toBe(680);
  });

  test("in the same moment are a call of one second, because none has no length", () => {
    const timed = stop(start(null, TEN), TEN);
    expect(timed && secondsOf(timed, TEN)).toBe(1);
  });

  test("a second start does not lose the call that runs, a second stop does not make it longer", () => {
    const timed = start(null, TEN);
    expect(start(timed, at(60))).toBe(timed);
    const stopped = stop(timed, at(60));
    expect(stop(stopped, at(90))).toBe(stopped);
  });

  test("a stop that came too early is taken back without losing time", () => {
    const timed = goOn(stop(start(null, TEN), at(60)));
    expect(timed && secondsOf(timed, at(300))).toBe(300);
  });

  test("a forgotten stopwatch needs somebody to say how long the call really was", () => {
    const timed = stop(start(null, TEN), at(9 * 3600));
    if (timed === null) throw new Error("nothing is timed");
    expect(isTooLong(timed)).toBe(true);
    expect(endOf(timed)).toBeNull();
    const said = { ...timed, draft: { ...EMPTY_DRAFT, minutes: "12,5" } };
    expect(endOf(said)).toBe("2026-11-23T10:12:30.000Z");
  });

  test.each([
    ["12", 720],
    [" 0.5 ", 30],
    ["480", 28_800],
    ["481", null],
    ["0", null],
    ["-3", null],
    ["", null],
    ["an hour", null],
  ])("minutes are read from %j", (written, seconds) => {
    expect(parseMinutes(written)).toBe(seconds);
  });
});

describe("the stopwatch of a browser", () => {
  beforeEach(() => localStorage.clear());

  test("goes on after a reload, and two tabs show the same", () => {
    const tab = new StopwatchStore("bob");
    tab.change((timed) => start(timed, TEN));
    const other = new StopwatchStore("bob");
    expect(other.current()?.started_at).toBe("2026-11-23T10:00:00.000Z");
    const heard: unknown[] = [];
    tab.watch(() => heard.push(tab.current()?.stopped_at));
    other.change((timed) => stop(timed, at(60)));
    window.dispatchEvent(new Event("storage"));
    expect(heard).toEqual(["2026-11-23T10:01:00.000Z"]);
  });

  test("a start in a tab that has not heard of another's keeps the first", () => {
    const tab = new StopwatchStore("bob");
    const other = new StopwatchStore("bob");
    other.change((timed) => start(timed, TEN));
    tab.change((timed) => start(timed, at(30)));
    expect(tab.current()?.started_at).toBe("2026-11-23T10:00:00.000Z");
  });

  test("is not Alice's when Bob runs his", () => {
    new StopwatchStore("bob").change((timed) => start(timed, TEN));
    expect(new StopwatchStore("alice").current()).toBeNull();
  });

  test("runs on in a page whose browser keeps nothing, and says so", () => {
    const refuse = () => {
      throw new DOMException("no", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: () => null, setItem: refuse, removeItem: refuse });
    const tab = new StopwatchStore("bob");
    tab.change((timed) => start(timed, TEN));
    expect(tab.isForgetful).toBe(true);
    expect(tab.current()).not.toBeNull();
  });
});
