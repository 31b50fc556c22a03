import type { Handoff, Session } from "@/api/types";
import { ClaimActs } from "@/features/handoffs/claim/ClaimActs";
import { isAsked } from "@/features/handoffs/claim/rights";
import { ToldButton } from "@/features/handoffs/told/ToldButton";
import { useLive } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { CopyIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { actsFor } from "../acts";
import { PauseButton } from "./PauseButton";
import { PracticeStrip } from "./PracticeStrip";
import { SentNote } from "./SentNote";
import { STRIP } from "./strip";

interface TransitStripProps {
  session: Session;
  handoff: Handoff | null;
  onNotes: () => void;
}

/** Below the header while the session is with somebody else, waits for somebody, or is over. */
export function TransitStrip({ session, handoff, onNotes }: TransitStripProps) {
  const me = useMe();
  if (session.practice) return <PracticeStrip session={session} handoff={handoff} />;
  const waits = session.status === "requesting_escalation" && handoff !== null;
  if (waits && handoff.escalated_by.id === me.id) return <SentNote handoff={handoff} />;
  if (waits || (session.status === "escalated" && handoff?.claimed_by)) return <Out handoff={handoff} />;
  return <Quiet session={session} onNotes={onNotes} />;
}

/** One strip from the escalation to its end: what an admin began in it stays open when somebody picks up or gives back. */
function Out({ handoff }: { handoff: Handoff }) {
  const text = useText();
  const me = useMe();
  const card = useLive(({ live }) => live.cards[handoff.id]);
  const words = text.session.transit;
  const { escalated_by: asker } = handoff;
  const claimer = handoff.state === "claimed" ? handoff.claimed_by : null;
  const mine = claimer?.id === me.id;
  const other = claimer === null || mine ? asker : claimer;
  const explain = asker.id === me.id ? words.youFollow : words.readAlong;
  return (
    <div className={STRIP}>
      <Avatar name={other.name} />
      <p className="min-w-0 flex-1 basis-[220px]">
        {claimer === null ? (
          words.waitsForSomebody(asker.name)
        ) : (
          <>
            <span className="font-semibold">
              {mine ? words.follows(other.name) : words.works(other.name)}
            </span>{" "}
            <span className="text-ink-2">{mine ? words.followsExplain : explain}</span>
            {!mine && isAsked(handoff) && (
              <span className="block font-medium text-amber">{text.lease.asked(claimer.name)}</span>
            )}
          </>
        )}
      </p>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:ms-auto">
        {card && <ToldButton card={card} />}
        <ClaimActs handoff={handoff} />
      </span>
    </div>
  );
}

function Quiet({ session, onNotes }: Pick<TransitStripProps, "session" | "onNotes">) {
  const text = useText();
  const me = useMe();
  const words = text.session.transit;
  const sentence =
    session.status === "paused" || session.status === "resolved" || session.status === "abandoned"
      ? words[session.status]
      : me.role === "viewer"
        ? words.viewer
        : null;
  if (sentence === null) return null;
  return (
    <div className={STRIP}>
      <p className="min-w-0 flex-1 text-ink-2">{sentence}</p>
      {actsFor(me, session).has("resume") && <PauseButton session={session} act="resume" />}
      {me.role !== "viewer" && (session.status === "resolved" || session.status === "abandoned") && (
        <Button icon={<CopyIcon />} onClick={onNotes}>
          {text.notes.button}
        </Button>
      )}
    </div>
  );
}
