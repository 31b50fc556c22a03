import type { Handoff } from "@/api/types";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { useClaimerMove } from "../claimer/useClaimerMove";

/** Under the hand-over: what the claimer understood, and whether they had what they needed. */
export function ClaimNotes({ handoff }: { handoff: Handoff }) {
  const text = useText();
  const me = useMe();
  const moving = useClaimerMove(handoff);
  const words = text.session.story;
  const { claimed_by: claimer, read_back: line, had_enough: enough } = handoff;
  if (claimer === null || (!line && typeof enough !== "boolean")) return null;
  const mine = claimer.id === me.id;
  return (
    <div className="-mt-2 pb-4 text-center text-ink-2">
      {line && <p>{mine ? words.youReadBack(line) : words.readBack(claimer.name, line)}</p>}
      {typeof enough === "boolean" && (
        <p className="text-meta text-ink-3">
          {mine ? words.youEnough(enough) : words.enough(claimer.name, enough)}{" "}
          {mine && (
            <button
              type="button"
              onClick={() => moving.mutate({ act: "rating", enough: !enough })}
              className="font-medium text-accent-text hover:underline touch:min-h-11"
            >
              {words.changeRating}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
