import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { english } from "@/text";
import { german } from "@/text/de";
import { counted, grouped } from "@/text/en/counting";
import { initials } from "./Avatar";
import { excerpt, firstLine, firstName, formatSize, lengthOf, lineCount } from "./formatText";
import { formatAgo, formatExactSpan, formatSpan, formatStopwatch, timeFormats } from "./formatTime";
import { zonedToIso } from "./zonedTime";

describe("a span", () => {
  test.each([
    [-5, "0 s"],
    [0, "0 s"],
    [59.9, "59 s"],
    [60, "1 min"],
    [3599, "59 min"],
    [3600, "1 h"],
    [7800, "2 h 10 min"],
    [86_400, "1 d"],
    [3 * 86_400 + 4 * 3600, "3 d 4 h"],
  ])("of %d s reads %s", (seconds, words) => {
    expect(formatSpan(seconds, english)).toBe(words);
  });

  test.each([
    [42, "42 s"],
    [108, "1 min 48 s"],
    [125, "2 min 05 s"],
    [3600, "1 h"],
    [-3, "0 s"],
  ])("of %d s reads exactly %s", (seconds, words) => {
    expect(formatExactSpan(seconds, english)).toBe(words);
  });

  test.each([
    [72, "1:12"],
    [5, "0:05"],
    [3725, "1:02:05"],
    [-72, "−1:12"],
  ])("of %d s reads %s on a stopwatch; a negative one is a fault to be seen", (seconds, words) => {
    expect(formatStopwatch(seconds)).toBe(words);
  });

  test.each([
    [59, "59 Sek."],
    [3599, "59 Min."],
    [7800, "2 Std. 10 Min."],
    [3 * 86_400 + 4 * 3600, "3 Tg. 4 Std."],
  ])("of %d s reads %s in German", (seconds, words) => {
    const asRead = (text: string) => text.replaceAll("\u00a0", " ");
    expect(asRead(formatSpan(seconds, german))).toBe(words);
    expect(asRead(formatAgo(seconds, german))).toBe(`vor ${words}`);
  });

  test("since then reads with ago", () => {
    expect(formatAgo(120, english)).toBe("2 min ago");
  });
});

describe("a time of the record", () => {
  const berlin = timeFormats("Europe/Berlin", english.locale);
  const now = new Date("2026-11-23T09:30:00Z");

  test("of today is the account's clock, 24 hours", () => {
    expect(berlin.moment(new Date("2026-11-23T08:29:07Z"), now)).toBe("09:29");
    expect(berlin.clock(new Date("2026-11-23T22:05:00Z"))).toBe("23:05");
  });

  test("of another day names the day, by the account's midnight", () => {
    expect(berlin.moment(new Date("2026-11-21T08:29:07Z"), now)).toBe("21 Nov 09:29");
    expect(berlin.moment(new Date("2026-11-22T23:30:00Z"), now)).toBe("00:30");
    expect(berlin.day(new Date("2026-11-22T23:30:00Z"))).toBe("23 Nov");
  });

  test("is exact to the second, with its zone", () => {
    const exact = berlin.exact(new Date("2026-11-23T08:29:07Z"));
    expect(exact).toContain("09:29:07");
    expect(exact).toMatch(/CET|GMT\+1/);
  });

  test("spelled out breaks between day and time only", () => {
    const spelled = berlin.spelled(new Date("2026-11-23T08:29:07Z"));
    expect(spelled).toMatch(/^23\u00a0Nov\u00a02026, 09:29:07\u00a0(CET|GMT\+1)$/);
  });
});

describe("the same time of the record in German", () => {
  const berlin = timeFormats("Europe/Berlin", german.locale);
  const now = new Date("2026-11-23T09:30:00Z");

  test("has the day before the month, with its point, and 24 hours", () => {
    expect(berlin.moment(new Date("2026-11-23T08:29:07Z"), now)).toBe("09:29");
    expect(berlin.moment(new Date("2026-11-21T22:29:07Z"), now)).toBe("21. Nov. 23:29");
    expect(berlin.upcoming(new Date("2026-11-25T08:29:07Z"), now)).toBe("Mi 09:29");
    expect(berlin.exact(new Date("2026-11-23T08:29:07Z"))).toBe("Mo., 23. Nov. 2026, 09:29:07 MEZ");
    expect(berlin.spelled(new Date("2026-11-23T08:29:07Z"))).toBe(
      "23.\u00a0Nov.\u00a02026, 09:29:07\u00a0MEZ",
    );
  });

  test("stands in a sentence with the fitting preposition", () => {
    expect(german.lease.parted.reassigned("09:29")).toContain("um 09:29 Uhr");
    expect(german.lease.parted.reassigned("21. Nov. 23:29")).toContain("am 21. Nov. 23:29 Uhr");
  });
});

