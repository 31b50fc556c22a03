import { useText } from "@/text";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button } from "@/ui/Button";
import { CheckIcon, WarningIcon } from "@/ui/icons";
import type { Check } from "./useCheck";

interface FlawListProps {
  check: Check;
  /** What does not fit beyond the text itself. */
  also: string | null;
  onGoTo: (line: number) => void;
}

/** Everything that is wrong, by line; each leads to its line. */
export function FlawList({ check, also, onGoTo }: FlawListProps) {
  const text = useText();
  const words = usePlaybooksText().edit;
  const { flaws, settled, failed, again } = check;
  if (failed) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1">{words.checkFailed}</p>
        <Button onClick={again}>{text.common.tryAgain}</Button>
      </div>
    );
  }
  if (flaws.length === 0 && also === null) {
    return settled ? (
      <p className="flex items-center gap-2 text-green">
        <CheckIcon />
        {words.right}
      </p>
    ) : (
      <p className="text-ink-3">{words.checking}</p>
    );
  }
  return (
    <ul className="m-0 flex list-none flex-col gap-1 p-0">
      {also !== null && (
        <li className="flex gap-2 rounded-button bg-red-soft px-2 py-1.5 text-red">
          <WarningIcon className="mt-0.5" />
          {also}
        </li>
      )}
      {flaws.map((flaw) => (
        <li key={`${flaw.line}${flaw.pointer}${flaw.reason}`}>
          <button
            type="button"
            onClick={() => onGoTo(flaw.line)}
            className="flex w-full flex-wrap items-baseline gap-x-2 rounded-button px-2 py-1.5 text-start hover:bg-chosen touch:min-h-11"
          >
            <span className="font-medium text-red">{words.line(flaw.line)}</span>
            {flaw.pointer !== "" && <span className="font-mono text-meta text-ink-3">{flaw.pointer}</span>}
            <span className="basis-full">{flaw.reason}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
