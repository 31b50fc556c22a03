import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { fakeNetwork, json, noAnswer, nothing, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice } from "@/testing/people";
import { aCard, aStep } from "@/testing/records";
import { signIn, signOut } from "./account";
import { demoQuery } from "./demo";
import { fetchLiveLists, markOpened, moveHandoff } from "./handoffs";
import { isProblem, Problem, problemOf } from "./problem";
import { clockOffset, noteServerDate, serverNow } from "./serverClock";
import { moveSession, stepsAfter } from "./sessions";
import { mayHaveActed, newKey, useIntent } from "./useIntent";

const network = fakeNetwork();
const credentials = { email: "alice@north.example", password: "x" };

afterEach(() => {
  noteServerDate(new Date().toUTCString());
});

describe("an answer", () => {
  test("is its body", async () => {
    network.on("POST /auth/login", () => json(alice));
    expect(await signIn(credentials)).toEqual(alice);
  });

  test("without a body is none", async () => {
    network.on("POST /auth/logout", nothing);
    expect(await signOut()).toBeUndefined();
  });

  test("that says no is the server's problem with its members", async () => {
    network.on("POST /auth/login", () => problem(409, "choose_account", { accounts: [alice.account] }));
    const error = await signIn(credentials).catch((each: unknown) => each);
    expect(isProblem(error, "choose_account")).toBe(true);
    expect(error).toMatchObject({ status: 409, members: { accounts: [alice.account] } });
  });

  test("from something else than the server is named by its status", async () => {
    network.on("POST /auth/login", () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    await expect(signIn(credentials)).rejects.toMatchObject({ status: 502, code: "unavailable" });
    expect(problemOf(400, null).code).toBe("invalid");
  });

  test("that never came says so", async () => {
    network.on("POST /auth/login", noAnswer);
    const error = await signIn(credentials).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ isUnanswered: true, code: "unanswered" });
  });
});

describe("the server's clock", () => {
  test("is this device's when they differ by no more than whole seconds explain", () => {
    noteServerDate(new Date(Date.now() + 1_500).toUTCString());
    expect(clockOffset()).toBe(0);
  });

  test("is learnt from an answer when this device is wrong", async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    network.on("POST /auth/login", () => json(alice, 200, { Date: date }));
    await signIn(credentials);
    expect(Math.abs(serverNow() - Date.now() - 3_600_000)).toBeLessThan(2_000);
  });

  test("stays as it is known when an answer does not tell", () => {
    noteServerDate(new Date(Date.now() + 3_600_000).toUTCString());
    const before = clockOffset();
    noteServerDate(null);
    noteServerDate("yesterday");
    expect(clockOffset()).toBe(before);
  });
});

describe("what the pages ask for", () => {
  test("the open, the own and the claimed handoffs, each as of its number", async () => {
    network.on("GET /escalations", (asked) => {
      const mine = asked.query.get("escalated_by") === "me";
      const claimed = asked.query.get("state") === "claimed";
      const id = claimed ? "claimed" : mine ? "own" : "open";
      return json({ as_of: "epoch0000-12", items: [aCard({ id })], next_cursor: null });
    });
    const lists = await fetchLiveLists();
    expect(lists.map((list) => list.cards[0]?.id)).toEqual(["open", "own", "claimed"]);
    expect(lists[0]?.position).toEqual({ epoch: "epoch0000", number: 12 });
  });

  test("a list without a readable number is not used", async () => {
    network.on("GET /escalations", () => json({ as_of: "soon", items: [], next_cursor: null }));
    await expect(fetchLiveLists()).rejects.toThrow("soon");
  });

  test("all steps of a long session, page by page", async () => {
    network.on("GET /ai-sessions/session-1/steps", (asked) => {
      const after = Number(asked.query.get("after"));
      const items = [after + 1, after + 2].map((number) => aStep(number));
      return json({ items, next_cursor: after < 4 ? "more" : null });
    });
    const { items } = await stepsAfter("session-1", 0);
    expect(items.map((step) => step.number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("each move at its own address, under its key", async () => {
    const moves = [
      ["POST /ai-sessions/s/pause", () => moveSession("s", { act: "pause" }, "k")],
      ["POST /ai-sessions/s/resume", () => moveSession("s", { act: "resume" }, "k")],
      ["POST /ai-sessions/s/abandon", () => moveSession("s", { act: "abandon", reason: "r" }, "k")],
      ["POST /escalations/h/cancel", () => moveHandoff("h", { act: "cancel", reason: "r" }, "k")],
      ["POST /escalations/h/release", () => moveHandoff("h", { act: "release", reason: "r" }, "k")],
    ] as const;
    for (const [operation, move] of moves) {
      network.on(operation, () => json({}));
      await move();
      expect(network.of(operation)[0]?.headers.get("Idempotency-Key")).toBe("k");
    }
  });

  test("opening has no body and no key: it counts once by itself", async () => {
    network.on("POST /escalations/h/opened", nothing);
    await markOpened("h");
    expect(network.of("POST /escalations/h/opened")[0]?.body).toBeNull();
  });

  test("the demo's people, or nobody outside of the demo", async () => {
    const { client } = await show(null);
    expect(await client.fetchQuery(demoQuery)).toEqual([]);
    client.clear();
    network.on("GET /auth/demo", () => problem(503, "unavailable"));
    await expect(client.fetchQuery(demoQuery)).rejects.toMatchObject({ status: 503 });
  });
});

describe("a write that may be repeated", () => {
  test("may have acted when no answer, a broken one, or a busy one came", () => {
    expect(mayHaveActed(new Problem(0, "unanswered"))).toBe(true);
    expect(mayHaveActed(new Problem(503, "unavailable"))).toBe(true);
    expect(mayHaveActed(new Problem(409, "idempotency_in_progress"))).toBe(true);
    expect(mayHaveActed(new Error("unreadable"))).toBe(true);
    expect(mayHaveActed(new Problem(409, "wrong_state"))).toBe(false);
    expect(mayHaveActed(new Problem(422, "invalid"))).toBe(false);
  });

  test("has a key that nobody else has, in printable characters", () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });

  test("keeps its key until it was answered, then begins anew", async () => {
    const keys: string[] = [];
    let fails = true;
    function Page() {
      const sending = useIntent({
        send: async (_: string, key) => {
          keys.push(key);
          if (fails) throw new Problem(0, "unanswered");
        },
      });
      return (
        <button type="button" onClick={() => sending.mutate("same")}>
          {sending.status}
        </button>
      );
    }
    await show(<Page />);
    const press = async (status: string) => {
      act(() => screen.getByRole("button").click());
      await waitFor(() => expect(screen.getByRole("button")).toHaveTextContent(status));
    };
    await press("error");
    fails = false;
    await press("success");
    await press("success");
    await waitFor(() => expect(keys).toHaveLength(3));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});
