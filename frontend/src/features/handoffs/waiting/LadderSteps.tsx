import type { Card, Rung } from "@/api/types";
import { useText } from "@/text";
import { CheckIcon, ClockIcon } from "@/ui/icons";
import { useNow, useTimes } from "@/ui/times";
import { rungsOf } from "./rungs";

/** The whole ladder of a handoff that waits: what was done, and what comes if nobody picks it up. */
export function LadderSteps({ card }: { card: Pick<Card, "state" | "ladder"> }) {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const rungs = rungsOf(card);
  if (card.state !== "open" || rungs.length === 0) return null;
  const words = text.rungs.step;
  const step = ({ tell, tier }: Rung) =>
    tell === "tier" ? words.tier(text.rungs.tier(tier ?? 1)) : words[tell];
  return (
    <section aria-label={text.told.ifNobody} className="mt-3 border-t border-line pt-3">
      <h3 className="font-semibold">{text.told.ifNobody}</h3>
      <ol className="m-0 mt-1 list-none p-0">
        {rungs.map((rung) => {
          const isPast = Date.parse(rung.at) <= now;
          const Icon = isPast ? CheckIcon : ClockIcon;
          return (
            <li
              key={`${rung.at}-${rung.tell}-${rung.tier}`}
              className={`flex items-baseline gap-2.5 py-1 ${isPast ? "text-ink-3" : ""}`}
            >
              <Icon width="14" height="14" className="shrink-0 translate-y-[2px] text-ink-3" />
              <time
                dateTime={rung.at}
                title={times.exact(new Date(rung.at))}
                className="min-w-[74px] shrink-0 text-ink-2"
              >
                {times.upcoming(new Date(rung.at), new Date(now))}
              </time>
              <span>{step(rung)}</span>
              {isPast && <span className="sr-only">{text.rungs.passed}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
