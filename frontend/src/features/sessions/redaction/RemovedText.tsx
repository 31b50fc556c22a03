import type { Step } from "@/api/types";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { useTimes } from "@/ui/times";

/** In place of a text that was taken away: who did it, when and why. */
export function RemovedText({ redacted }: { redacted: NonNullable<Step["redacted"]> }) {
  const text = useText();
  const me = useMe();
  const times = useTimes();
  const at = times.exact(new Date(redacted.at));
  const words = text.redaction;
  return (
    <div className="text-ink-3">
      <p>{redacted.by.id === me.id ? words.youRemoved(at) : words.removed(redacted.by.name, at)}</p>
      <p className="break-words text-meta">{redacted.reason}</p>
    </div>
  );
}
