import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { LiveEvent } from "./events";
import { type LiveSnapshot, LiveStore, type LiveStoreOptions } from "./liveStore";

const LiveContext = createContext<LiveStore | null>(null);

interface Props {
  options: LiveStoreOptions;
  children: ReactNode;
}

/** Runs one live store for as long as it is mounted; give it a `key` per reader. */
export function LiveProvider({ options, children }: Props) {
  const [store] = useState(() => new LiveStore(options));
  useEffect(() => {
    store.start();
    window.addEventListener("online", store.retryNow);
    return () => {
      window.removeEventListener("online", store.retryNow);
      store.stop();
    };
  }, [store]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

/** The live store; null for who may not see the stream (viewers). */
export function useLiveStore(): LiveStore | null {
  return useContext(LiveContext);
}

const NOTHING = () => () => undefined;

/** A part of the live snapshot; the selector must return the same object while nothing changed. */
export function useLive<Part>(select: (snapshot: LiveSnapshot) => Part): Part | null {
  const store = useLiveStore();
  return useSyncExternalStore(store?.subscribe ?? NOTHING, () =>
    store === null ? null : select(store.getSnapshot()),
  );
}

/** Calls back for each new event while the component is mounted. */
export function useLiveEvents(listener: (event: LiveEvent) => void): void {
  const store = useLiveStore();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => store?.onEvent((event) => latest.current(event)), [store]);
}
