import { ROOT } from "@/api/root";
import { formatPosition } from "./events";
import { FrameParser } from "./frameParser";
import type { Ending, Wire, WireListener } from "./source";

/** The stream read with fetch: unlike EventSource it sees 401 and 503, and resumes from an id that it is given. */
export const fetchWire: Wire = {
  connect(after, listener) {
    const abort = new AbortController();
    const headers = { Accept: "text/event-stream", "Last-Event-ID": formatPosition(after) };
    read(headers, abort.signal, listener).catch(() => {
      if (!abort.signal.aborted) listener.onEnd({ kind: "cut" });
    });
    return { close: () => abort.abort() };
  },
};

async function read(
  headers: Record<string, string>,
  signal: AbortSignal,
  listener: WireListener,
): Promise<void> {
  const response = await fetch(`${ROOT}/escalations/stream`, { headers, signal, cache: "no-store" });
  if (!response.ok || response.body === null) {
    listener.onEnd(refusal(response));
    return;
  }
  const parser = new FrameParser((event) => {
    if (!signal.aborted) listener.onEvent(event);
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parser.push(value);
  }
  if (!signal.aborted) listener.onEnd({ kind: "cut" });
}

const AT_MOST_SECONDS = 60;

function refusal({ status, headers }: Response): Ending {
  const seconds = Number(headers.get("Retry-After") ?? Number.NaN);
  if (!(seconds > 0)) return { kind: "refused", status };
  return { kind: "refused", status, retryAfterMs: Math.min(seconds, AT_MOST_SECONDS) * 1000 };
}
