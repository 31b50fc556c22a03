import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reachQuery } from "@/api/reach";
import type { Priority, Reachable } from "@/api/types";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { WarningIcon } from "@/ui/icons";
import { Skeleton } from "@/ui/states";
import { useNow, useTimes } from "@/ui/times";
import { byReach, reachWords } from "./reachWords";

const SHOWN = 6;

interface Asked {
  priority: Priority;
  targetUserId: string;
}

/** Known before the click: who would hear now, who later, and who not at all. It never keeps anybody from sending. */
export function WhoCanBeReached({ priority, targetUserId }: Asked) {
  const text = useText();
  const [all, setAll] = useState(false);
  const reach = useQuery(reachQuery(priority, targetUserId));
  const people = byReach(reach.data?.items ?? [], targetUserId, text.counting);
  const shown = all ? people : people.slice(0, SHOWN);
  const count = (told: Reachable["told"]) => people.filter((person) => person.told === told).length;
  const words = text.reach;
  const named = people.find(({ id }) => id === targetUserId);
  return (
    <div>
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-semibold">
        {words.title}
        {people.length > 0 && (
          <span className="font-normal text-ink-3">
            {words.summary(count("now"), count("later"), count("never"))}
          </span>
        )}
      </h3>
      {named && <p className="text-meta text-ink-3">{text.escalate.namedFirst(named.name)}</p>}
      {reach.isPending && <Rows />}
      {reach.isError && reach.data === undefined && <p className="mt-1 text-amber">{words.failed}</p>}
      {reach.data && people.length === 0 && <p className="mt-1 font-medium text-red">{words.nobody}</p>}
      <ul className="m-0 mt-1 list-none p-0">
        {shown.map((person) => (
          <Person key={person.id} person={person} named={person.id === targetUserId} />
        ))}
      </ul>
      {people.length > shown.length && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="mt-1 text-meta font-medium text-accent-text hover:underline touch:min-h-11"
        >
          {words.all(people.length)}
        </button>
      )}
    </div>
  );
}

function Person({ person, named }: { person: Reachable; named: boolean }) {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const never = person.told === "never" && !person.present;
  const look = person.present ? "text-green" : never ? "text-red" : "text-ink-2";
  return (
    <li className="flex items-center gap-x-2.5 border-b border-line py-1.5 last:border-0">
      <Avatar name={person.name} />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2">
          {person.name}{" "}
          <span className="whitespace-nowrap text-meta text-ink-3">
            {named ? text.reach.named : text.rungs.tier(person.tier)}
          </span>
        </span>
      </span>
      <span className={`max-w-[58%] text-end text-meta ${look}`}>
        {never && (
          <WarningIcon width="12" height="12" className="me-1 inline-block -translate-y-px align-middle" />
        )}
        {person.present && (
          <span
            aria-hidden="true"
            className="me-1.5 inline-block size-1.5 -translate-y-0.5 rounded-full bg-green"
          />
        )}
        {reachWords(person, now, times, text)}
      </span>
    </li>
  );
}

function Rows() {
  const text = useText();
  return (
    <div className="mt-1">
      <p className="sr-only">{text.common.loading}</p>
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="my-2 h-5" />
      ))}
    </div>
  );
}
