import { describe, expect, test } from "vitest";
import type { Delivery } from "@/api/types";
import { alice, bob, dora, personOf } from "@/testing/people";
import { aDelivery, later } from "@/testing/records";
import { english } from "@/text";
import { german } from "@/text/de";
import { timeFormats } from "@/ui/formatTime";
import { channelWords, entriesOf, recipientsOf, standingWords, triesOf } from "./ledgerWords";

const telling = {
  times: timeFormats("Europe/Berlin", english.locale),
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
      "the server could not take it; again at 10:02:20",
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

test("who took it off the list is said in the reader's language", () => {
  const claimed = aDelivery({ state: "cancelled", reason: "claimed by Bob Anders" });
  expect(standingWords(claimed, { ...telling, text: german }).words).toContain("Bob Anders hat übernommen");
});

describe("the tries of a delivery", () => {
  test("are told each with its time and with what came back", () => {
    const attempts = [
      attempt(5, "unknown", "connection reset"),
      attempt(20, "temporary", "503 busy"),
      attempt(80, "temporary"),
      attempt(380, "permanent", "550 no such user"),
      attempt(400, "permanent"),
      attempt(410, null),
    ];
    expect(triesOf(aDelivery({ state: "failed", attempts }), telling).map(({ words }) => words)).toEqual([
      "tried 10:00:05: no answer came, it may have arrived",
      "tried 10:00:20: 503 busy",
      "tried 10:01:20: it did not get through",
      "tried 10:06:20: refused, 550 no such user",
      "tried 10:06:40: refused",
      "tried 10:06:50: under way",
    ]);
  });

  test("what went through at once needs none; what went through later tells them all", () => {
    expect(triesOf(aDelivery({ state: "sent", attempts: [attempt(5, "sent")] }), telling)).toEqual([]);
    const second = aDelivery({ state: "sent", attempts: [attempt(5, "temporary"), attempt(20, "sent")] });
    expect(triesOf(second, telling).map(({ words }) => words)).toEqual([
      "tried 10:00:05: it did not get through",
      "tried 10:00:20: accepted",
    ]);
  });

  test("of another day they carry the day", () => {
    const delivery = aDelivery({ state: "dead", attempts: [attempt(-90_000, "permanent")] });
    expect(triesOf(delivery, telling)[0]?.words).toBe("tried 22 Nov 09:00:00: refused");
  });
});

describe("what one person was sent", () => {
  const entries = (...deliveries: Delivery[]) =>
    entriesOf(deliveries, telling).map(({ channel, words }) => `${channel}: ${words}`);
  const sent = (seconds: number) => aDelivery({ state: "sent", attempts: [attempt(seconds, "sent")] });

  test("mail first, each channel in time, reminders in one line with the first", () => {
    const push = { channel: "push", channel_id: "c1", channel_name: "Phone" } as const;
    expect(
      entries(
        sent(65),
        aDelivery({ ...push, state: "failed", attempts: [attempt(70, "temporary")] }),
        aDelivery({ ...push, state: "dead", reason: "gone", attempts: [attempt(5, "permanent")] }),
        sent(5),
      ),
    ).toEqual([
      "Mail: sent 10:00:05, 10:01:05",
      "Push, Phone: given up: the address no longer exists",
      "Push, Phone: it did not get through; trying again",
    ]);
  });

  test("what reads the same is said once", () => {
    const off = aDelivery({ state: "suppressed", reason: "turned_off" });
    expect(entries(off, off)).toEqual(["Mail: not sent: turned off by the person"]);
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
    expect(
      recipientsOf(items, 0, english.counting).map(({ name, deliveries }) => [name, deliveries.length]),
    ).toEqual([
      ["Dora Lindt", 2],
      ["Alice Moreau", 1],
      ["Bob Anders", 1],
      ["Helpdesk on Teams", 1],
    ]);
  });

  test("calls as many people unreachable as the handoff counts, and not who had the card on a page", () => {
    const gone = aDelivery({ recipient: personOf(dora), state: "dead" });
    const off = aDelivery({ recipient: personOf(alice), state: "suppressed", reason: "turned_off" });
    const present = aDelivery({ state: "suppressed", reason: "present" });
    const lost = (unreachable: number) =>
      recipientsOf([present, off, gone], unreachable, english.counting)
        .filter(({ isUnreachable }) => isUnreachable)
        .map(({ name }) => name);
    expect(lost(2)).toEqual(["Alice Moreau", "Dora Lindt"]);
    expect(lost(1)).toEqual([]);
  });

  test("does not say a room's name twice", () => {
    const room = aDelivery({
      recipient: { id: "r", name: "Helpdesk" },
      channel: "teams",
      channel_id: "r",
      channel_name: "Helpdesk",
    });
    expect(channelWords(room, english)).toBe("Teams");
  });

  test("names a channel by its kind and its own name", () => {
    expect(channelWords(aDelivery(), english)).toBe("Mail");
    const push = aDelivery({ channel: "push", channel_name: "Chrome on Windows" });
    expect(channelWords(push, english)).toBe("Push, Chrome on Windows");
  });
});
