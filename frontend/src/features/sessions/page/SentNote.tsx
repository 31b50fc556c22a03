import { useQuery, useQueryClient } from "@tanstack/react-query";
import { readAgain } from "@/api/fresh";
import { deliveriesQuery } from "@/api/handoffs";
import type { Handoff } from "@/api/types";
import { ClaimActs } from "@/features/handoffs/claim/ClaimActs";
import { ReadersNote } from "@/features/handoffs/context/ReadersNote";
import { useReaders } from "@/features/handoffs/context/useReaders";
import { recipientsOf } from "@/features/handoffs/told/ledgerWords";
import { ToldButton } from "@/features/handoffs/told/ToldButton";
import { LadderLine } from "@/features/handoffs/waiting/LadderLine";
import { useLive, useLiveEvents } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { firstName } from "@/ui/formatText";
import { formatSpan } from "@/ui/formatTime";
import { CheckIcon } from "@/ui/icons";
import { useNow } from "@/ui/times";

const NAMED = 3;

/** For the asker: it is out, who was told by name, who reads it just now, how long it waits, and what comes next. */
export function SentNote({ handoff }: { handoff: Handoff }) {
  const text = useText();
  const card = useLive(({ live }) => live.cards[handoff.id]);
  const readers = useReaders(handoff.id, true, false);
  const told = useToldNames(handoff.id);
  const waited = (useNow() - Date.parse(handoff.created_at)) / 1000;
  const words = text.session.transit;
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-2 border-b border-line bg-green-soft px-4 py-3 sm:px-8">
      <div className="flex min-w-0 flex-1 basis-[280px] gap-3">
        <span
          aria-hidden="true"
          className="appear mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full bg-green text-green-soft"
        >
          <CheckIcon width="14" height="14" />
        </span>
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span role="status" aria-label={words.escalated} className="text-title font-semibold text-green">
              {words.escalated}
            </span>
            <span className="font-medium">{words.waiting(formatSpan(waited, text))}</span>
          </p>
          <p className="text-ink-2">
            {told.length > 0 && `${words.told(namesOf(told, words.more, text.counting.listed))} `}
            {words.canGoOn}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 max-sm:ps-9">
        <ReadersNote readers={readers} spelled />
        {card?.ladder && card.state === "open" && <LadderLine card={card} />}
        {card && <ToldButton card={card} />}
        <ClaimActs handoff={handoff} />
      </div>
    </div>
  );
}

/** Whom a message reached, by their first names, as it goes out. */
function useToldNames(handoffId: string): string[] {
  const client = useQueryClient();
  const text = useText();
  const items = useQuery(deliveriesQuery(handoffId)).data?.items ?? [];
  useLiveEvents((event) => {
    if (event.name === "delivery_changed" && event.members.handoff_id === handoffId)
      void readAgain(client, deliveriesQuery(handoffId));
  });
  return recipientsOf(items, 0, text.counting)
    .filter(({ isRoom, deliveries }) => !isRoom && deliveries.some(({ state }) => state === "sent"))
    .map(({ name }) => firstName(name));
}

function namesOf(
  names: readonly string[],
  more: (count: number) => string,
  listed: (parts: readonly string[]) => string,
): string {
  const left = names.length - NAMED;
  return listed(left > 1 ? [...names.slice(0, NAMED), more(left)] : names);
}
