import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { readTest } from "@/api/alerts";
import { channelHealthQuery } from "@/api/channels";
import { readAgain } from "@/api/fresh";
import { serverNow } from "@/api/serverClock";
import type { TestLine } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text/later/settings";

const ASK_AGAIN_MS = 1_000;
const WATCHED_MS = 60_000;

/** A state that a test's line does not leave any more. */
export function isFinal({ state }: TestLine): boolean {
  return state === "sent" || state === "dead" || state === "suppressed" || state === "cancelled";
}

/** Whether a line has said how it went, be it that it will be tried again. */
export function isAnswered(line: TestLine): boolean {
  return isFinal(line) || line.state === "failed";
}

/** Sends a test and follows it until every channel has answered, or for a minute. */
export function useTest(start: (key: string) => Promise<{ id: string }>) {
  const { compare } = useText().counting;
  const [testId, setTestId] = useState<string | null>(null);
  const starting = useIntent({
    send: (_: null, key) => start(key),
    onDone: ({ id }) => setTestId(id),
  });
  const following = useQuery({
    queryKey: ["alert-test", testId],
    queryFn: () => readTest(testId ?? ""),
    enabled: testId !== null,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data !== undefined && isOver(data) ? false : ASK_AGAIN_MS),
  });
  const test = testId === null ? undefined : following.data;
  const over = test !== undefined && isOver(test);
  const answered = over || (test?.items.every(isAnswered) ?? false);
  useFreshHealth(test?.items.filter(isAnswered).length ?? 0);
  const running = starting.isPending || (testId !== null && !answered && !following.isError);
  return {
    /** Begins a new test; nothing while one runs. */
    begin: () => {
      if (!running) starting.mutate(null);
    },
    running,
    lines: test === undefined ? null : inOrder(test.items, compare),
    /** It was given up to wait for an answer. */
    tooSlow: over && !test.items.every(isFinal),
    startError: starting.error,
    followError: following.error,
    retry: () => void following.refetch(),
  };
}

/** Each answer tells whether its channel works now: what every page says about that is asked again at once. */
function useFreshHealth(answers: number): void {
  const client = useQueryClient();
  useEffect(() => {
    if (answers > 0) void readAgain(client, channelHealthQuery);
  }, [client, answers]);
}

/** Mail first, then by name. */
function inOrder(lines: readonly TestLine[], compare: (one: string, other: string) => number): TestLine[] {
  const name = (line: TestLine) => line.channel_name ?? "";
  return [...lines].sort((one, other) => compare(name(one), name(other)));
}

export type TestRun = ReturnType<typeof useTest>;

function isOver(test: { created_at: string; items: TestLine[] }): boolean {
  return test.items.every(isFinal) || serverNow() - Date.parse(test.created_at) > WATCHED_MS;
}
