import type { Handoff, Session } from "@/api/types";
import { useText } from "@/text";
import { formatExactSpan } from "@/ui/formatTime";
import { useMe } from "@/ui/me";
import { STRIP } from "./strip";

/** Where FlowPilot asked, nobody follows: what to do here, and thanks when somebody took it off one's hands. */
export function PracticeStrip({ session, handoff }: { session: Session; handoff: Handoff | null }) {
  const text = useText();
  const me = useMe();
  const words = text.session.practice;
  const claimer = handoff?.claimed_by ?? null;
  const mine = claimer?.id === me.id;
  const isOut = session.status === "requesting_escalation" || session.status === "escalated";
  const sentence = () => {
    if (isOut) {
      if (claimer === null) return words.waits;
      return mine ? words.yours : text.session.transit.works(claimer.name);
    }
    if (session.status === "resolved") return mine ? words.resolved : text.session.transit.resolved;
    const by = session.practice?.ended_by ?? null;
    return by === null ? words.over : by.id === me.id ? words.endedByYou : words.endedBy(by.name);
  };
  const reached =
    mine && !isOut && handoff?.claimed_at
      ? words.thanks(
          formatExactSpan((Date.parse(handoff.claimed_at) - Date.parse(handoff.created_at)) / 1000, text),
        )
      : null;
  return (
    <div className={STRIP}>
      <p className="min-w-0 flex-1 text-ink-2">
        {sentence()} {reached}
      </p>
    </div>
  );
}
