import type { RefObject } from "react";
import type { Assessment } from "@/api/types";
import { useText } from "@/text";
import { DownIcon } from "@/ui/icons";
import { useInSight } from "./useInSight";

interface CauseStripProps {
  assessment: Assessment;
  /** Where the whole of it stands. */
  whole: RefObject<HTMLElement | null>;
}

/** On a phone, above the ways: the likely cause, as long as the whole assessment is further down; a press leads there. */
export function CauseStrip({ assessment, whole }: CauseStripProps) {
  const text = useText();
  const inSight = useInSight(whole);
  const { likely_cause: cause, confidence } = assessment;
  if (cause === null || inSight) return null;
  const open = () => {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    whole.current?.scrollIntoView({ behavior: still ? "auto" : "smooth" });
    whole.current?.focus({ preventScroll: true });
  };
  return (
    <button
      type="button"
      onClick={open}
      className="fade flex min-h-14 w-full items-center gap-3 border-b border-line bg-sunken px-4 py-2 text-start sm:hidden short:hidden!"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate text-meta text-ink-3">
          {text.context.causeInShort(confidence === null ? null : text.counting.decimal(confidence, 2))}
        </span>
        <span className="clamp-2 font-semibold">{cause}</span>
      </span>
      <span className="shrink-0 text-ink-2">
        <DownIcon />
      </span>
    </button>
  );
}
