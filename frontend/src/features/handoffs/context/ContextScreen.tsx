import { type RefObject, useEffect, useRef } from "react";
import { isProblem } from "@/api/problem";
import type { Card, HandoffContext, Person } from "@/api/types";
import { useText } from "@/text";
import { useHasModel, useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { AssessmentSection } from "./AssessmentSection";
import { CauseStrip } from "./CauseStrip";
import { ContextBar } from "./ContextBar";
import { SectionsSkeleton, SummarySkeleton, WaysSkeleton } from "./ContextSkeleton";
import { SummarySection } from "./SummarySection";
import { stepNumbers } from "./stepNumbers";
import { TakenNote } from "./TakenNote";
import { TriedSection } from "./TriedSection";
import { useClaim } from "./useClaim";
import { useContextKeys } from "./useContextKeys";
import { WaysSection } from "./WaysSection";

interface ContextScreenProps {
  handoffId: string;
  /** What the queue knows already: it stands while the whole is fetched. */
  card: Card | null;
  context: HandoffContext | null;
  readers: readonly Person[];
}

/** The four-section view that a senior reads first; works from the keyboard and claims nothing by being read. */
export function ContextScreen({ handoffId, card, context, readers }: ContextScreenProps) {
  const text = useText();
  const me = useMe();
  const dialog = useRef<HTMLDivElement>(null);
  const assessment = useRef<HTMLDivElement>(null);
  const known = context ?? card;
  const mayChoose = known?.state === "open" && known.escalated_by.id !== me.id && me.role !== "viewer";
  useEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={dialog}
      role="dialog"
      aria-label={text.context.title}
      aria-busy={context === null || undefined}
      tabIndex={-1}
      data-full-screen
      className="flex min-h-dvh flex-1 flex-col bg-surface outline-none md:min-h-0"
    >
      <ContextBar
        handoffId={handoffId}
        card={known}
        readers={readers}
        acts={mayChoose}
        isPractice={context?.is_practice === true}
      />
      <div className="border-b border-line">
        {known === null ? <SummarySkeleton /> : <SummarySection context={known} />}
      </div>
      <div
        data-case="context"
        className="grid flex-1 max-lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1fr)_minmax(340px,30%)]"
      >
        {context === null ? <SectionsSkeleton /> : <Sections context={context} assessment={assessment} />}
      </div>
      <div
        data-case="desk"
        className="sticky bottom-0 z-10 lowest:static! border-t border-line-2 bg-surface pb-[env(safe-area-inset-bottom)]"
      >
        {context !== null && <CauseStrip assessment={context.assessment} whole={assessment} />}
        <Footer handoffId={handoffId} context={context} mayChoose={mayChoose} />
      </div>
    </div>
  );
}

interface SectionsProps {
  context: HandoffContext;
  assessment: RefObject<HTMLDivElement | null>;
}

function Sections({ context, assessment }: SectionsProps) {
  const numbers = stepNumbers(context);
  return (
    <>
      <TriedSection context={context} numbers={numbers} />
      <div
        ref={assessment}
        tabIndex={-1}
        className="scroll-mt-[var(--strip)] border-t border-line bg-sunken outline-none lg:border-s lg:border-t-0"
      >
        <AssessmentSection context={context} numbers={numbers} />
      </div>
    </>
  );
}

interface FooterProps {
  handoffId: string;
  context: HandoffContext | null;
  mayChoose: boolean;
}

/** The ways, as soon as there is something to read; else whose it is. */
function Footer({ handoffId, context, mayChoose }: FooterProps) {
  const hasModel = useHasModel();
  const claim = useClaim(handoffId, context);
  const busy = claim.isPending || claim.isSuccess ? (claim.variables ?? null) : null;
  const choosable = mayChoose && context !== null;
  useContextKeys(handoffId, choosable && busy === null ? { hasModel, choose: claim.mutate } : null);
  if (context === null) return <WaysSkeleton />;
  const shownError = isProblem(claim.error, "handoff_already_claimed") ? null : claim.error;
  return (
    <>
      {shownError !== null && (
        <div className="px-4 pt-3 sm:px-8">
          <ProblemNote error={shownError} />
        </div>
      )}
      {mayChoose || busy !== null ? (
        <WaysSection context={context} busy={busy} onChoose={claim.mutate} />
      ) : (
        <TakenNote context={context} />
      )}
    </>
  );
}
