import { useRouterState } from "@tanstack/react-router";
import { NotLiveNote } from "@/features/handoffs/LiveStatus";

/** On pages that do not show how live they are: a word when they are not; beside them where there is room. */
export function Elsewhere({ place }: { place: "top" | "side" }) {
  const onQueue = useRouterState({ select: (state) => state.location.pathname === "/escalations" });
  if (onQueue) return null;
  return (
    <div aria-live="polite" className="empty:hidden">
      <NotLiveNote place={place} />
    </div>
  );
}
