import type { Handoff, Step } from "@/api/types";
import { type Catalogue, useText } from "@/text";
import { formatExactSpan, type TimeFormats } from "@/ui/formatTime";
import { useMe } from "@/ui/me";
import { useTimes } from "@/ui/times";
import { firstActionOf } from "../steps";
import { ClaimNotes } from "./ClaimNotes";

interface HandoffLineProps {
  handoff: Handoff;
  steps: readonly Step[];
}

/** The hand-over as a line in the story. */
export function HandoffLine({ handoff, steps }: HandoffLineProps) {
  const text = useText();
  const times = useTimes();
  const me = useMe();
  return (
    <>
      <div data-handoff-line className="flex items-center gap-3 py-4 text-meta text-ink-3">
        <span aria-hidden="true" className="h-px min-w-4 flex-1 bg-line-2" />
        <p className="text-center">{handoffSentence(handoff, steps, me.id, times, text)}</p>
        <span aria-hidden="true" className="h-px min-w-4 flex-1 bg-line-2" />
      </div>
      <ClaimNotes handoff={handoff} />
    </>
  );
}

/** "Lena escalated at 09:29, you picked up at 09:31, first action after 42 s" */
export function handoffSentence(
  handoff: Handoff,
  steps: readonly Step[],
  reader: string,
  times: Pick<TimeFormats, "clock">,
  text: Catalogue,
): string {
  const { story } = text.session;
  const clock = (at: string) => times.clock(new Date(at));
  const { escalated_by: asker, claimed_by: claimer, claimed_at: claimedAt } = handoff;
  const escalated = clock(handoff.created_at);
  const parts = [
    asker.id === reader ? story.youEscalated(escalated) : story.escalated(asker.name, escalated),
  ];
  if (claimer !== null && claimedAt !== null) {
    const at = clock(claimedAt);
    parts.push(claimer.id === reader ? story.youPickedUp(at) : story.pickedUp(claimer.name, at));
  }
  const first = firstActionOf(handoff, steps);
  if (first !== null && claimedAt !== null) {
    const seconds = (Date.parse(first.created_at) - Date.parse(claimedAt)) / 1000;
    parts.push(story.firstAction(formatExactSpan(seconds, text)));
  }
  const ended = story.ended[handoff.state];
  if (ended !== undefined) parts.push(ended);
  return parts.join(", ");
}
