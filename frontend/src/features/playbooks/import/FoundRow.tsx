import { Link } from "@tanstack/react-router";
import { useText } from "@/text";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { className } from "@/ui/className";
import { problemText } from "@/ui/states";
import type { Found } from "./readFiles";

const MOST_FLAWS = 5;

/** What became of one playbook when it was imported: nothing yet, done, or why not. */
export type Result = { done: true } | { done: false; error: unknown } | undefined;

const LOOKS: Record<Found["state"] | "done" | "refused", string> = {
  new: "text-accent-text",
  changed: "text-accent-text",
  same: "text-ink-3",
  twice: "text-ink-3",
  wrong: "text-red",
  large: "text-red",
  done: "text-green",
  refused: "text-red",
};

/** One playbook of a file: what it is, how it relates to the one in use, and what is wrong with it. */
export function FoundRow({ found, result }: { found: Found; result: Result }) {
  const text = useText();
  const words = usePlaybooksText();
  const { importing } = words;
  const state = result === undefined ? found.state : result.done ? "done" : "refused";
  return (
    <li className="border-b border-line px-4 py-2.5 last:border-b-0 sm:px-5">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className="min-w-0 flex-1 basis-[240px]">
          {result?.done && found.key !== null ? (
            <Link
              to="/playbooks/read/$key"
              params={{ key: found.key }}
              className="font-medium text-accent-text hover:underline"
            >
              {found.title}
            </Link>
          ) : (
            <span className="font-medium">{found.title ?? importing.unnamed}</span>
          )}
          {found.key !== null && <span className="ms-2 font-mono text-meta text-ink-3">{found.key}</span>}
        </span>
        <span className="text-meta text-ink-3">{importing.from(found.file, found.part)}</span>
        <span className={className("text-meta font-medium sm:w-[168px] sm:text-end", LOOKS[state])}>
          {importing.state[state]}
        </span>
      </p>
      {result !== undefined && !result.done && <p className="text-red">{problemText(result.error, text)}</p>}
      {found.flaws.length > 0 && (
        <ul className="m-0 mt-1 list-none p-0">
          {found.flaws.slice(0, MOST_FLAWS).map((flaw) => (
            <li key={`${flaw.line}${flaw.pointer}${flaw.reason}`}>
              <span className="font-medium text-red">{words.edit.line(flaw.line)}</span> {flaw.reason}{" "}
              <span className="font-mono text-meta text-ink-3">{flaw.pointer}</span>
            </li>
          ))}
          {found.flaws.length > MOST_FLAWS && (
            <li className="text-ink-3">{words.edit.flaws(found.flaws.length)}</li>
          )}
        </ul>
      )}
    </li>
  );
}
