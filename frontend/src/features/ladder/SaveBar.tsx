import { useEffect, useRef } from "react";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { problemText } from "@/ui/states";
import type { useLadderDraft } from "./useLadderDraft";

interface SaveBarProps {
  edit: ReturnType<typeof useLadderDraft>;
  /** How many values the server refuses in the draft, beyond what this page finds itself. */
  refusedCount: number;
}

/** Stays in sight while something is not saved, and for the way back after it was. */
export function SaveBar({ edit, refusedCount }: SaveBarProps) {
  const text = useText();
  const words = text.ladder.bar;
  const { dirty, done, saving, undo } = edit;
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done !== null) said.current?.focus();
  }, [done]);
  if (!dirty && done === null && saving.error === null) return null;
  const faults = edit.showAll ? Math.max(edit.faultCount, refusedCount) : refusedCount;
  const reasons = [...new Set(Object.values(edit.refused))];
  return (
    <section
      aria-label={words.region}
      className="appear sticky bottom-[68px] z-10 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line-2 bg-overlay px-4 py-3 shadow-float sm:px-5 md:bottom-4"
    >
      <p ref={said} tabIndex={-1} role="status" className="min-w-0 flex-1 basis-[110px] outline-none">
        {dirty ? words.dirty : done !== null && words[done]}
        {dirty && faults > 0 && <span className="ms-1.5 text-red">{text.ladder.faults.count(faults)}</span>}
      </p>
      {saving.error !== null && (
        <p role="alert" className="order-last basis-full text-red">
          {reasons.length > 0 ? reasons.join(" ") : problemText(saving.error, text)}
        </p>
      )}
      {dirty ? (
        <>
          <Button onClick={edit.discard}>{words.discard}</Button>
          <Button type="submit" look="primary" busy={saving.isPending}>
            {words.save}
          </Button>
        </>
      ) : (
        undo !== null &&
        done === "saved" && (
          <Button busy={saving.isPending} onClick={undo}>
            {words.undo}
          </Button>
        )
      )}
    </section>
  );
}
