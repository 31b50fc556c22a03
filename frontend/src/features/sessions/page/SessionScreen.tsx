import { useMemo, useState } from "react";
import type { Session, Step } from "@/api/types";
import { isAsked } from "@/features/handoffs/claim/rights";
import { ContextAside } from "@/features/handoffs/context/ContextAside";
import { useMe } from "@/ui/me";
import { useLaneRoom, useNarrowScreen, useWideScreen } from "@/ui/useScreenWidth";
import { kindsFor } from "../acts";
import { ClaimerStrip, hasToSay } from "../claimer/ClaimerStrip";
import type { Begun } from "../composer/stepFrom";
import { useGuide } from "../guide/useGuide";
import { LeaseStrip } from "../lease/LeaseStrip";
import { PartingNote } from "../lease/PartingNote";
import { isUnacted, laneOf, nextAct } from "../steps";
import { Ending } from "../timeline/Ending";
import { Timeline } from "../timeline/Timeline";
import { Desk } from "./Desk";
import { FoldedLane, Lane } from "./Lane";
import type { Asked } from "./SessionActs";
import { SessionDialogs } from "./SessionDialogs";
import { SessionHeader } from "./SessionHeader";
import { TransitStrip } from "./TransitStrip";
import { useActKeys } from "./useActKeys";
import { useDissolving } from "./useDissolving";
import { useFollowBottom } from "./useFollowBottom";

interface SessionScreenProps {
  session: Session;
  steps: readonly Step[];
  justClaimed: boolean;
  onRecorded: (step: Step) => void;
}

/** A session as one works in it: the story, where one writes, and what must not be lost from sight. */
export function SessionScreen({ session, steps, justClaimed, onRecorded }: SessionScreenProps) {
  const me = useMe();
  const laneRoom = useLaneRoom();
  const wide = useWideScreen();
  const narrow = useNarrowScreen();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const lane = laneOf(steps);
  const kinds = kindsFor(session);
  const handoff = session.handoff?.intent === "escalate" ? session.handoff : null;
  const handoffs = useMemo(() => (handoff === null ? [] : [handoff]), [handoff]);
  const unacted = handoff !== null && isUnacted(handoff, steps, me.id);
  const beside = wide && unacted ? handoff.id : null;
  // Into the Context button, as long as the case is one's own; nobody goes on from a release.
  const isHeld = handoff?.state === "claimed" && handoff.claimed_by?.id === me.id;
  const { shown: aside, leaving } = useDissolving(beside, isHeld);
  const guide = useGuide(session.id, onRecorded);
  const next = guide.isPending ? null : nextAct(steps);
  useFollowBottom(steps.length + (guide.words?.length ?? 0));
  const glance = {
    sessionId: session.id,
    lane,
    onAnswer: kinds.includes("answer")
      ? (question: Step) => setBegun({ kind: "answer", answers: question.id })
      : null,
  };
  // Nobody reads what is said to FlowPilot, who only practises.
  const saysToAsker = handoff !== null && !session.practice && hasToSay(handoff, unacted, me.id);
  useActKeys(session, handoff, setAsked);
  return (
    <div data-full-screen className="flex flex-1 flex-col bg-surface">
      <SessionHeader session={session} handoff={handoff} next={next} onAsk={setAsked}>
        {unacted && isAsked(handoff) && (
          <LeaseStrip handoff={handoff} onGiveBack={() => setAsked("release")} />
        )}
        {handoff !== null && <PartingNote handoff={handoff} />}
        {!(narrow && saysToAsker) && (
          <TransitStrip session={session} handoff={handoff} onNotes={() => setAsked("notes")} />
        )}
      </SessionHeader>
      {saysToAsker && <ClaimerStrip handoff={handoff} unacted={unacted} folded={narrow} />}
      {!laneRoom && <FoldedLane {...glance} />}
      <div className="flex flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="flex-1">
            <Timeline sessionId={session.id} steps={steps} handoffs={handoffs} words={guide.words} />
            {!(session.practice && session.status === "abandoned") && (
              <Ending session={session} handoff={handoff} />
            )}
          </div>
          {kinds.length > 0 && (
            <Desk
              session={session}
              steps={steps}
              lane={lane}
              kinds={kinds}
              works={kinds.length > 2}
              focus={justClaimed && !narrow}
              narrow={narrow}
              nextIsElsewhere={next !== null}
              guide={guide}
              begun={begun}
              onBegin={setBegun}
              onRecorded={onRecorded}
            />
          )}
        </div>
        {aside !== null && <ContextAside handoffId={aside} leaving={leaving} />}
        {aside === null && laneRoom && <Lane {...glance} />}
      </div>
      <SessionDialogs
        asked={asked}
        session={session}
        steps={steps}
        handoff={handoff}
        onClose={() => setAsked(null)}
      />
    </div>
  );
}
