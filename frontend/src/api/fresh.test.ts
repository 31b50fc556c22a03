import { QueryClient, QueryObserver, queryOptions } from "@tanstack/react-query";
import { beforeEach, describe, expect, test } from "vitest";
import { keepAnswer, readAgain } from "./fresh";

/** A server whose word is what holds when it is asked, and whose answers arrive when the test says so. */
let word = "before";
let answers: (() => void)[] = [];
let client = new QueryClient();

const wordQuery = queryOptions({
  queryKey: ["word"],
  queryFn: () => {
    const said = word;
    return new Promise<string>((resolve) => answers.push(() => resolve(said)));
  },
  staleTime: 10_000,
});

beforeEach(() => {
  word = "before";
  answers = [];
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});

const allArrive = async () => {
  for (const arrive of answers) arrive();
  await Promise.resolve();
};

/** A page that shows the word. */
function page() {
  const observer = new QueryObserver(client, wordQuery);
  observer.subscribe(() => undefined);
  return observer;
}

describe("something happens while Bob's page reads", () => {
  test("for the first time: he gets what holds after it", async () => {
    page();
    word = "after";
    const read = readAgain(client, wordQuery);
    expect(answers).toHaveLength(2);
    await allArrive();
    await read;
    expect(client.getQueryData(wordQuery.queryKey)).toBe("after");
  });

  test("and it arrives only later: what was asked before it does not show in between", async () => {
    const observer = page();
    word = "after";
    void readAgain(client, wordQuery);
    answers[0]?.();
    await new Promise((later) => setTimeout(later));
    expect(observer.getCurrentResult()).toMatchObject({ status: "pending", fetchStatus: "fetching" });
  });

  test("ahead for a page to come: whoever waits for that gets what holds after it", async () => {
    const ahead = client.fetchQuery(wordQuery);
    word = "after";
    await readAgain(client, { ...wordQuery, type: "inactive" });
    await allArrive();
    expect(await ahead).toBe("after");
    expect(client.getQueryState(wordQuery.queryKey)).toMatchObject({
      fetchStatus: "idle",
      isInvalidated: false,
    });
  });

  test("nothing that is kept and not shown: it is read when it is shown", async () => {
    client.setQueryData(wordQuery.queryKey, "before");
    word = "after";
    await readAgain(client, wordQuery);
    expect(answers).toHaveLength(0);
    const observer = page();
    await allArrive();
    await new Promise((later) => setTimeout(later));
    expect(observer.getCurrentResult().data).toBe("after");
  });
});

describe("Bob changes it while his page looks again", () => {
  test("his change stays, although the look was asked before it", async () => {
    client.setQueryData(wordQuery.queryKey, "before");
    const observer = page();
    void observer.refetch();
    keepAnswer(client, wordQuery, "mine");
    await allArrive();
    await new Promise((later) => setTimeout(later));
    expect(observer.getCurrentResult()).toMatchObject({ data: "mine", fetchStatus: "idle" });
  });
});
