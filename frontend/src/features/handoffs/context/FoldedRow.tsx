import type { Attempt } from "@/api/types";
import { useText } from "@/text";
import { DownIcon } from "@/ui/icons";
import { OutcomeMark } from "@/ui/marks";
import { countOutcomes } from "./foldAttempts";

interface FoldedRowProps {
  attempts: readonly Attempt[];
  onOpen: () => void;
}

/** The older attempts in one line: how many, and what came of them. */
export function FoldedRow({ attempts, onOpen }: FoldedRowProps) {
  const text = useText();
  return (
    <tr className="border-b border-line">
      <td colSpan={4} className="p-0">
        <button
          type="button"
          aria-expanded={false}
          onClick={onOpen}
          className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 py-[6px] text-start text-ink-2 hover:text-ink touch:min-h-11"
        >
          <span className="flex w-[18px] shrink-0 justify-center">
            <DownIcon width="14" height="14" />
          </span>
          <span className="font-medium">{text.context.earlier(attempts.length)}</span>
          {countOutcomes(attempts).map(([outcome, count]) => (
            <span key={outcome} className="inline-flex items-center gap-1.5">
              <OutcomeMark outcome={outcome} hidden />
              {`${count} ${text.context.outcomes[outcome ?? "none"]}`}
            </span>
          ))}
        </button>
      </td>
    </tr>
  );
}
