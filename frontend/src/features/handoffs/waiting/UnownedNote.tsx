import { Link } from "@tanstack/react-router";
import type { Card } from "@/api/types";
import { useText } from "@/text";
import { WarningIcon } from "@/ui/icons";

const SHOWN = 3;

/** On top of the queue: what the whole ladder has not brought anybody to pick up. */
export function UnownedNote({ cards }: { cards: readonly Card[] }) {
  const text = useText();
  if (cards.length === 0) return null;
  const words = text.rungs;
  return (
    <section
      aria-label={words.region}
      data-slides="unowned"
      className="fade mt-3 flex gap-3 rounded-card border border-red-solid/40 bg-red-soft px-4 py-3 sm:px-5"
    >
      <span className="pt-0.5 text-red">
        <WarningIcon />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-2">
        <p role="status" aria-label={words.headline(cards.length)} className="font-semibold text-red">
          {words.headline(cards.length)}{" "}
          <span className="font-normal text-ink-2 max-sm:sr-only">{words.explain}</span>
        </p>
        <ul className="m-0 min-w-0 list-none p-0">
          {cards.slice(0, SHOWN).map((card) => (
            <li key={card.id} className="flex">
              <Link
                to="/escalations/$handoffId"
                params={{ handoffId: card.id }}
                className="clamp-2 min-w-0 font-medium underline decoration-line-2 underline-offset-2 hover:decoration-current touch:min-h-11 touch:py-3"
              >
                {card.problem}
              </Link>
            </li>
          ))}
        </ul>
        {cards.length > SHOWN && (
          <p className="basis-full text-ink-2">{words.andMore(cards.length - SHOWN)}</p>
        )}
      </div>
    </section>
  );
}
