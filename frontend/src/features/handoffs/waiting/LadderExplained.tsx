import { useState } from "react";
import type { Card } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { keep, recall } from "../kept";

/** What the bars mean, for who sees them for the first time in this browser; it never comes while one looks on. */
export function LadderExplained({ cards }: { cards: readonly Card[] }) {
  const words = useText().queueView;
  const [shown, setShown] = useState(
    () => recall("ladder") === null && cards.some(({ ladder }) => (ladder ?? []).length > 0),
  );
  if (!shown) return null;
  const understood = () => {
    keep("ladder", "understood");
    setShown(false);
  };
  return (
    <div
      data-slides="ladder"
      className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 sm:flex-nowrap"
    >
      <span aria-hidden="true" className="hidden w-[84px] shrink-0 gap-[3px] sm:flex">
        <span className="h-1 flex-1 rounded-full bg-ink-2" />
        <span className="h-1 flex-1 rounded-full bg-line-2" />
        <span className="h-1 flex-1 rounded-full bg-line-2" />
      </span>
      <p className="min-w-0 flex-1 basis-[240px]">{words.ladder}</p>
      <Button look="quiet" onClick={understood}>
        {words.understood}
      </Button>
    </div>
  );
}
