import { useSyncExternalStore } from "react";
import { serverNow } from "@/api/serverClock";
import { useMe } from "@/ui/me";
import { type CallDraft, goOn, renewKey, start, stop } from "./stopwatch";
import { StopwatchStore } from "./stopwatchStore";

const stores = new Map<string, StopwatchStore>();

/** The stopwatch of the signed-in person, and what may be done with it. */
export function useStopwatch() {
  const store = storeOf(useMe().id);
  const timed = useSyncExternalStore(store.watch, store.current);
  return {
    timed,
    isForgetful: store.isForgetful,
    start: () => store.change((now) => start(now, serverNow())),
    stop: () => store.change((now) => stop(now, serverNow())),
    goOn: () => store.change(goOn),
    describe: (draft: CallDraft) => store.change((now) => (now === null ? null : { ...now, draft })),
    renewKey: () => store.change(renewKey),
    /** Forgets the call that began then; another one that was begun since stays. */
    clear: (startedAt: string) => store.change((now) => (now?.started_at === startedAt ? null : now)),
  };
}

function storeOf(userId: string): StopwatchStore {
  const known = stores.get(userId);
  if (known !== undefined) return known;
  const made = new StopwatchStore(userId);
  stores.set(userId, made);
  return made;
}
