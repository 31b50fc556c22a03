import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { isProblem } from "@/api/problem";
import type { HandoffContext, Step, Way } from "@/api/types";
import { useText } from "@/text";
import { BackIcon } from "@/ui/icons";
import { Key } from "@/ui/Key";
import { useKeys } from "@/ui/keys";
import { useHasModel, useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { ClaimActs } from "../claim/ClaimActs";
import { ToldButton } from "../told/ToldButton";
import { Waiting } from "../Waiting";
import { LadderLine } from "../waiting/LadderLine";
import { AssessmentSection } from "./AssessmentSection";
import { SummarySection } from "./SummarySection";
import { stepNumbers } from "./stepNumbers";
import { TakenNote } from "./TakenNote";
import { TriedSection } from "./TriedSection";
import { useClaim } from "./useClaim";
import { WaysSection } from "./WaysSection";

interface ContextScreenProps {
  context: HandoffContext;
  steps: readonly Step[];
}

/** The four-section view that a senior reads first; works from the keyboard and claims nothing by being read. */
export function ContextScreen({ context, steps }: ContextScreenProps) {
  const text = useText();
  const me = useMe();
  const hasModel = useHasModel();
  const dialog = useRef<HTMLDivElement>(null);
  const claim = useClaim(context);
  const numbers = stepNumbers(context, steps);
  const choosable = context.state === "open" && context.escalated_by.id !== me.id && me.role !== "viewer";
  const reassignable = choosable ? { ...context, first_action_at: null } : null;
  const busy = claim.isPending || claim.isSuccess ? (claim.variables ?? null) : null;
  useEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  useContextKeys(context.id, choosable && busy === null ? { hasModel, choose: claim.mutate } : null);
  const shownError = isProblem(claim.error, "handoff_already_claimed") ? null : claim.error;
  return (
    <div
      ref={dialog}
      role="dialog"
      aria-label={text.context.title}
      tabIndex={-1}
      data-full-screen
      className="flex min-h-dvh flex-1 flex-col bg-surface outline-none md:min-h-0"
    >
      <div className="flex h-[52px] items-center gap-3 border-b border-line ps-2 pe-[100px] sm:ps-6 md:h-12 md:pe-8">
        <Link
          to="/escalations"
          state={{ returnedFrom: context.id }}
          className="flex h-8 items-center gap-2 rounded-button px-2 text-ink-2 hover:bg-chosen hover:text-ink touch:h-11"
        >
          <BackIcon />
          {text.context.queue}
          <Key name="Esc" />
        </Link>
        <span className="ms-auto flex items-center gap-3">
          <ToldButton card={context} />
          {reassignable !== null && (
            <span className="hidden sm:block">
              <ClaimActs handoff={reassignable} />
            </span>
          )}
        </span>
      </div>
      {context.state === "open" && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-line px-4 py-2 sm:hidden">
          <span className="flex flex-wrap items-center gap-x-2">
            <Waiting since={context.created_at} priority={context.priority} />
            <LadderLine card={context} />
          </span>
          {reassignable !== null && <ClaimActs handoff={reassignable} />}
        </div>
      )}
      <div className="border-b border-line">
        <SummarySection context={context} />
      </div>
      <div className="grid flex-1 lg:grid-cols-[minmax(0,1fr)_minmax(340px,30%)]">
        <TriedSection context={context} numbers={numbers} />
        <div className="border-t border-line bg-sunken lg:border-s lg:border-t-0">
          <AssessmentSection context={context} numbers={numbers} />
        </div>
      </div>
      <div className="sticky bottom-0 z-10 border-t border-line-2 bg-surface pb-[env(safe-area-inset-bottom)]">
        {shownError !== null && (
          <div className="px-4 pt-3 sm:px-8">
            <ProblemNote error={shownError} />
          </div>
        )}
        {choosable ? (
          <WaysSection context={context} busy={busy} onChoose={claim.mutate} />
        ) : (
          <TakenNote context={context} />
        )}
      </div>
    </div>
  );
}

/** 1, 2 and 3 choose a way, Esc leads back to the queue. */
function useContextKeys(
  handoffId: string,
  choice: { hasModel: boolean; choose: (way: Way) => void } | null,
): void {
  const navigate = useNavigate();
  useKeys({
    ...(choice !== null && {
      continueTogether: () => choice.choose("continue"),
      ...(choice.hasModel && { analyze: () => choice.choose("analyze") }),
      ownWay: () => choice.choose("own"),
    }),
    backToQueue: () => void navigate({ to: "/escalations", state: { returnedFrom: handoffId } }),
  });
}
