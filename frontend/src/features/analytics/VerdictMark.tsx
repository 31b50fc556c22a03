import type { Verdict } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { CheckIcon, ClockIcon, CloseIcon } from "@/ui/icons";

const LOOKS = {
  verified: { look: "bg-green-soft text-green", icon: CheckIcon },
  "not yet": { look: "bg-chosen text-ink", icon: ClockIcon },
  refuted: { look: "bg-red-soft text-red", icon: CloseIcon },
};

/** The verdict in a word, a shape and a colour. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { saving } = useNumbers();
  const { look, icon: Icon } = LOOKS[verdict];
  return (
    <span className={`inline-flex items-center gap-1 rounded-tag px-1.5 py-0.5 font-medium ${look}`}>
      <Icon width="12" height="12" strokeWidth={2} />
      {saving.verdicts[verdict]}
    </span>
  );
}
