import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import { clockOffset, serverNow } from "@/api/serverClock";
import { english, useText } from "@/text";
import { className } from "./className";
import { useExactTimes } from "./exactTimes";
import { type TimeFormats, timeFormats } from "./formatTime";

const TimesContext = createContext<TimeFormats>(timeFormats("UTC", english.locale));
const ExactContext = createContext(false);

/** Makes all times below it read in one time zone, and as the language of the page writes them. */
export function TimesProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const { locale } = useText();
  const formats = useMemo(() => timeFormats(timeZone, locale), [timeZone, locale]);
  const { exactTimes } = useExactTimes();
  return (
    <TimesContext value={formats}>
      <ExactContext value={exactTimes}>{children}</ExactContext>
    </TimesContext>
  );
}

export function useTimes(): TimeFormats {
  return useContext(TimesContext);
}

/** Whether this person has times spelled out. */
export function useSpelled(): boolean {
  return useContext(ExactContext);
}

/** A time of the record as words for a sentence; spelled out where the person has asked for that. */
export function useMomentWords(): (at: string) => string {
  const times = useTimes();
  const spelled = useSpelled();
  return (at) => (spelled ? times.spelled(new Date(at)) : times.moment(new Date(at), new Date(serverNow())));
}

interface MomentProps {
  at: string;
  /** To the second also where it is short. */
  precise?: boolean;
  className?: string;
}

/** A time of the record: short, with the exact moment on hover; spelled out where the person has asked for that. */
export function Moment({ at, precise, className: extra }: MomentProps) {
  const times = useTimes();
  const spelled = useSpelled();
  const date = new Date(at);
  const short = precise ? times.second : times.moment;
  return (
    <time
      dateTime={at}
      title={times.exact(date)}
      className={className(extra, spelled && "whitespace-normal") || undefined}
    >
      {spelled ? times.spelled(date) : short(date, new Date(serverNow()))}
    </time>
  );
}

let timer: ReturnType<typeof setInterval> | undefined;
let current = Date.now();
const watchers = new Set<() => void>();

function watchSeconds(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    current = Date.now();
    for (const each of watchers) each();
  }, 1000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentSecond(): number {
  if (timer === undefined && Math.abs(Date.now() - current) >= 1000) current = Date.now();
  return current;
}

/** This device's time in milliseconds, renewed each second by one clock for the whole page. */
export function useTicks(): number {
  return useSyncExternalStore(watchSeconds, currentSecond);
}

/** The server's time in milliseconds, renewed each second: what times of the record are compared with. */
export function useNow(): number {
  return useTicks() + clockOffset();
}

/** What the server's time comes to, looked at each second: the component is drawn anew only when that changes. */
export function useAtNow<Value extends string | number | boolean | null>(
  select: (now: number) => Value,
): Value {
  return useSyncExternalStore(watchSeconds, () => select(currentSecond() + clockOffset()));
}
