import { isProblem } from "@/api/problem";
import type { TestLine } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Failed, ProblemNote } from "@/ui/states";
import { KindIcon } from "./kinds";
import { lineName, lineReason, testSummary } from "./testWords";
import type { TestRun } from "./useTest";

/** How a test goes, live: one line for each channel with the server's own words. */
export function TestLines({ run, single }: { run: TestRun; single?: boolean }) {
  const text = useText();
  const words = text.channels.testing;
  const { lines } = run;
  if (isProblem(run.startError, "rate_limited"))
    return (
      <p role="alert" className="text-amber">
        {words.tooMany}
      </p>
    );
  if (run.startError !== null) return <ProblemNote error={run.startError} />;
  if (run.followError !== null && lines === null)
    return <Failed title={words.followFailed} error={run.followError} onRetry={run.retry} />;
  if (lines === null) return null;
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className={single ? "sr-only" : "font-medium"}>
        {testSummary(lines, run.running, text)}
      </p>
      <ul className="m-0 list-none p-0">
        {lines.map((line) => (
          <Line key={line.channel_id ?? line.channel} line={line} single={single} />
        ))}
      </ul>
      {run.tooSlow && <p className="text-amber">{words.summary.slow}</p>}
    </div>
  );
}

function Line({ line, single }: { line: TestLine; single?: boolean }) {
  const text = useText();
  const reason = lineReason(line, text);
  if (single) {
    return (
      <li className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
        <TestState state={line.state} />
        {reason !== "" && <span className="text-ink-2">{reason}</span>}
      </li>
    );
  }
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 border-t border-line py-2 lg:grid-cols-[160px_188px_minmax(0,1fr)]">
      <span className="flex min-w-0 items-start gap-2.5">
        <span className="pt-0.5">
          <KindIcon kind={line.channel} />
        </span>
        <span className="min-w-0">{lineName(line, text)}</span>
      </span>
      <TestState state={line.state} />
      <span className="col-span-2 text-ink-2 empty:hidden lg:col-span-1">{reason}</span>
    </li>
  );
}

const LOOKS: Record<TestLine["state"], string> = {
  queued: "text-ink-3",
  sending: "text-ink-3",
  sent: "text-green",
  failed: "text-amber",
  dead: "text-red",
  suppressed: "text-amber",
  cancelled: "text-ink-3",
};

/** The state as a mark of its own shape and a word. */
function TestState({ state }: { state: TestLine["state"] }) {
  const text = useText();
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${LOOKS[state]}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className="shrink-0">
        {MARKS[state]}
      </svg>
      {text.channels.testing[state]}
    </span>
  );
}

const STROKE = { fill: "none", stroke: "currentColor", strokeWidth: 1.5, strokeLinecap: "round" } as const;
const WAITS = <circle cx="7" cy="7" r="5.5" {...STROKE} strokeDasharray="2.2 2.4" className="breathing" />;

const MARKS: Record<TestLine["state"], React.ReactNode> = {
  queued: WAITS,
  sending: WAITS,
  sent: <path d="m2 7.5 3.2 3.2L12 3.5" {...STROKE} strokeWidth={1.8} />,
  failed: <path d="M7 2v5.5M7 11v.1" {...STROKE} strokeWidth={1.8} />,
  dead: <path d="m3 3 8 8M11 3l-8 8" {...STROKE} strokeWidth={1.8} />,
  suppressed: <path d="M2.5 7h9" {...STROKE} strokeWidth={1.8} />,
  cancelled: <path d="M2.5 7h9" {...STROKE} strokeWidth={1.8} />,
};
