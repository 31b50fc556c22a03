import { describe, expect, test } from "vitest";
import { fakeNetwork, noAnswer, nothing } from "@/testing/network";
import { leaveThisBrowser } from "./leaveThisBrowser";
import { keepChannel, keptChannel } from "./thisBrowser";

const network = fakeNetwork();
const REMOVE = "DELETE /alerts/channels/channel-1";

describe("Bob signs out", () => {
  test("and is no longer told in this browser", async () => {
    keepChannel("channel-1");
    network.on(REMOVE, nothing);
    await leaveThisBrowser();
    expect(network.of(REMOVE)).toHaveLength(1);
    expect(keptChannel()).toBeNull();
  });

  test("and gets out although its channel cannot be ended", async () => {
    keepChannel("channel-1");
    network.on(REMOVE, noAnswer);
    await expect(leaveThisBrowser()).resolves.toBeUndefined();
  });

  test("in a browser that told him nothing: nothing is asked", async () => {
    await leaveThisBrowser();
    expect(network.asked).toHaveLength(0);
  });
});
