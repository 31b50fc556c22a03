import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { readAgain } from "@/api/fresh";
import { notificationsQuery } from "@/api/notifications";
import type { Handoff } from "@/api/types";
import type { EventMembers, EventName } from "@/stream/events";
import { useLiveEvents } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { buttonClass } from "@/ui/Button";
import { ArrowIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { useTimes } from "@/ui/times";
import { isOut, partingOf } from "./parting";

/** To who had it until just now: how it left their hands, and that it stays readable. */
export function PartingNote({ handoff }: { handoff: Handoff }) {
  const text = useText();
  const times = useTimes();
  const me = useMe();
  const bell = useQuery({ ...notificationsQuery, enabled: me.role !== "viewer" });
  const reassignedAt = useReassigned(handoff, me.id);
  const parting =
    reassignedAt === null
      ? partingOf(handoff, bell.data?.items ?? [], me.id)
      : ({ kind: "reassigned", at: reassignedAt } as const);
  if (parting === null) return null;
  const words = text.lease.parted;
  const at = times.clock(new Date(parting.at));
  const taker = handoff.claimed_by?.name ?? text.common.formerUser;
  const sentence = parting.kind === "taken_over" ? words.taken_over(taker, at) : words[parting.kind](at);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-amber-soft px-4 py-2.5 sm:px-8">
      <ArrowIcon className="shrink-0 text-amber" />
      <p role="status" aria-label={sentence} className="min-w-0 flex-1 basis-[280px]">
        <span className="font-semibold text-amber">{sentence}</span>{" "}
        <span className="text-ink-2">{words.readable}</span>
      </p>
      {handoff.state === "open" && (
        <Link
          to="/escalations/$handoffId"
          params={{ handoffId: handoff.id }}
          className={buttonClass("plain")}
        >
          {words.again}
        </Link>
      )}
    </div>
  );
}

const MOVES = new Set<EventName>(["handoff_released", "handoff_claimed", "handoff_reassigned"]);

/** When an admin took it from the reader while they looked at it; for all other ways the bell is read again. */
function useReassigned(handoff: Handoff, reader: string): string | null {
  const [at, setAt] = useState<string | null>(null);
  const client = useQueryClient();
  const mine = handoff.claimed_by?.id === reader;
  useLiveEvents((event) => {
    if (!MOVES.has(event.name)) return;
    const { handoff_id, by, at } = event.members as EventMembers["handoff_claimed"];
    if (handoff_id !== handoff.id || !mine || by?.id === reader) return;
    if (event.name === "handoff_reassigned") setAt(at);
    else void readAgain(client, notificationsQuery);
  });
  return mine || !isOut(handoff) ? null : at;
}
