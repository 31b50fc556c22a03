import { describe, expect, test } from "vitest";
import { aPlaybookItem } from "@/testing/playbookRecords";
import { shelfOf } from "./shelf";

const own = aPlaybookItem("kettle", "The kettle stays cold", {
  source: "account",
  version: 2,
  ships: false,
  sessions: 3,
});
const vpn = aPlaybookItem("vpn", "VPN does not connect", { area: "network", sessions: 7 });
const wifi = aPlaybookItem("wifi", "Wi-Fi does not connect", { area: "network" });
const unplaced = aPlaybookItem("new", "Newer than this page", { area: null });

const keys = (items: readonly { key: string }[]) => items.map(({ key }) => key);

describe("somebody opens the playbooks without a search", () => {
  const shelf = shelfOf([own, vpn, wifi, unplaced]);

  test("and finds first what sessions work with most, never what none did", () => {
    expect(keys(shelf.used)).toEqual(["vpn", "kettle"]);
  });

  test("then what the account wrote, and every one that ships in one area", () => {
    expect(keys(shelf.own)).toEqual(["kettle"]);
    expect(keys(shelf.areas.network)).toEqual(["vpn", "wifi"]);
    expect(keys(shelf.areas.other)).toEqual(["new"]);
  });

  test("no more than five are called the most used", () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      aPlaybookItem(`p${index}`, `Problem ${index}`, { sessions: index + 1 }),
    );
    expect(keys(shelfOf(many).used)).toEqual(["p8", "p7", "p6", "p5", "p4"]);
  });
});
