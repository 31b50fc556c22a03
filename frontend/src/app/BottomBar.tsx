import { Link, useRouterState } from "@tanstack/react-router";
import type { Me } from "@/api/types";
import { useLive } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { isAt, placesFor, waitingCount } from "./navigation";
import { useOpenProposals } from "./useOpenProposals";

/** Navigation under the thumbs, on narrow screens. */
export function BottomBar({ me }: { me: Me }) {
  const text = useText();
  const waiting = useLive(waitingCount) ?? 0;
  const proposed = useOpenProposals(me.role);
  const here = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav
      aria-label={text.shell.navigation}
      data-bottom-bar
      className="fixed lowest:static! inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {placesFor(me.role).map((place) => (
        <Link
          key={place.to}
          to={place.to}
          activeOptions={{ exact: place.to === "/", includeSearch: false }}
          aria-current={isAt(place, here) || undefined}
          className={className(
            "relative flex h-[60px] flex-auto flex-col items-center justify-center gap-1 whitespace-nowrap text-meta max-[359px]:text-[11px]",
            isAt(place, here) ? "font-medium text-ink" : "text-ink-3",
          )}
        >
          <place.icon width="18" height="18" />
          {text.shell[place.short]}
          {place.to === "/escalations" && <Count count={waiting} spoken={text.shell.waiting(waiting)} />}
          {place.to === "/playbooks" && <Count count={proposed} spoken={text.shell.proposals(proposed)} />}
        </Link>
      ))}
    </nav>
  );
}

function Count({ count, spoken }: { count: number; spoken: string }) {
  if (count === 0) return null;
  return (
    <>
      <span
        aria-hidden="true"
        className="absolute start-1/2 top-1.5 ms-2 min-w-[18px] rounded-full bg-ink px-1 text-center text-[11px] leading-[18px] text-bg"
      >
        {count}
      </span>
      <span className="sr-only">{spoken}</span>
    </>
  );
}
