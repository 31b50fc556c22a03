import { type ConnectionState, type Liveness, livenessAt } from "@/stream/connectionState";
import { useLive, useLiveStore } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";
import { type Catalogue, useText } from "@/text";
import { Button } from "@/ui/Button";
import { formatSpan, type TimeFormats } from "@/ui/formatTime";
import { WarningIcon } from "@/ui/icons";
import { useTicks, useTimes } from "@/ui/times";

type Look = Liveness | "degraded";

const LOOKS: Record<Look, string> = {
  live: "bg-green",
  degraded: "bg-amber-solid",
  connecting: "bg-control",
  reconnecting: "bg-amber-solid",
  not_live: "bg-amber-solid",
};

const connectionOf = ({ connection }: LiveSnapshot) => connection;

/** Whether the page is live, in a word that is announced when it changes. */
export function LiveStatus() {
  const text = useText();
  const times = useTimes();
  const connection = useLive(connectionOf);
  const now = useTicks();
  if (connection === null) return null;
  const liveness = livenessAt(connection, now);
  const look = liveness === "live" && connection.missing.length > 0 ? "degraded" : liveness;
  const words = wordsFor(look, connection, text, times);
  return (
    <div role="status" aria-label={words} className="flex items-center gap-2 text-ink-2">
      <span aria-hidden="true" className={`size-2 rounded-full ${LOOKS[look]}`} />
      {words}
    </div>
  );
}

function wordsFor(look: Look, connection: ConnectionState, text: Catalogue, times: TimeFormats): string {
  const { live } = text.queue;
  if (look === "degraded") return degradedWords(connection.missing, text);
  if (look === "not_live") return live.notLiveSince(times.clock(new Date(connection.heardAt)));
  return live[look];
}

/** The gravest first: what is not saved reaches nobody, and what comes late comes at all. */
function degradedWords(missing: readonly string[], text: Catalogue): string {
  const { degraded } = text.queue.live;
  if (missing.includes("database")) return degraded.database;
  if (missing.includes("worker")) return degraded.worker;
  return missing.includes("listener") ? degraded.listener : degraded.other;
}

type NotePlace = "queue" | "top" | "side";

const NOTE_LOOKS: Record<NotePlace, string> = {
  /* Over what is only read, so that no card moves: beside the title where there is room, else over the figures. */
  queue:
    "absolute inset-x-0 top-[54px] z-20 items-center rounded-way px-4 shadow-float xl:start-[340px] xl:top-0 xl:py-1.5 xl:shadow-none",
  top: "items-center pe-[104px] ps-4 sm:ps-8 md:pe-4",
  side: "mb-1 rounded-way px-3",
};

/** While the page is not live: what that means, and a way to try at once; beside the word of the queue, or for itself. */
export function NotLiveNote({ place = "queue" }: { place?: NotePlace }) {
  const text = useText();
  const times = useTimes();
  const store = useLiveStore();
  const connection = useLive(connectionOf);
  const now = useTicks();
  if (store === null || connection === null || livenessAt(connection, now) !== "not_live") return null;
  return (
    <div className={`fade flex flex-wrap gap-x-3 gap-y-2 bg-amber-soft py-2 text-amber ${NOTE_LOOKS[place]}`}>
      <WarningIcon className="shrink-0" />
      <p className="min-w-0 flex-1">
        {place !== "queue" && `${text.queue.live.notLiveSince(times.clock(new Date(connection.heardAt)))}. `}
        <span className="font-semibold">{text.queue.live.missing}</span> {nextAttempt(connection, now, text)}
      </p>
      <Button onClick={store.retryNow}>{text.queue.live.tryNow}</Button>
    </div>
  );
}

function nextAttempt(connection: ConnectionState, now: number, text: Catalogue): string {
  const { live } = text.queue;
  if (connection.stoppedBy === null && !navigator.onLine) return live.offline;
  if (connection.stoppedBy === "revoked") return live.revoked;
  if (connection.stoppedBy === "forbidden") return live.forbidden;
  if (connection.stoppedBy === "too_many_streams") return live.tooMany;
  if (connection.stoppedBy === "another_account") return live.anotherAccount;
  const seconds = Math.ceil(((connection.retryAt ?? now) - now) / 1000);
  return seconds <= 0 ? live.trying : live.tryingIn(formatSpan(seconds, text));
}
