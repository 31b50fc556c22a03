import type { Freeze } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { useTimes } from "@/ui/times";

/** From when to when calls are kept as they are, under which name, and how many. */
export function FrozenPeriod({ freeze }: { freeze: Freeze }) {
  const { freeze: words } = useNumbers().baseline;
  const times = useTimes();
  return (
    <span className="font-medium">
      {freeze.name === null ? "" : `${freeze.name}, `}
      {words.inForce(times.day(new Date(freeze.from)), times.day(lastDay(freeze)), freeze.n_calls)}
    </span>
  );
}

/** A period ends before its end: at midnight after its last day. */
function lastDay(freeze: Freeze): Date {
  return new Date(Date.parse(freeze.to) - 1);
}
