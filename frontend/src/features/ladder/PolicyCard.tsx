import { type ReactNode, useContext, useId, useState } from "react";
import type { Ladder } from "@/api/types";
import { useText } from "@/text/later/settings";
import { DownIcon, WarningIcon } from "@/ui/icons";
import { PriorityLabel } from "@/ui/marks";
import { FaultsContext } from "./FaultsContext";
import type { PolicyDraft } from "./ladderDraft";
import { faultsBelow } from "./ladderFaults";
import { leaseSummary, policySummary } from "./ladderWords";

interface PolicyCardProps {
  policy: PolicyDraft;
  pointer: string;
  warnings: Ladder["warnings"];
  countsDuty: boolean;
  startsOpen: boolean;
  /** What is shown when it is open. */
  children: ReactNode;
}

/** One priority: its ladder in words, and the whole of it when opened. What does not fit opens it by itself. */
export function PolicyCard(props: PolicyCardProps) {
  const { policy, pointer, warnings, countsDuty, startsOpen, children } = props;
  const text = useText();
  const id = useId();
  const [chosen, setChosen] = useState(startsOpen);
  const { own, refused, showAll } = useContext(FaultsContext);
  const faulty =
    faultsBelow(refused, pointer).length > 0 || (showAll && faultsBelow(own, pointer).length > 0);
  const open = chosen || faulty;
  return (
    <section aria-label={text.common.priority[policy.priority]} className="card">
      <h3 className="m-0">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setChosen(!open)}
          className="flex w-full items-start gap-x-4 gap-y-1 rounded-card px-4 py-3 text-start hover:bg-sunken sm:px-5"
        >
          <span className="grid min-w-0 flex-1 gap-x-4 gap-y-1 sm:grid-cols-[76px_1fr]">
            <span className="font-medium">
              <PriorityLabel priority={policy.priority} />
            </span>
            <span className="min-w-0 font-normal">
              <span className="block">{policySummary(policy, countsDuty, text)}</span>
              <span className="block text-meta text-ink-3">{leaseSummary(policy, text)}</span>
              {warnings.length > 0 && (
                <span className="mt-1 flex items-start gap-1.5 text-meta text-amber">
                  <WarningIcon width="14" height="14" className="mt-px shrink-0" />
                  {warnings.map(({ reason }) => text.ladder.warning(reason)).join(" ")}
                </span>
              )}
            </span>
          </span>
          <DownIcon className={`mt-0.5 shrink-0 text-ink-3 ${open ? "rotate-180" : ""}`} />
        </button>
      </h3>
      {open && (
        <div id={id} className="border-t border-line">
          {children}
        </div>
      )}
    </section>
  );
}
