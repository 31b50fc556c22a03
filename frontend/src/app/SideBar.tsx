import { Link, useRouterState } from "@tanstack/react-router";
import type { Me } from "@/api/types";

import { Bell } from "@/features/notifications/Bell";
import { useLive } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { SearchIcon } from "@/ui/icons";
import { Key } from "@/ui/Key";
import { capsOf, runKey } from "@/ui/keys";
import { Mark } from "@/ui/Mark";
import { Elsewhere } from "./Elsewhere";
import { isAt, placesFor, waitingCount } from "./navigation";
import { PersonMenu } from "./PersonMenu";
import { Stopwatch } from "./Stopwatch";
import { useOpenProposals } from "./useOpenProposals";

export function SideBar({ me }: { me: Me }) {
  const text = useText();
  const waiting = useLive(waitingCount) ?? 0;
  const proposed = useOpenProposals(me.role);
  const here = useRouterState({ select: (state) => state.location.pathname });
  return (
    <header className="sticky top-[var(--strip)] z-30 hidden h-[calc(100dvh-var(--strip))] short:static! short:h-auto! short:min-h-[calc(100dvh-var(--strip))] short:self-start w-14 shrink-0 flex-col border-e border-line px-2 py-3 md:flex lg:w-[208px]">
      <p className="flex items-center gap-2.5 px-2 pb-4 pt-1 font-semibold">
        <Mark />
        <span className="truncate max-lg:sr-only">{me.account.name}</span>
      </p>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => runKey("palette")}
        className="relative mb-1 flex h-[34px] items-center gap-3 rounded-button px-3 text-start text-ink-2 transition-colors duration-[120ms] hover:bg-chosen/60 hover:text-ink lg:px-2 touch:h-11"
      >
        <SearchIcon />
        <span className="rail-label flex-1">{text.shell.search}</span>
        <span className="max-lg:hidden">
          <Key name={capsOf("palette").join(" ")} />
        </span>
      </button>
      <nav aria-label={text.shell.navigation} className="flex flex-col gap-0.5">
        {placesFor(me.role).map((place) => (
          <Link
            key={place.to}
            to={place.to}
            activeOptions={{ exact: place.to === "/", includeSearch: false }}
            aria-current={isAt(place, here) || undefined}
            className={className(
              "relative flex h-[34px] items-center gap-3 rounded-button px-3 transition-colors lg:px-2 touch:h-11",
              isAt(place, here)
                ? "bg-chosen font-medium text-ink"
                : "text-ink-2 hover:bg-chosen/60 hover:text-ink",
            )}
          >
            <place.icon />
            <span className="rail-label flex-1">{text.shell[place.name]}</span>
            {place.to === "/escalations" && <Count count={waiting} spoken={text.shell.waiting(waiting)} />}
            {place.to === "/playbooks" && <Count count={proposed} spoken={text.shell.proposals(proposed)} />}
          </Link>
        ))}
      </nav>
      <div className="mt-auto flex flex-col gap-0.5">
        <div className="max-lg:hidden">
          <Elsewhere place="side" />
        </div>
        <Stopwatch className="mb-1 flex max-lg:hidden" />
        <Bell place="side" />
        <PersonMenu me={me} place="side" />
      </div>
    </header>
  );
}

function Count({ count, spoken }: { count: number; spoken: string }) {
  if (count === 0) return null;
  return (
    <>
      <span
        aria-hidden="true"
        className="pe-0.5 max-lg:absolute max-lg:-end-1 max-lg:-top-1 max-lg:min-w-[18px] max-lg:rounded-full max-lg:bg-ink max-lg:px-1 max-lg:text-center max-lg:text-[11px] max-lg:leading-[18px] max-lg:text-bg"
      >
        {count}
      </span>
      <span className="sr-only">{spoken}</span>
    </>
  );
}
