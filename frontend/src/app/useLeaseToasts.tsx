import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useLeases } from "@/features/sessions/lease/useLeases";
import { LeaseToast } from "./toasts";

/** On every page but the session's own: the question to a claimer who has not acted yet. */
export function useLeaseToasts(onAsked: () => void) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const leases = useLeases();
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const { handoff } of leases) {
      const question = `${handoff.id} ${handoff.asked_at}`;
      if (asked.current.has(question)) continue;
      asked.current.add(question);
      onAsked();
    }
  }, [leases, onAsked]);
  return leases
    .filter(({ session }) => path !== `/pilot/${session.id}`)
    .map((lease) => <LeaseToast key={`${lease.handoff.id} ${lease.handoff.asked_at}`} lease={lease} />);
}