describe("a deadline written by the account's clock", () => {
  test("in winter and in summer is the right moment", () => {
    expect(zonedToIso("2026-11-23T10:00", "Europe/Berlin")).toBe("2026-11-23T09:00:00.000Z");
    expect(zonedToIso("2026-07-23T10:00", "Europe/Berlin")).toBe("2026-07-23T08:00:00.000Z");
    expect(zonedToIso("2026-07-23T10:00", "America/New_York")).toBe("2026-07-23T14:00:00.000Z");
    expect(zonedToIso("2026-07-23T10:00", "UTC")).toBe("2026-07-23T10:00:00.000Z");
  });

  test("on the day the clocks change is the right moment before and after", () => {
    expect(zonedToIso("2026-03-29T01:30", "Europe/Berlin")).toBe("2026-03-29T00:30:00.000Z");
    expect(zonedToIso("2026-03-29T03:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(zonedToIso("2026-10-25T12:00", "Europe/Berlin")).toBe("2026-10-25T11:00:00.000Z");
  });

  test("reads back as the same clock", () => {
    const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC");
    const moments = fc.integer({ min: Date.UTC(2026, 4, 1), max: Date.UTC(2026, 8, 1) });
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        const local = new Date(moment).toISOString().slice(0, 16);
        expect(timeFormats(zone, english.locale).clock(new Date(zonedToIso(local, zone)))).toBe(
          local.slice(11),
        );
      }),
    );
  });
});

describe("a text", () => {
  test("is named by its first line with something in it", () => {
    expect(firstLine("\n  \r\n  Outlook is slow \nsince Monday")).toBe("Outlook is slow");
    expect(firstLine("")).toBe("");
  });

  test("that is longer is cut with a mark, never through a character", () => {
    expect(firstLine("abcdef", 4)).toBe("abc…");
    expect(firstLine("abcd", 4)).toBe("abcd");
    expect(firstLine("👩👩👩👩👩", 3)).toBe("👩👩…");
  });

  test("is cut to the limit whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        expect([...firstLine(text, limit)].length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test("shows its first lines, and says whether that is all", () => {
    expect(excerpt("one\ntwo\nthree", 2, 100)).toEqual({ shown: "one\ntwo", cut: true });
    expect(excerpt("one\ntwo", 2, 100)).toEqual({ shown: "one\ntwo", cut: false });
    expect(excerpt("x".repeat(50), 2, 10)).toEqual({ shown: "x".repeat(10), cut: true });
  });

  test("has as many lines as its reader counts", () => {
    expect(lineCount("one")).toBe(1);
    expect(lineCount("one\ntwo\nthree")).toBe(3);
  });

  test("is as long as the server counts it: characters after NFC", () => {
    expect(lengthOf("über")).toBe(4);
    expect(lengthOf("u\u0308ber")).toBe(4);
    expect(lengthOf("👩")).toBe(1);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(lengthOf(text)).toBe([...text.normalize("NFC")].length);
      }),
    );
  });
});

describe("people and counts", () => {
  test("initials are of the first and the last name", () => {
    expect(initials("Alice Moreau")).toBe("AM");
    expect(initials("alice van der moreau")).toBe("AM");
    expect(initials("Bob")).toBe("B");
    expect(initials("")).toBe("");
  });

  test("a sentence uses the first name", () => {
    expect(firstName("Alice Moreau")).toBe("Alice");
  });

  test("one step, two steps, ten thousand with a comma", () => {
    expect(counted(1, "step", "steps")).toBe("1 step");
    expect(counted(0, "step", "steps")).toBe("0 steps");
    expect(grouped(10_000)).toBe("10,000");
  });

  test("in German with a point, decimals with a comma, and ä beside a", () => {
    expect(german.common.steps(1)).toBe("1 Schritt");
    expect(german.common.steps(10_000)).toBe("10.000 Schritte");
    expect(german.counting.decimal(12_345.6, 1)).toBe("12.345,6");
    expect(formatSize(2_400_000, german)).toBe("2,4 MB");
    expect(german.counting.listed(["Slack", "Teams", "E-Mail"])).toBe("Slack, Teams und E-Mail");
    expect(["Zoe", "Öztürk", "Otto", "ada"].sort(german.counting.compare)).toEqual([
      "ada",
      "Otto",
      "Öztürk",
      "Zoe",
    ]);
  });

  test("a ticket has one number sign, however it was written", () => {
    expect(english.common.ticket("48213")).toBe("#48213");
    expect(english.common.ticket("#48213")).toBe("#48213");
  });
});
