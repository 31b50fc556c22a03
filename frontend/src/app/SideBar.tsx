import { Link } from "@tanstack/react-router";
import type { Me } from "@/api/types";

import { Bell } from "@/features/notifications/Bell";
import { useLive } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { SearchIcon } from "@/ui/icons";
import { Key } from "@/ui/Key";
import { capsOf, runKey } from "@/ui/keys";
import { Mark } from "@/ui/Mark";
import { Elsewhere } from "./Elsewhere";
import { placesFor, waitingCount } from "./navigation";
import { PersonMenu } from "./PersonMenu";
import { Stopwatch } from "./Stopwatch";
import { useOpenProposals } from "./useOpenProposals";

export function SideBar({ me }: { me: Me }) {
  const text = useText();
  const waiting = useLive(waitingCount) ?? 0;
  const proposed = useOpenProposals(me.role);
  return (
    <header className="sticky top-[var(--strip)] z-30 hidden h-[calc(100dvh-var(--strip))] w-[208px] shrink-0 flex-col border-e border-line px-2 py-3 md:flex">
      <p className="flex items-center gap-2.5 px-2 pb-4 pt-1 font-semibold">
        <Mark />
        <span className="truncate">{me.account.name}</span>
      </p>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => runKey("palette")}
        className="mb-1 flex h-[34px] items-center gap-3 rounded-button px-2 text-start text-ink-2 transition-colors duration-[120ms] hover:bg-chosen/60 hover:text-ink touch:h-11"
      >
        <SearchIcon />
        <span className="flex-1">{text.shell.search}</span>
        <Key name={capsOf("palette").join(" ")} />
      </button>
      <nav aria-label={text.shell.navigation} className="flex flex-col gap-0.5">
        {placesFor(me.role).map((place) => (
          <Link
            key={place.to}
            to={place.to}
            activeOptions={{ exact: place.to === "/", includeSearch: false }}
            activeProps={{ className: "bg-chosen font-medium text-ink" }}
            inactiveProps={{ className: "text-ink-2 hover:bg-chosen/60 hover:text-ink" }}
            className="flex h-[34px] items-center gap-3 rounded-button px-2 transition-colors touch:h-11"
          >
            <place.icon />
            <span className="flex-1">{text.shell[place.name]}</span>
            {place.to === "/escalations" && <Count count={waiting} spoken={text.shell.waiting(waiting)} />}
            {place.to === "/playbooks" && <Count count={proposed} spoken={text.shell.proposals(proposed)} />}
          </Link>
        ))}
      </nav>
      <div className="mt-auto flex flex-col gap-0.5">
        <Elsewhere place="side" />
        <Stopwatch className="mb-1 flex" />
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
      <span aria-hidden="true" className="pe-0.5">
        {count}
      </span>
      <span className="sr-only">{spoken}</span>
    </>
  );
}
