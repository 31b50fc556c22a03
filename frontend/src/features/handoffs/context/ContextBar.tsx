import { Link } from "@tanstack/react-router";
import type { Card, Person } from "@/api/types";
import { useText } from "@/text";
import { BackIcon } from "@/ui/icons";
import { Key } from "@/ui/Key";
import { ClaimActs } from "../claim/ClaimActs";
import { ToldButton } from "../told/ToldButton";
import { lastQueueSearch } from "../useQueueSearch";
import { Waiting } from "../Waiting";
import { LadderLine } from "../waiting/LadderLine";
import { ReadersNote } from "./ReadersNote";

interface ContextBarProps {
  handoffId: string;
  card: Card | null;
  readers: readonly Person[];
  /** Whether one may ask about it here; below, where it is somebody's already, one may too. */
  acts: boolean;
  isPractice: boolean;
}

/** The way back; who else reads it, who was told, and what one may do without claiming it. */
export function ContextBar({ handoffId, card, readers, acts, isPractice }: ContextBarProps) {
  const text = useText();
  const claimable = card !== null && acts ? { ...card, first_action_at: null, asked_at: null } : null;
  return (
    <>
      <div className="flex h-[52px] items-center gap-3 border-b border-line ps-2 pe-[100px] sm:ps-6 md:h-12 md:pe-8">
        <Link
          to="/escalations"
          search={lastQueueSearch()}
          state={{ returnedFrom: handoffId }}
          className="flex h-8 shrink-0 items-center gap-2 rounded-button px-2 text-ink-2 hover:bg-chosen hover:text-ink touch:h-11"
        >
          <BackIcon />
          {text.context.queue}
          <Key name="Esc" />
        </Link>
        <span className="ms-auto flex min-w-0 items-center gap-3">
          <ReadersNote readers={readers} />
          {card !== null && (
            <span className={card.state === "open" ? "max-sm:hidden" : undefined}>
              <ToldButton card={card} />
            </span>
          )}
          {claimable !== null && (
            <span className="hidden gap-2 sm:flex">
              <ClaimActs handoff={claimable} isPractice={isPractice} />
            </span>
          )}
        </span>
      </div>
      {card?.state === "open" && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2 sm:hidden">
          <span className="flex min-w-0 flex-1 basis-[150px] flex-wrap items-center gap-x-2">
            <Waiting since={card.created_at} priority={card.priority} />
            <LadderLine card={card} />
          </span>
          <span className="flex grow items-center justify-between gap-3 [&>:only-child]:ms-auto">
            <ToldButton card={card} />
            {claimable !== null && <ClaimActs handoff={claimable} only="others" />}
          </span>
        </div>
      )}
    </>
  );
}
