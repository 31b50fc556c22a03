import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPosition, isEventName, type LiveEvent, parsePosition } from "./events";
import { FrameParser } from "./frameParser";

function read(...pieces: string[]): LiveEvent[] {
  const events: LiveEvent[] = [];
  const parser = new FrameParser((event) => events.push(event));
  for (const piece of pieces) parser.push(piece);
  return events;
}

const CLAIMED = 'id: epoch0000-7\nevent: handoff_claimed\ndata: {"handoff_id":"h"}\n\n';
const TWO = `${CLAIMED}: a comment\r\nevent: beat\r\ndata: {"number":7}\r\n\r\n`;

describe("one frame", () => {
  test("carries its name, its number and its members", () => {
    expect(read(CLAIMED)).toEqual([
      { name: "handoff_claimed", id: { epoch: "epoch0000", number: 7 }, members: { handoff_id: "h" } },
    ]);
  });

  test("is given out only when its empty line has come", () => {
    expect(read(CLAIMED.slice(0, -1))).toEqual([]);
  });

  test("may have its data over several lines", () => {
    expect(read('event: beat\ndata: {"number":\ndata: 12}\n\n')[0]?.members).toEqual({ number: 12 });
  });

  test("does not need the space after the colon", () => {
    expect(read('event:beat\ndata:{"number":3}\n\n')).toEqual([
      { name: "beat", id: null, members: { number: 3 } },
    ]);
  });

  test("without data is none", () => {
    expect(read("event: beat\n\n", "retry: 1200\n\n", ": only a comment\n\n", "data\n\n")).toEqual([]);
  });

  test("of a kind that nobody knows yet still moves the number on", () => {
    expect(read("id: epoch0000-8\nevent: handoff_painted\ndata: {}\n\n")).toEqual([
      { name: "unknown", id: { epoch: "epoch0000", number: 8 }, members: {} },
    ]);
  });

  test.each(["handoff_created", "handoff_claimed", "handoff_cancelled", "delivery_changed"])(
    "of a canary, %s, only moves the number on",
    (name) => {
      expect(read(`id: epoch0000-8\nevent: ${name}\ndata: {"handoff_id":"h","canary":true}\n\n`)).toEqual([
        { name: "unknown", id: { epoch: "epoch0000", number: 8 }, members: {} },
      ]);
    },
  );

  test("does not take the name or the number of the frame before it", () => {
    expect(read(`${CLAIMED}data: 1\n\n`)[1]).toEqual({ name: "unknown", id: null, members: 1 });
  });

  test("named like a member that every object has is unknown", () => {
    expect(isEventName("toString")).toBe(false);
    expect(isEventName("handoff_created")).toBe(true);
  });
});

describe("the wire", () => {
  test("may end its lines with CRLF and put comments in between", () => {
    expect(read(TWO).map((event) => event.name)).toEqual(["handoff_claimed", "beat"]);
  });

  test("may be cut anywhere", () => {
    const whole = read(TWO);
    fc.assert(
      fc.property(fc.array(fc.nat(TWO.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.sort((one, other) => one - other), TWO.length];
        const pieces = places.slice(1).map((end, index) => TWO.slice(places[index], end));
        expect(read(...pieces)).toEqual(whole);
      }),
    );
  });

  test("may come one character at a time", () => {
    expect(read(...TWO)).toEqual(read(TWO));
  });
});

describe("a position", () => {
  test("reads back as it was written", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-z]{8,32}$/), fc.nat(), (epoch, number) => {
        expect(parsePosition(formatPosition({ epoch, number }))).toEqual({ epoch, number });
      }),
    );
  });

  test.each(["", "7", "short-7", "epoch0000-", "epoch0000-x", "EPOCH0000-7", "epoch0000-7-8", "-7"])(
    "is not %j",
    (text) => {
      expect(parsePosition(text)).toBeNull();
    },
  );
});
