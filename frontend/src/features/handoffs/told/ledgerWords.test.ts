import { describe, expect, test } from "vitest";
import type { Delivery } from "@/api/types";
import { alice, bob, dora, personOf } from "@/testing/people";
import { aDelivery, later } from "@/testing/records";
import { english } from "@/text";
import { timeFormats } from "@/ui/formatTime";
import { channelWords, recipientsOf, standingWords, triesOf } from "./ledgerWords";

const telling = {
  times: timeFormats("Europe/Berlin"),
  now: new Date(later(120)),
  named: "Anna Berg",
  text: english,
};
const attempt = (seconds: number, outcome: string | null, detail: string | null = null) => ({
  at: later(seconds),
  outcome,
  detail,
});

describe("where a delivery stands, in words", () => {
  test.each<[Partial<Delivery>, string, string]>([
    [{ state: "sent", attempts: [attempt(5, "sent")] }, "sent", "sent 10:00:05"],
    [{ state: "sending", attempts: [attempt(119, null)] }, "trying", "being sent now"],
    [{ state: "queued" }, "waits", "about to be sent"],
    [{ state: "queued", next_attempt_at: later(121) }, "waits", "about to be sent"],
    [{ state: "queued", next_attempt_at: later(900) }, "waits", "goes out at 10:15"],
    [
      { state: "queued", reason: "quiet_hours", next_attempt_at: "2026-11-24T06:00:00Z" },
      "waits",
      "held until Tue 07:00 by quiet hours",
    ],
    [
      { state: "queued", reason: "named_person_first", next_attempt_at: later(300) },
      "waits",
      "waits until 10:05: Anna Berg was asked first",
    ],
    [
      { state: "queued", reason: "first_tier_first", next_attempt_at: later(600) },
      "waits",
      "waits until 10:10: a first tier was asked before",
    ],
    [
      { state: "failed", reason: "server_unavailable", next_attempt_at: later(140) },
      "trying",
      "the server did not answer; again at 10:02:20",
    ],
    [
      { state: "dead", reason: "mailbox_unavailable" },
      "dead",
      "given up: the mailbox does not exist or takes nothing",
    ],
    [{ state: "suppressed", reason: "present" }, "dropped", "not sent: had a page open"],
    [{ state: "suppressed", reason: "turned_off" }, "dropped", "not sent: turned off by the person"],
    [
      { state: "cancelled", reason: "claimed by Bob Anders" },
      "dropped",
      "not needed any more: claimed by Bob Anders",
    ],
    [{ state: "cancelled", reason: null }, "dropped", "not needed any more"],
    [{ state: "dead", reason: "moon_in_the_way" }, "dead", "given up: moon in the way"],
  ])("%j", (change, mark, words) => {
    expect(standingWords(aDelivery(change), telling)).toEqual({ mark, words });
  });
});

describe("the tries of a delivery", () => {
  test("are told each with its time and, of the last, why it failed", () => {
    const delivery = aDelivery({
      state: "failed",
      reason: "server_unavailable",
      attempts: [attempt(5, "unknown"), attempt(20, "temporary", "connection refused")],
    });
    expect(triesOf(delivery, telling)).toEqual([
      {
        key: later(5),
        at: "tried 10:00:05",
        words: "no answer came; it may have arrived",
        detail: null,
      },
      {
        key: later(20),
        at: "tried 10:00:20",
        words: "the server did not answer",
        detail: "connection refused",
      },
    ]);
  });

  test("one that runs is under way", () => {
    const delivery = aDelivery({ state: "sending", attempts: [attempt(5, null)] });
    expect(triesOf(delivery, telling)[0]?.words).toBe("under way");
  });

  test("what went through at once needs none; what went through later tells them all", () => {
    expect(triesOf(aDelivery({ state: "sent", attempts: [attempt(5, "sent")] }), telling)).toEqual([]);
    const second = aDelivery({ state: "sent", attempts: [attempt(5, "temporary"), attempt(20, "sent")] });
    expect(triesOf(second, telling).map(({ words }) => words)).toEqual([
      "did not get through",
      "accepted by the server",
    ]);
  });

  test("of another day they carry the day", () => {
    const delivery = aDelivery({
      state: "dead",
      reason: "refused",
      attempts: [attempt(-90_000, "permanent")],
    });
    expect(triesOf(delivery, telling)[0]?.at).toBe("tried 22 Nov 09:00:00");
  });
});

describe("the ledger", () => {
  test("puts each person's channels together: first who was not reached, rooms last", () => {
    const room = { id: "room-1", name: "Helpdesk on Teams" };
    const items = [
      aDelivery({ recipient: room, channel: "teams", channel_id: "room-1", state: "dead" }),
      aDelivery({ recipient: personOf(alice), state: "sent" }),
      aDelivery({ recipient: personOf(dora), state: "sent" }),
      aDelivery({ recipient: personOf(dora), channel: "push", channel_id: "c1", state: "dead" }),
      aDelivery({ recipient: personOf(bob), state: "queued" }),
    ];
    expect(recipientsOf(items).map(({ name, deliveries }) => [name, deliveries.length])).toEqual([
      ["Dora Lindt", 2],
      ["Alice Moreau", 1],
      ["Bob Anders", 1],
      ["Helpdesk on Teams", 1],
    ]);
  });

  test("names a channel by its kind and its own name", () => {
    expect(channelWords(aDelivery(), english)).toBe("Mail");
    const push = aDelivery({ channel: "push", channel_name: "Chrome on Windows" });
    expect(channelWords(push, english)).toBe("Push, Chrome on Windows");
  });
});
